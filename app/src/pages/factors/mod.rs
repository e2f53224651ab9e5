//! How a person signs in, beside their password: passkeys, and what the second step asks for.

pub mod item;
mod lists;
pub mod new_authenticator;
pub mod new_passkey;
pub mod present;
pub mod recovery_codes;
pub mod second_step;

/// The fields of the forms.
pub const NAME: &str = "name";
pub const CODE: &str = "code";
/// The sealed key of an app that is being added; a person may see the page in another language.
pub const NEW_KEY: &str = "new_key";
