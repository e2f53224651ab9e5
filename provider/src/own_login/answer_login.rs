//! The platform answers a login request.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::audit::{AuditAction, Subject};
use oauth::authentication::{AuthenticationClass, AuthenticationMethod, AuthenticationMethods};
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
use crate::own_login::standing::Standing;

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

/// Who has signed in at the platform, and how, as the platform says it.
#[derive(Clone, Debug)]
pub struct AcceptedLogin {
    /// By which the platform knows them, always the same.
    pub subject: String,
    pub profile: PlatformProfile,
    /// RFC 8176. What is not known here is left out.
    pub amr: Vec<String>,
    pub acr: Option<String>,
    /// When they proved who they are.
    pub auth_time: Timestamp,
    /// How long they stay signed in here; `None`: the default.
    pub session: Option<Duration>,
}

/// A login as it waits for the browser.
#[derive(Serialize, Deserialize)]
pub(super) struct CheckedLogin {
    pub(super) subject: String,
    pub(super) profile: PlatformProfile,
    /// Separated by spaces.
    pub(super) methods: String,
    pub(super) auth_time: Timestamp,
    pub(super) session: Option<Duration>,
    /// When the platform answered. What is taken from the person until the browser is back is not
    /// given back by what was said before.
    pub(super) standing: Standing,
}

/// What the platform answered, as it waits for the browser.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredAnswer {
    pub(super) return_to: String,
    /// `None`: the sign-in failed.
    pub(super) login: Option<CheckedLogin>,
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
        let standing = self.check_person(&login.subject, &login.profile).await?;
        let login = Some(CheckedLogin { standing, ..login });
        let answered = self.answer(platform, &request, login, Effects::NONE).await?;
        count(ACCEPTED);
        Ok(answered)
    }

    /// The sign-in failed; where the browser goes on.
    pub async fn reject_login(
        &self,
        platform: &PlatformCaller,
        id: &str,
        reason: &str,
    ) -> Result<String, AnswerError> {
        let request = self.open_login_request(id)?;
        if reason.chars().count() > REASON_LIMIT || reason.contains(char::is_control) {
            let rule = format!("it is one line of at most {REASON_LIMIT} characters");
            return Err(InvalidProfile::new("reason", rule).into());
        }
        let subject = Subject::new("login_request", "", platform.client.name.clone());
        let mut event = self.event(platform, None, AuditAction::LoginRejected, subject);
        reason.clone_into(&mut event.detail);
        let answered = self.answer(platform, &request, None, event.into()).await?;
        count(REJECTED);
        Ok(answered)
    }

    async fn answer(
        &self,
        platform: &PlatformCaller,
        request: &LoginRequest,
        login: Option<CheckedLogin>,
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
    ) -> Result<CheckedLogin, InvalidProfile> {
        let methods = checked_methods(&login.amr, login.acr.as_deref())?;
        let longest = self.shared.settings.lifetimes.session;
        if login.session.is_some_and(|session| !(SHORTEST_SESSION..=longest).contains(&session)) {
            let (least, most) = (SHORTEST_SESSION.as_secs(), longest.as_secs());
            let rule = format!("it must be {least} to {most} seconds");
            return Err(InvalidProfile::new("session_expires_in", rule));
        }
        let auth_time = self.checked_auth_time(login.auth_time, asked)?;
        let AcceptedLogin { subject, profile, session, .. } = login;
        let methods = methods.to_string();
        let standing = Standing::default();
        Ok(CheckedLogin { subject, profile, methods, auth_time, session, standing })
    }

    fn checked_auth_time(
        &self,
        auth_time: Timestamp,
        asked: &LoginRequestDetails,
    ) -> Result<Timestamp, InvalidProfile> {
        let refuse = |rule: &str| Err(InvalidProfile::new("auth_time", rule));
        let now = self.shared.now();
        if auth_time > now + LEEWAY {
            return refuse("it is in the future");
        }
        let auth_time = auth_time.min(now);
        let age = now.since(auth_time);
        if age >= self.shared.settings.lifetimes.session {
            return refuse("it is too long ago: such a session has ended");
        }
        // OpenID Connect Core §3.1.2.1: `prompt=login`, and `max_age=0`, ask for a sign-in that is
        // made for this request.
        let is_fresh = auth_time + LEEWAY >= asked.begun_at;
        let is_too_old =
            |max_age: Duration| !is_fresh && (max_age.is_zero() || age > max_age + LEEWAY);
        if asked.login && !is_fresh {
            return refuse("the person must sign in for this request: prompt is login");
        }
        if asked.max_age.is_some_and(is_too_old) {
            return refuse("the person must sign in again: it is longer ago than max_age");
        }
        Ok(auth_time)
    }
}

/// A class that is not known here is refused: nothing could be said of it to an app.
fn checked_methods(
    amr: &[String],
    acr: Option<&str>,
) -> Result<AuthenticationMethods, InvalidProfile> {
    if amr.len() > METHODS_LIMIT {
        return Err(InvalidProfile::new("amr", format!("at most {METHODS_LIMIT} methods")));
    }
    for method in amr {
        checked_name("amr", method)?;
    }
    let known = amr.iter().filter_map(|method| AuthenticationMethod::parse(method));
    let methods: AuthenticationMethods = known.collect();
    let Some(acr) = acr else { return Ok(methods) };
    match AuthenticationClass::parse(acr) {
        Some(AuthenticationClass::TwoFactors) => {
            Ok(methods.iter().chain([AuthenticationMethod::MultipleFactors]).collect())
        }
        Some(class) if class == methods.class() => Ok(methods),
        Some(_) => Err(InvalidProfile::new("acr", "the methods of amr say another class")),
        None => {
            let known = AuthenticationClass::ALL.map(AuthenticationClass::as_str).join(" or ");
            Err(InvalidProfile::new("acr", format!("it must be {known}")))
        }
    }
}

#[expect(clippy::expect_used, reason = "our own plain structs have only string keys")]
fn written(answer: &StoredAnswer) -> String {
    serde_json::to_string(answer).expect("a plain struct becomes JSON")
}
