use crate::id::CompanyId;
use crate::time_zone::TimeZone;

/// A customer of the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub id: CompanyId,
    pub name: String,
    /// Of the times that its people read.
    pub time_zone: TimeZone,
    /// Whether its people sign in with two factors.
    pub requires_second_factor: bool,
}
