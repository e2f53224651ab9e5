//! RFC 8628 §3.3.

use app::components::account_strip::Account;
use app::i18n::date;
use app::pages::device::{DeviceError, DevicePage};
use app::pages::outcome::OutcomePage;
use axum::extract::State;
use axum::response::Response;
use oauth::credential::user_code::UserCode;
use provider::authorization::device_authorization::UserCodeRejection;
use provider::error::UseCaseError;
use routes::UrlBuilder;

use super::switch_account;
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, ClientAddress, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

/// A code in the address is only filled in: the person compares it with the one on the device and
/// sends it (RFC 8628 §3.3.1).
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    if let Some((sent, answer)) = entered.answered(&query) {
        let error = match answer {
            MALFORMED => DeviceError::Malformed,
            _ => DeviceError::Unknown,
        };
        let user_code = sent.get("user_code").unwrap_or_default().to_owned();
        let form = DeviceForm { user_code, brought: false, error: Some(error) };
        return Ok(page(&user.answering(answer), form));
    }
    let code = query.get("user_code").and_then(|typed| UserCode::parse(typed).ok());
    if let Some(code) = &code
        && let Some((allowed, at)) =
            state.provider.authorization().device_answer(code, &user.signed_in).await?
    {
        let pages = user.pages();
        let time = date::clock(pages.localizer(), at);
        return Ok(pages.show(OutcomePage::AlreadyAnswered { allowed, time }));
    }
    let code = code.map(|code| code.shown());
    let brought = code.is_some();
    Ok(page(&user, DeviceForm { user_code: code.unwrap_or_default(), brought, error: None }))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::DEVICE)?;
    let user = form.user;
    let typed = sent.get("user_code").unwrap_or_default();
    let error = match state
        .provider
        .authorization()
        .enter_user_code(typed, &user.signed_in, &address)
        .await
    {
        Ok(query) => return Ok(see_other(routes::authorize(&query))),
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
        Err(UseCaseError::Refused(refusal)) => match refusal {
            UserCodeRejection::Malformed(_) => DeviceError::Malformed,
            UserCodeRejection::Unknown => DeviceError::Unknown,
            UserCodeRejection::Throttled { until } => {
                DeviceError::Throttled { until: date::clock(user.context.localizer(), until) }
            }
        },
    };
    let user = match error {
        DeviceError::Malformed => user.answering(MALFORMED),
        DeviceError::Unknown => user.answering(UNKNOWN),
        // Until when is known of now alone.
        DeviceError::Throttled { .. } => user,
    };
    let user_code = typed.to_owned();
    Ok(page(&user, DeviceForm { user_code, brought: false, error: Some(error) }))
}

/// Why a code was not taken, where the page is shown again.
const MALFORMED: &str = "malformed";
const UNKNOWN: &str = "unknown";

struct DeviceForm {
    user_code: String,
    brought: bool,
    error: Option<DeviceError>,
}

fn page(user: &AuthenticatedUser, form: DeviceForm) -> Response {
    let pages = user.pages();
    let DeviceForm { user_code, brought, error } = form;
    let again = match UserCode::parse(&user_code) {
        Ok(code) => UrlBuilder::relative(routes::DEVICE).query("user_code", code.shown()).into(),
        Err(_) => routes::DEVICE.to_owned(),
    };
    pages.show(DevicePage {
        account: Account::of(pages.localizer(), &user.signed_in),
        switch: switch_account::form(Some(&again)),
        form: user.form(routes::DEVICE),
        user_code,
        brought,
        error,
    })
}
