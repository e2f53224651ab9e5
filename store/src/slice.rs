/// A part of a list: at most `limit`, after the first `offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    pub offset: u32,
    pub limit: u32,
}

impl Slice {
    pub fn first(limit: u32) -> Self {
        Self { offset: 0, limit }
    }
}
