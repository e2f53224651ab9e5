//! From what happened to what is shown: the one place where the words of the
//! domain become view models.

pub mod account;
pub mod admin;
pub mod apps;
pub mod audit;
pub mod connected_apps;
pub mod consent;
pub mod credentials;
pub mod date;
pub mod decision;
pub mod mail;
pub mod permissions;
pub mod refusal;

/// Where we serve a logo.
pub fn logo_path(id: &oauth::logo::LogoId) -> String {
    format!("/logos/{id}.png")
}
