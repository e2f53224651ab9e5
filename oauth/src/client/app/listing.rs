//! An app in the Marketplace, where it is offered to every company.

use crate::timestamp::Timestamp;
use crate::words::words;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub state: ListingState,
    /// What the platform wrote to the owner when it declined.
    pub note: String,
    pub since: Option<Timestamp>,
}

words! {
    #[derive(Default)]
    pub enum ListingState {
        /// Its owner has not offered it.
        #[default]
        Unlisted = "unlisted",
        Submitted = "submitted",
        Listed = "listed",
        /// The platform does not offer it as it is.
        Declined = "declined",
    }
}
