//! A page that needs several files is a folder: `present` turns what the provider gives into what
//! the page shows, `form` has its fields, `view` draws it.

pub mod account;
pub mod admin;
pub mod apps;
pub mod choose_password;
pub mod confirm;
pub mod connected_apps;
pub mod consent;
pub mod credentials;
pub mod dead_link;
pub mod device;
pub mod error;
pub mod factors;
pub mod forgotten;
pub mod form_post;
pub mod front;
pub mod help;
pub mod link_identity;
pub mod logout;
pub mod marketplace;
pub mod outcome;
pub mod own_account;
pub mod permissions;
pub mod playground;
pub mod privacy;
pub mod security;
pub mod sign_in;
pub mod sign_in_elsewhere;
mod sign_in_ways;
pub mod signed_in;
