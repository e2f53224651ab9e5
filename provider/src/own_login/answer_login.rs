//! The platform answers a login request.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use routes::UrlBuilder;
use serde::{Deserialize, Serialize};
use store::Effects;
use store::own_login::LoginAnswer;
use thiserror::Error;

use crate::error::{ProviderError, internal_store_error};
use crate::own_login::OwnLoginService;
use crate::own_login::login_request::{LoginRequest, LoginRequestDetails, LoginRequestError};
use crate::own_login::outcomes::{ACCEPTED, REJECTED, count};
use crate::own_login::people::PersonError;
use crate::own_login::platform::PlatformCaller;
use crate::own_login::profile::{InvalidProfile, PlatformProfile, checked_name};

/// How far the platform's clock may be from ours.
const LEEWAY: Duration = Duration::from_secs(10);

const SHORTEST_SESSION: Duration = Duration::from_mins(1);
const METHODS_LIMIT: usize = 10;
const REASON_LIMIT: usize = 200;
const CODE_BYTES: usize = 32;

/// Why an answer is not taken. The text is for the platform.
#[derive(Debug, Error)]
pub enum AnswerError {
    #[error(transparent)]
    Request(#[from] LoginRequestError),
    #[error(transparent)]
    Invalid(#[from] InvalidProfile),
    #[error("this login request has been answered")]
    AnsweredBefore,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AnswerError);

impl From<PersonError> for AnswerError {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::NotFound => InvalidProfile::new("subject", error.to_string()).into(),
            PersonError::Invalid(invalid) => invalid.into(),
            PersonError::Internal(error) => error.into(),
        }
    }
}

/// Who has signed in at the platform, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AcceptedLogin {
    /// By which the platform knows them, always the same.
    pub subject: String,
    pub profile: PlatformProfile,
    /// RFC 8176.
    pub amr: Vec<String>,
    pub acr: Option<String>,
    /// When they proved who they are.
    pub auth_time: Timestamp,
    /// How long they stay signed in here; `None`: as long as anybody.
    pub session: Option<Duration>,
}

/// As it waits for the browser.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredAnswer {
    pub(super) return_to: String,
    /// The login, or why there is none.
    pub(super) login: Result<AcceptedLogin, String>,
}

impl OwnLoginService {
    /// Takes the platform's word for who has signed in; where the browser goes on.
    pub async fn accept_login(
        &self,
        platform: &PlatformCaller,
        id: &str,
        login: AcceptedLogin,
    ) -> Result<String, AnswerError> {
        let request = self.open_login_request(id)?;
        let asked = self.details(&request).await?;
        let login = AcceptedLogin { profile: login.profile.checked()?, ..login };
        let login = self.checked_login(login, &asked)?;
        self.check_person(&login.subject, &login.profile).await?;
        let answered = self.answer(platform, &request, Ok(login), Effects::NONE).await?;
        count(ACCEPTED);
        Ok(answered)
    }

    /// Nobody has signed in; where the browser goes on.
    pub async fn reject_login(
        &self,
        platform: &PlatformCaller,
        id: &str,
        reason: &str,
    ) -> Result<String, AnswerError> {
        let request = self.open_login_request(id)?;
        let is_control = |letter: char| letter.is_control();
        if reason.chars().count() > REASON_LIMIT || reason.contains(is_control) {
            let rule = format!("it is one line of at most {REASON_LIMIT} characters");
            return Err(InvalidProfile::new("reason", rule).into());
        }
        let subject = Subject::new("login_request", "", platform.client.name.clone());
        let mut event = self.event(platform, None, AuditAction::LoginRejected, subject);
        reason.clone_into(&mut event.detail);
        let login = Err(reason.to_owned());
        let answered = self.answer(platform, &request, login, event.into()).await?;
        count(REJECTED);
        Ok(answered)
    }

    async fn answer(
        &self,
        platform: &PlatformCaller,
        request: &LoginRequest,
        login: Result<AcceptedLogin, String>,
        effects: Effects,
    ) -> Result<String, AnswerError> {
        let code = URL_SAFE_NO_PAD.encode(self.shared.random::<CODE_BYTES>());
        let answer = StoredAnswer { return_to: request.return_to.clone(), login };
        let answer = LoginAnswer {
            request: request.digest(),
            code: Digest::of(&code),
            browser: request.browser(),
            client_id: platform.client.id.clone(),
            answer: written(&answer),
            // Not before the request itself: it is not answered a second time.
            expires_at: self.expires_at(request) + self.shared.settings.lifetimes.login_answer,
        };
        if !self.shared.store.answer_login_request(&answer, effects).await? {
            return Err(AnswerError::AnsweredBefore);
        }
        let back = UrlBuilder::at(&self.shared.settings.issuer, routes::SIGN_IN_RETURN);
        Ok(back.query(routes::LOGIN_CODE, &code).into())
    }

    fn checked_login(
        &self,
        login: AcceptedLogin,
        asked: &LoginRequestDetails,
    ) -> Result<AcceptedLogin, InvalidProfile> {
        let refuse = |field: &str, rule: &str| Err(InvalidProfile::new(field, rule));
        if login.amr.len() > METHODS_LIMIT {
            return refuse("amr", "at most 10 methods");
        }
        for method in &login.amr {
            checked_name("amr", method)?;
        }
        login.acr.as_deref().map(|acr| checked_name("acr", acr)).transpose()?;
        let longest = self.shared.settings.lifetimes.session;
        if login.session.is_some_and(|session| !(SHORTEST_SESSION..=longest).contains(&session)) {
            let rule = format!(
                "it must be {} to {} seconds",
                SHORTEST_SESSION.as_secs(),
                longest.as_secs()
            );
            return Err(InvalidProfile::new("session_expires_in", rule));
        }
        let now = self.shared.now();
        if login.auth_time > now + LEEWAY {
            return refuse("auth_time", "it is in the future");
        }
        let auth_time = login.auth_time.min(now);
        let age = now.since(auth_time);
        if age >= login.session.unwrap_or(longest) {
            return refuse("auth_time", "such a session has ended");
        }
        // OpenID Connect Core §3.1.2.1: `prompt=login`, and `max_age=0`, ask for a sign-in that is
        // made for this request.
        let is_fresh = auth_time + LEEWAY >= asked.begun_at;
        let is_too_old =
            |max_age: Duration| !is_fresh && (max_age.is_zero() || age > max_age + LEEWAY);
        if asked.login && !is_fresh {
            return refuse("auth_time", "the person must sign in for this request (prompt=login)");
        }
        if asked.max_age.is_some_and(is_too_old) {
            return refuse("auth_time", "the person must sign in again (max_age)");
        }
        Ok(AcceptedLogin { auth_time, ..login })
    }
}

#[expect(clippy::expect_used, reason = "our own plain structs have only string keys")]
fn written(answer: &StoredAnswer) -> String {
    serde_json::to_string(answer).expect("a plain struct becomes JSON")
}
