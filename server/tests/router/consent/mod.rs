//! The consent page and its answer (OAuth 2.1 §7.9).

mod decide;
mod double_click;
mod entries;
mod expiry;
mod forgery;
mod offer_by_role;
mod page;
mod sessions;
mod unverified;
