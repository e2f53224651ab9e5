//! Everything that is stored, as one trait.

use crate::{
    answers, api_credentials, apps, audit, census, clients, devices, grants, keys, logos, mail,
    policies, publishers, replay, sessions, sign_in, staff, tokens, users,
};

/// Everything that is kept.
pub trait Store:
    answers::AnswerStore
    + api_credentials::ApiCredentialStore
    + apps::AppStore
    + audit::AuditStore
    + census::CensusStore
    + clients::ClientStore
    + devices::DeviceStore
    + grants::GrantStore
    + keys::KeyStore
    + logos::LogoStore
    + mail::MailStore
    + staff::StaffStore
    + policies::PolicyStore
    + publishers::PublisherStore
    + replay::ReplayStore
    + sessions::SessionStore
    + sign_in::SignInStore
    + tokens::TokenStore
    + users::UserStore
    + Send
    + Sync
    + 'static
{
}

impl<T> Store for T where
    T: answers::AnswerStore
        + api_credentials::ApiCredentialStore
        + apps::AppStore
        + audit::AuditStore
        + census::CensusStore
        + clients::ClientStore
        + devices::DeviceStore
        + grants::GrantStore
        + keys::KeyStore
        + logos::LogoStore
        + mail::MailStore
        + staff::StaffStore
        + policies::PolicyStore
        + publishers::PublisherStore
        + replay::ReplayStore
        + sessions::SessionStore
        + sign_in::SignInStore
        + tokens::TokenStore
        + users::UserStore
        + Send
        + Sync
        + 'static
{
}
