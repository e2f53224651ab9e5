//! What a client is registered with for signing people in (OpenID Connect Dynamic Client
//! Registration
//! 1.0 §2), however it is registered.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::Url;

use crate::authentication::AuthenticationClass;
use crate::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri, LogoutUriError};
use crate::client::redirect_uri::{Destination, RedirectUri};
use crate::client::{Client, ClientKind};
use crate::identity::subject::SubjectType;
use crate::jose::algorithm::IdTokenAlgorithm;
use crate::words::words;

words! {
    /// RFC 9700 §2.1.1.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Pkce {
        #[default]
        Required = "required",
        /// A request for an ID token with a nonce needs no challenge.
        OrNonce = "or_nonce",
    }
}

/// In seconds: the longest that a session may live is a year.
pub const MAX_AGE_LIMIT: u64 = 365 * 24 * 60 * 60;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInTerms {
    pub subject_type: SubjectType,
    pub id_token_algorithm: IdTokenAlgorithm,
    pub pkce: Pkce,
    pub post_logout_redirect_uris: Vec<RedirectUri>,
    pub backchannel_logout: Option<BackChannelLogout>,
    pub default_max_age: Option<Duration>,
    pub default_class: Option<AuthenticationClass>,
    pub initiate_login_uri: Option<String>,
}

impl SignInTerms {
    pub fn of(client: &Client) -> Self {
        Self {
            subject_type: client.subject_type,
            id_token_algorithm: client.id_token_algorithm,
            pkce: if client.nonce_instead_of_pkce { Pkce::OrNonce } else { Pkce::Required },
            post_logout_redirect_uris: client.post_logout_redirect_uris.clone(),
            backchannel_logout: client.backchannel_logout.clone(),
            default_max_age: client.default_max_age,
            default_class: client.default_class,
            initiate_login_uri: client.initiate_login_uri.clone(),
        }
    }

    #[must_use]
    pub fn apply_to(self, client: Client) -> Client {
        Client {
            subject_type: self.subject_type,
            id_token_algorithm: self.id_token_algorithm,
            nonce_instead_of_pkce: self.pkce == Pkce::OrNonce,
            post_logout_redirect_uris: self.post_logout_redirect_uris,
            backchannel_logout: self.backchannel_logout,
            default_max_age: self.default_max_age,
            default_class: self.default_class,
            initiate_login_uri: self.initiate_login_uri,
            ..client
        }
    }
}

/// What contradicts the rest of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SignInFault {
    /// Such an access token would say by what all others know the person.
    #[error("subject_type: with JWT access tokens it must be public")]
    ReadableToken,
    #[error("pkce: only a confidential client may send a nonce instead")]
    PublicNonce,
    #[error("default_max_age: use at most {MAX_AGE_LIMIT} seconds")]
    MaxAge,
    #[error("initiate_login_uri: {0}")]
    InitiateLogin(InitiateLoginFault),
    #[error("backchannel_logout_uri: {0}")]
    BackChannelLogout(LogoutUriError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InitiateLoginFault {
    #[error("it must be an https address without user name or fragment")]
    Malformed,
    #[error("it must be on a host of the redirect URIs")]
    OtherHost,
}

/// OpenID Connect Core §4: people are sent there from here. So it leads where the client's answers
/// go, and nowhere else.
pub fn check_initiate_login(
    text: &str,
    redirect_uris: &[RedirectUri],
) -> Result<String, InitiateLoginFault> {
    let url = Url::parse(text).map_err(|_| InitiateLoginFault::Malformed)?;
    let destination = Destination::of(text);
    let is_plain =
        url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let is_safe = url.scheme() == "https" || url.scheme() == "http" && destination.on_this_device;
    if !is_plain || !is_safe || text.len() > 1024 || !text.bytes().all(|it| it.is_ascii_graphic()) {
        return Err(InitiateLoginFault::Malformed);
    }
    let is_own = |uri: &RedirectUri| Destination::of(uri.as_str()).host == destination.host;
    if destination.host.is_none() || !redirect_uris.iter().any(is_own) {
        return Err(InitiateLoginFault::OtherHost);
    }
    Ok(url.into())
}

/// Of a manually registered client.
pub fn check(client: &Client, has_readable_tokens: bool) -> Result<(), SignInFault> {
    if has_readable_tokens && client.subject_type == SubjectType::Pairwise {
        return Err(SignInFault::ReadableToken);
    }
    if client.nonce_instead_of_pkce && client.kind == ClientKind::Public {
        return Err(SignInFault::PublicNonce);
    }
    if client.default_max_age.is_some_and(|age| age.as_secs() > MAX_AGE_LIMIT) {
        return Err(SignInFault::MaxAge);
    }
    if let Some(uri) = &client.initiate_login_uri {
        check_initiate_login(uri, &client.redirect_uris).map_err(SignInFault::InitiateLogin)?;
    }
    if let Some(logout) = &client.backchannel_logout {
        BackChannelLogoutUri::register_beside(logout.uri.as_str(), &client.redirect_uris)
            .map_err(SignInFault::BackChannelLogout)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sent_only_where_the_answers_of_the_app_go() {
        let own = [RedirectUri::register("https://app.example/cb").expect("valid")];
        let check = |text: &str| check_initiate_login(text, &own);
        for text in [
            "",
            "app.example/login",
            "http://app.example/login",
            "javascript:alert(1)",
            "https://app.example/login#x",
            "https://app.example@evil.example/",
            "https://app.example/a b",
        ] {
            assert_eq!(check(text), Err(InitiateLoginFault::Malformed), "{text}");
        }
        for text in ["https://evil.example/login", "https://app.example.evil.example/"] {
            assert_eq!(check(text), Err(InitiateLoginFault::OtherHost), "{text}");
        }
        assert_eq!(check("https://app.example/login").as_deref(), Ok("https://app.example/login"));
        assert!(check_initiate_login("https://app.example/", &[]).is_err());
    }
}
