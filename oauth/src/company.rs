use crate::id::CompanyId;

/// A customer of the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub id: CompanyId,
    pub name: String,
}
