//! What an owner writes of how their app signs people in.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authentication::AuthenticationClass;
use crate::client::ClientKind;
use crate::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri, LogoutUriError};
use crate::client::redirect_uri::{PartnerUriError, RedirectUri};
use crate::client::sign_in::{
    InitiateLoginFault, MAX_AGE_LIMIT, Pkce, SignInTerms, check_initiate_login,
};
use crate::identity::subject::SubjectType;
use crate::jose::algorithm::IdTokenAlgorithm;

/// Of each kind of address.
pub const REDIRECT_URIS: usize = 20;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInDraft {
    pub subject_type: SubjectType,
    pub id_token_algorithm: IdTokenAlgorithm,
    pub pkce: Pkce,
    /// An address a line.
    pub post_logout_redirect_uris: String,
    /// Empty: none.
    pub backchannel_logout_uri: String,
    pub backchannel_logout_session_required: bool,
    /// In seconds; empty: none.
    pub default_max_age: String,
    /// Whether it wants two factors where a request does not say.
    pub two_factors: bool,
    /// Empty: none.
    pub initiate_login_uri: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignInDraftError {
    #[error("write at most {REDIRECT_URIS} addresses to go on to after sign-out")]
    TooManyLogoutUris,
    #[error("after sign-out, line {line}: {uri}: {fault}")]
    LogoutUri { line: usize, uri: String, fault: PartnerUriError },
    #[error("back-channel logout: {0}")]
    BackChannelLogout(LogoutUriError),
    #[error("the longest time since sign-in: use 0 to {MAX_AGE_LIMIT} seconds, or leave it empty")]
    MaxAge,
    #[error("the address that begins a sign-in: {0}")]
    InitiateLogin(InitiateLoginFault),
    #[error("only an app with a secret may send a nonce instead of a challenge")]
    PublicNonce,
}

impl SignInDraft {
    /// What is meant as far as it can be, and what is wrong.
    pub(super) fn check(
        &self,
        kind: ClientKind,
        is_native: bool,
        redirect_uris: &[RedirectUri],
    ) -> (SignInTerms, Vec<SignInDraftError>) {
        // In the order of the form.
        let mut errors = Vec::new();
        if self.pkce == Pkce::OrNonce && kind == ClientKind::Public {
            errors.push(SignInDraftError::PublicNonce);
        }
        let (post_logout_redirect_uris, faults) = self.check_logout_uris(is_native);
        errors.extend(faults);
        let backchannel_logout = self.backchannel_logout(redirect_uris).unwrap_or_else(|fault| {
            errors.push(SignInDraftError::BackChannelLogout(fault));
            None
        });
        let initiate_login_uri = match self.initiate_login_uri.trim() {
            "" => None,
            uri => check_initiate_login(uri, redirect_uris)
                .map_err(|fault| errors.push(SignInDraftError::InitiateLogin(fault)))
                .ok(),
        };
        let default_max_age = self.max_age().unwrap_or_else(|error| {
            errors.push(error);
            None
        });
        let terms = SignInTerms {
            subject_type: self.subject_type,
            id_token_algorithm: self.id_token_algorithm,
            pkce: self.pkce,
            post_logout_redirect_uris,
            backchannel_logout,
            default_max_age,
            default_class: self.two_factors.then_some(AuthenticationClass::TwoFactors),
            initiate_login_uri,
        };
        (terms, errors)
    }

    fn check_logout_uris(&self, is_native: bool) -> (Vec<RedirectUri>, Vec<SignInDraftError>) {
        let (mut uris, mut errors) = (Vec::<RedirectUri>::new(), Vec::new());
        let lines = (1..).zip(self.post_logout_redirect_uris.lines().map(str::trim));
        for (line, text) in lines.filter(|(_, uri)| !uri.is_empty()) {
            match RedirectUri::register_for_partner(text, is_native) {
                Err(fault) => {
                    let uri = text.to_owned();
                    errors.push(SignInDraftError::LogoutUri { line, uri, fault });
                }
                Ok(known) if uris.contains(&known) => {}
                Ok(new) => uris.push(new),
            }
        }
        if uris.len() > REDIRECT_URIS {
            errors.push(SignInDraftError::TooManyLogoutUris);
        }
        (uris, errors)
    }

    fn backchannel_logout(
        &self,
        redirect_uris: &[RedirectUri],
    ) -> Result<Option<BackChannelLogout>, LogoutUriError> {
        let session_required = self.backchannel_logout_session_required;
        match self.backchannel_logout_uri.trim() {
            "" => Ok(None),
            uri => BackChannelLogoutUri::register_beside(uri, redirect_uris)
                .map(|uri| Some(BackChannelLogout { uri, session_required })),
        }
    }

    fn max_age(&self) -> Result<Option<Duration>, SignInDraftError> {
        let text = self.default_max_age.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = text.parse().ok().filter(|seconds| is_number && *seconds <= MAX_AGE_LIMIT);
        seconds.map(Duration::from_secs).map(Some).ok_or(SignInDraftError::MaxAge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(draft: &SignInDraft, kind: ClientKind) -> Vec<SignInDraftError> {
        let own = [RedirectUri::register("https://app.example/cb").expect("valid")];
        draft.check(kind, false, &own).1
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let draft = SignInDraft {
            pkce: Pkce::OrNonce,
            post_logout_redirect_uris: "https://app.example/bye\n\nhttp://app.example/bye"
                .to_owned(),
            backchannel_logout_uri: "https://evil.example/logout".to_owned(),
            default_max_age: "-1".to_owned(),
            initiate_login_uri: "https://evil.example/".to_owned(),
            ..SignInDraft::default()
        };
        let found = errors(&draft, ClientKind::Public);
        assert_eq!(found.len(), 5);
        assert!(matches!(found[1], SignInDraftError::LogoutUri { line: 3, .. }), "{found:?}");
        assert_eq!(found[2], SignInDraftError::BackChannelLogout(LogoutUriError::Host));
    }

    #[test]
    fn an_age_is_a_number_of_seconds() {
        for text in ["x", "1.5", "+5", "99999999999999999999", "31536001", "1 h"] {
            let draft = SignInDraft { default_max_age: text.to_owned(), ..SignInDraft::default() };
            assert_eq!(errors(&draft, ClientKind::Confidential), [SignInDraftError::MaxAge]);
        }
        for text in ["", " ", "0", "31536000"] {
            let draft = SignInDraft { default_max_age: text.to_owned(), ..SignInDraft::default() };
            assert_eq!(errors(&draft, ClientKind::Confidential), []);
        }
    }

    #[test]
    fn a_draft_from_before_has_none_of_it() {
        for text in ["{}", r#"{"subject_type":"public","post_logout_redirect_uris":""}"#] {
            let read = serde_json::from_str::<SignInDraft>(text).ok();
            assert_eq!(read, Some(SignInDraft::default()), "{text}");
        }
    }
}
