//! Lists that are shown a page at a time.

use store::slice::Slice;

/// One page of a list of a known length.
#[derive(Clone, Debug)]
pub struct PageOf<T> {
    pub items: Vec<T>,
    /// How many come before it.
    pub before: u32,
    pub total: u32,
    /// From 1.
    pub page: u32,
    pub pages: u32,
}

impl<T> PageOf<T> {
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PageOf<U> {
        let Self { items, before, total, page, pages } = self;
        PageOf { items: items.into_iter().map(change).collect(), before, total, page, pages }
    }
}

/// Where a page is in its list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    page: u32,
    size: u32,
    total: u32,
}

impl Position {
    /// The page of that number, from 1; the last one, if there are not so many.
    pub(crate) fn new(page: u32, size: u32, total: u32) -> Self {
        Self { page: page.clamp(1, total.div_ceil(size).max(1)), size, total }
    }

    pub(crate) fn slice(self) -> Slice {
        Slice { offset: (self.page - 1) * self.size, limit: self.size }
    }

    pub(crate) fn of<T>(self, items: Vec<T>) -> PageOf<T> {
        let Self { page, size, total } = self;
        let pages = total.div_ceil(size).max(1);
        PageOf { items, before: self.slice().offset, total, page, pages }
    }
}

/// The first page of what was found, for which one more than a page was asked; and the key
/// of its last thing, after which the next page begins, if there is one.
pub(crate) fn split<T, K>(
    mut found: Vec<T>,
    page: u32,
    key: impl FnOnce(&T) -> K,
) -> (Vec<T>, Option<K>) {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let is_more = found.len() > page;
    found.truncate(page);
    let next = found.last().filter(|_| is_more).map(key);
    (found, next)
}

/// Everything, read a page at a time: `read` gets the key of the last that was read.
pub(crate) async fn all<T, K, E, F: Future<Output = Result<Vec<T>, E>>>(
    key: fn(&T) -> K,
    read: impl Fn(Option<K>) -> F,
) -> Result<Vec<T>, E> {
    let mut all = Vec::new();
    loop {
        let more = read(all.last().map(key)).await?;
        if more.is_empty() {
            return Ok(all);
        }
        all.extend(more);
    }
}
