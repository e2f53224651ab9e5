use app::components::error_summary::FormError;
use app::i18n::date;
use app::pages::own_account::email::{ChangeAddressPage, DeadAddressLinkPage, UseAddressPage};
use app::pages::own_account::form::{ADDRESS, DONE, EMAIL};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use oauth::timestamp::Timestamp;
use provider::account::change_address::AddressError;
use provider::account::mail_link::MailLinkError;
use routes::UrlBuilder;

use crate::http::cookies::known_cookie;
use crate::http::entered::Entered;
use crate::http::headers::{set, with_cookie};
use crate::http::{AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let sent = entered.get(EMAIL).unwrap_or_default().to_owned();
    let page = page(&state, &user, sent).await?;
    let done = query.get(DONE).filter(|done| *done == ADDRESS);
    let done = done.map(|_| localizer.t("address-sent"));
    Ok(user.pages().show(ChangeAddressPage { done, ..page }))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ACCOUNT_EMAIL)?;
    let email = sent.get(EMAIL).unwrap_or_default().trim().to_owned();
    let (caller, localizer) = (form.user.caller(), form.user.context.localizer());
    let address = caller.address.unwrap_or_default();
    let (error, until) = match state.provider.accounts().want_address(caller, &email, address).await
    {
        Ok(()) => {
            let page = UrlBuilder::relative(routes::ACCOUNT_EMAIL).query(DONE, ADDRESS);
            return Ok(see_other(page));
        }
        Err(AddressError::Email) => {
            let key = if email.is_empty() { "address-none" } else { "forgotten-no-email" };
            (FormError::new(localizer.t(key), EMAIL), None)
        }
        Err(AddressError::Same) => (FormError::new(localizer.t("address-same"), EMAIL), None),
        Err(AddressError::Throttled { until }) => {
            let time = date::clock(localizer, until);
            let text = localizer.t_args("sign-in-throttled", &[("time", time.into())]);
            (FormError { text, field: None }, Some(until))
        }
        Err(AddressError::Internal(error)) => return Err(error.into()),
    };
    refused(&state, form.user, email, error, until).await
}

async fn refused(
    state: &AppState,
    user: AuthenticatedUser,
    email: String,
    error: FormError,
    until: Option<Timestamp>,
) -> PageResult {
    let page = page(state, &user, email).await?;
    let page = ChangeAddressPage { errors: vec![error], status: until.map(|_| 429), ..page };
    let mut response = user.pages().show(page);
    if let Some(until) = until {
        let seconds = until.since(state.provider.now()).as_secs().to_string();
        set(response.headers_mut(), RETRY_AFTER, &seconds);
    }
    Ok(response)
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    email: String,
) -> Result<ChangeAddressPage, PageError> {
    let own = &user.signed_in.user;
    let minutes = state.provider.settings().lifetimes.password_reset.as_secs() / 60;
    Ok(ChangeAddressPage {
        form: user.form(routes::ACCOUNT_EMAIL),
        present: own.email.clone(),
        email,
        wanted: state.provider.accounts().wanted_address(&own.id).await?,
        minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        done: None,
        errors: Vec::new(),
        status: None,
    })
}

/// Only asks: programs that check emails for dangers follow their links.
pub(crate) async fn ask(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    let own = &user.signed_in.user;
    let email = match state.provider.accounts().address_link(own, &sealed).await {
        Ok(email) => email,
        Err(error) => return dead(&user, error),
    };
    let form = user.form(routes::address_link(&sealed));
    let present = own.email.clone();
    Ok(user.pages().show(UseAddressPage { form, email, present }))
}

pub(crate) async fn take(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    headers: HeaderMap,
    form: UserForm,
) -> PageResult {
    form.read(&routes::address_link(&sealed))?;
    let user = form.user;
    let (browser, accounts) = (user.browser(&headers), state.provider.accounts());
    match accounts.take_wanted_address(&user.signed_in, &browser, &sealed).await {
        Ok(known) => {
            let page = see_other(UrlBuilder::relative(routes::ACCOUNT).query(DONE, ADDRESS));
            Ok(with_cookie(page, &known_cookie(&state.provider, known)))
        }
        Err(error) => dead(&user, error),
    }
}

fn dead(user: &AuthenticatedUser, error: MailLinkError) -> PageResult {
    let expired = match error {
        MailLinkError::Unknown => false,
        MailLinkError::Expired => true,
        MailLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(user.pages().show(DeadAddressLinkPage { expired }))
}
