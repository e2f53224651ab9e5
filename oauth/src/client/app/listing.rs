//! An app in the Marketplace, where it is offered to every company.

use crate::timestamp::Timestamp;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub state: ListingState,
    /// What the platform wrote to the owner when it declined.
    pub note: String,
    pub since: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListingState {
    /// Its owner has not offered it.
    #[default]
    Unlisted,
    Submitted,
    Listed,
    /// The platform does not offer it as it is.
    Declined,
}

impl ListingState {
    pub const ALL: [Self; 4] = [Self::Unlisted, Self::Submitted, Self::Listed, Self::Declined];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlisted => "unlisted",
            Self::Submitted => "submitted",
            Self::Listed => "listed",
            Self::Declined => "declined",
        }
    }
}
