//! The pages that are no endpoint of an RFC, one file each.

pub(crate) mod admin;
pub(crate) mod apps;
pub(crate) mod connected_apps;
pub(crate) mod credentials;
pub(crate) mod decide;
pub(crate) mod device;
pub(crate) mod front;
pub(crate) mod language;
pub(crate) mod marketplace;
pub(crate) mod not_found;
pub(crate) mod playground;
pub(crate) mod revocation_link;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod switch_account;
pub(crate) mod words;
