//! `/v1/login-requests`: the platform signs people in on its own page.

use std::time::Duration;

use api::{ApiError, PathId, RequestBody};
use axum::Json;
use oauth::authentication::AuthenticationClass;
use oauth::client::publisher::Publisher;
use oauth::timestamp::Timestamp;
use provider::own_login::answer_login::{AcceptedLogin, AnswerError};
use provider::own_login::login_request::{LoginRequestDetails, LoginRequestError};
use provider::own_login::profile::PlatformProfile;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::operation::{Answer, Op, OperationError};
use super::platform_call::{PlatformCall, platform};
use super::platform_profile::{Membership, memberships};
use crate::rfc3339::utc;

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get(
            "/v1/login-requests/{id}",
            platform(),
            "Reads a login request, for the platform's own client",
            get,
        )
        .gives::<LoginRequest>()
        .can_expire(),
        Op::post(
            "/v1/login-requests/{id}/accept",
            platform(),
            "Says who has signed in, for the platform's own client",
            accept,
        )
        .takes::<Login>()
        .gives::<LoginAnswered>()
        .answers_ok()
        .can_expire(),
        Op::post(
            "/v1/login-requests/{id}/reject",
            platform(),
            "Says that nobody has signed in, for the platform's own client",
            reject,
        )
        .takes::<Rejection>()
        .gives::<LoginAnswered>()
        .answers_ok()
        .can_expire(),
    ]
}

/// A user is to sign in at the platform.
#[derive(Serialize, ToSchema)]
struct LoginRequest {
    /// The app that waits; nothing: the person goes to a page of this server.
    client: Option<WaitingClient>,
    scopes: Vec<String>,
    /// `login`: the person must prove again who they are. `select_account`: they must be able to
    /// choose another account. Separated by a space where it is both.
    #[schema(pattern = "^(login|select_account|login select_account)$")]
    prompt: Option<String>,
    /// How many seconds ago the person may have proven who they are.
    max_age: Option<u64>,
    /// How strongly the person must prove who they are: with two factors, or nothing. An answer
    /// with less is taken, and the app is told that it was not enough.
    #[schema(pattern = "^urn:countersign:acr:2fa$")]
    acr_values: Option<&'static str>,
    login_hint: Option<String>,
    /// Languages by preference, separated by spaces.
    ui_locales: String,
    /// RFC 3339.
    begun_at: String,
    expires_at: String,
}

#[derive(Serialize, ToSchema)]
struct WaitingClient {
    client_id: String,
    name: String,
    publisher: Option<String>,
}

/// Who has signed in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Login {
    /// By which the platform knows the person, always the same: at most 255 ASCII characters.
    subject: String,
    email: String,
    first_name: String,
    last_name: String,
    /// All that the person has: what is left out ends. Left out as a whole, they stay as they are;
    /// a new user needs one.
    #[serde(default)]
    memberships: Option<Vec<Membership>>,
    /// How they proved who they are (RFC 8176), such as `pwd` or `otp`.
    #[serde(default)]
    amr: Vec<String>,
    #[serde(default)]
    acr: Option<String>,
    /// When they did, in seconds since 1970-01-01T00:00:00Z.
    auth_time: i64,
    /// In how many seconds they are signed out here; left out: the default.
    #[serde(default)]
    session_expires_in: Option<u64>,
}

/// Why the sign-in failed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Rejection {
    /// For the audit log: one line of at most 200 characters.
    #[serde(default)]
    reason: String,
}

/// Where the browser goes on.
#[derive(Serialize, ToSchema)]
struct LoginAnswered {
    /// It works once, within some minutes, in the browser that began.
    redirect_to: String,
}

async fn get(
    PlatformCall { provider, .. }: PlatformCall,
    PathId(id): PathId<String>,
) -> Answer<LoginRequest> {
    Ok(Json(show(provider.own_login().login_request(&id).await?)))
}

async fn accept(
    PlatformCall { provider, platform }: PlatformCall,
    PathId(id): PathId<String>,
    RequestBody(login): RequestBody<Login>,
) -> Answer<LoginAnswered> {
    let Login { subject, email, first_name, last_name, .. } = login;
    let memberships = login.memberships.map(memberships);
    let login = AcceptedLogin {
        subject,
        profile: PlatformProfile { email, first_name, last_name, memberships },
        amr: login.amr,
        acr: login.acr,
        auth_time: Timestamp(login.auth_time),
        session: login.session_expires_in.map(Duration::from_secs),
    };
    let redirect_to = provider.own_login().accept_login(&platform, &id, login).await?;
    Ok(Json(LoginAnswered { redirect_to }))
}

async fn reject(
    PlatformCall { provider, platform }: PlatformCall,
    PathId(id): PathId<String>,
    RequestBody(Rejection { reason }): RequestBody<Rejection>,
) -> Answer<LoginAnswered> {
    let redirect_to = provider.own_login().reject_login(&platform, &id, &reason).await?;
    Ok(Json(LoginAnswered { redirect_to }))
}

fn show(details: LoginRequestDetails) -> LoginRequest {
    let prompt = [("login", details.login), ("select_account", details.select_account)];
    let prompt: Vec<_> =
        prompt.into_iter().filter_map(|(word, asked)| asked.then_some(word)).collect();
    LoginRequest {
        client: details.client.map(|client| WaitingClient {
            client_id: client.id.as_str().to_owned(),
            name: client.display_name(),
            publisher: client.publisher.as_ref().map(Publisher::display_name),
        }),
        scopes: details.scopes.iter().map(ToString::to_string).collect(),
        prompt: (!prompt.is_empty()).then(|| prompt.join(" ")),
        max_age: details.max_age.map(|age| age.as_secs()),
        acr_values: details.two_factors.then_some(AuthenticationClass::TwoFactors.as_str()),
        login_hint: details.login_hint,
        ui_locales: details.ui_locales,
        begun_at: utc(details.begun_at),
        expires_at: utc(details.expires_at),
    }
}

impl From<LoginRequestError> for OperationError {
    fn from(error: LoginRequestError) -> Self {
        Self(match error {
            LoginRequestError::NotFound => ApiError::NotFound,
            LoginRequestError::Expired => ApiError::expired(&error),
            LoginRequestError::Internal(error) => ApiError::internal(error),
        })
    }
}

impl From<AnswerError> for OperationError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Request(error) => error.into(),
            AnswerError::Invalid(invalid) => invalid.into(),
            AnswerError::AnsweredBefore => Self(ApiError::conflict(&error)),
            AnswerError::Internal(error) => error.into(),
        }
    }
}
