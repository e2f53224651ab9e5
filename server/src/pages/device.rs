//! `/device`: a person types the code that a device shows (RFC 8628 §3.3).

use std::net::SocketAddr;

use app::components::account_strip::Account;
use app::i18n::date;
use app::pages::device::{DeviceError, DevicePage};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::parameters::Parameters;
use oauth::user_code::UserCode;
use provider::device_authorization::UserCodeRefusal;
use provider::error::UseCaseError;

use super::sign_in::address;
use super::switch_account;
use crate::endpoints::authorize::authorize_path;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /device`. A code in the address is only filled in: the person compares it
/// with the one on the device and sends it (RFC 8628 §3.3.1).
pub(crate) async fn get(OriginalUri(uri): OriginalUri, person: Person) -> Response {
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let code = parameters.get("user_code").and_then(|typed| UserCode::parse(typed).ok());
    let code = code.map(|code| code.shown());
    let brought = code.is_some();
    page(&person, DeviceForm { user_code: code.unwrap_or_default(), brought, error: None })
}

/// `POST /device`: on to the consent page.
pub(crate) async fn post(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    body: Bytes,
) -> Result<Response, Fault> {
    let form = match person.read_form(&headers, &body, paths::DEVICE) {
        Ok(form) => form,
        Err(page) => return Ok(*page),
    };
    let typed = form.get("user_code").unwrap_or_default();
    let signed_in = &person.signed_in;
    let entered = state.provider.enter_user_code(typed, signed_in, &address(peer)).await;
    let error = match entered {
        Ok(query) => return Ok(see_other(&authorize_path(&query))),
        Err(UseCaseError::Internal(error)) => return Err(error.into()),
        Err(UseCaseError::Refused(refusal)) => match refusal {
            UserCodeRefusal::Malformed(_) => DeviceError::Malformed,
            UserCodeRefusal::Unknown => DeviceError::Unknown,
            UserCodeRefusal::Throttled { until } => {
                DeviceError::Throttled { until: date::clock(person.pages().localizer(), until) }
            }
        },
    };
    let user_code = typed.to_owned();
    Ok(page(&person, DeviceForm { user_code, brought: false, error: Some(error) }))
}

struct DeviceForm {
    user_code: String,
    brought: bool,
    error: Option<DeviceError>,
}

fn page(person: &Person, form: DeviceForm) -> Response {
    let pages = person.pages();
    let DeviceForm { user_code, brought, error } = form;
    let again = match UserCode::parse(&user_code) {
        Ok(code) => format!("{}?user_code={}", paths::DEVICE, code.shown()),
        Err(_) => paths::DEVICE.to_owned(),
    };
    pages.show(DevicePage {
        account: Account::of(pages.localizer(), &person.signed_in),
        switch: switch_account::form(Some(&again)),
        form: person.form(paths::DEVICE),
        user_code,
        brought,
        error,
    })
}
