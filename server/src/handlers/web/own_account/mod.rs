//! A person's own account.

pub(crate) mod delete;
pub(crate) mod email;
pub(crate) mod password;
pub(crate) mod sessions;

use app::components::error_summary::FormError;
use app::pages::own_account::details::{Details, name_error};
use app::pages::own_account::form::{
    ADDRESS, DETAILS, DONE, FIRST_NAME, LANGUAGE, LAST_NAME, PASSWORD, SESSION, SESSIONS,
};
use app::pages::own_account::sessions::sessions as session_rows;
use app::pages::own_account::view::AccountPage;
use axum::extract::State;
use oauth::language::Language;
use oauth::parameters::Parameters;
use provider::account::own_details::{DetailsError, OwnDetails};
use routes::UrlBuilder;

use crate::http::cookies::language_cookie;
use crate::http::entered::Entered;
use crate::http::headers::with_cookie;
use crate::http::{AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let sent = entered.answered(&query).map(|(sent, _)| read(&sent));
    let errors = sent.as_ref().map(|sent| check(&user, sent)).unwrap_or_default();
    let done = query.get(DONE).and_then(|done| match done {
        ADDRESS => Some(localizer.t("address-changed")),
        DETAILS => Some(localizer.t("account-saved")),
        PASSWORD => Some(localizer.t("account-password-changed")),
        SESSION => Some(localizer.t("account-session-ended")),
        SESSIONS => Some(localizer.t("account-sessions-ended")),
        _ => None,
    });
    let page = page(&state, &user, sent, errors).await?;
    Ok(user.pages().show(AccountPage { done, ..page }))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = read(&form.read(routes::ACCOUNT)?);
    let accounts = state.provider.accounts();
    match accounts.change_own_details(form.user.caller(), sent.clone()).await {
        Ok(()) => {
            let page = UrlBuilder::relative(routes::ACCOUNT).query(DONE, DETAILS);
            let cookie = language_cookie(&state.provider, sent.language);
            Ok(with_cookie(see_other(page), &cookie))
        }
        Err(DetailsError::Internal(error)) => Err(error.into()),
        Err(DetailsError::FirstName(_) | DetailsError::LastName(_)) => {
            let user = form.user.answering(routes::ERRORS);
            let errors = check(&user, &sent);
            let page = page(&state, &user, Some(sent), errors).await?;
            Ok(user.pages().show(page))
        }
    }
}

fn read(sent: &Parameters) -> OwnDetails {
    let text = |name| sent.get(name).unwrap_or_default().to_owned();
    OwnDetails {
        first_name: text(FIRST_NAME),
        last_name: text(LAST_NAME),
        language: sent.get(LANGUAGE).and_then(Language::from_tag).unwrap_or_default(),
    }
}

fn check(user: &AuthenticatedUser, sent: &OwnDetails) -> Vec<FormError> {
    let localizer = user.context.localizer();
    sent.errors()
        .into_iter()
        .filter_map(|error| match error {
            DetailsError::FirstName(_) => Some(name_error(localizer, FIRST_NAME)),
            DetailsError::LastName(_) => Some(name_error(localizer, LAST_NAME)),
            DetailsError::Internal(_) => None,
        })
        .collect()
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    sent: Option<OwnDetails>,
    errors: Vec<FormError>,
) -> Result<AccountPage, PageError> {
    let (accounts, localizer) = (state.provider.accounts(), user.context.localizer());
    let own = &user.signed_in.user;
    let language = own.language.unwrap_or_else(|| localizer.language());
    let shown = sent.unwrap_or_else(|| OwnDetails {
        first_name: own.first_name.clone(),
        last_name: own.last_name.clone(),
        language,
    });
    let all = accounts.own_sessions(&user.signed_in).await?;
    let apps = accounts.apps_of_own_sessions(&user.signed_in).await?;
    let sessions = session_rows(
        localizer,
        &user.signed_in,
        &all,
        apps,
        state.provider.now(),
        |session| user.form(routes::account_end_session(&session.id)),
        user.form(routes::ACCOUNT_END_SESSIONS),
    );
    Ok(AccountPage {
        done: None,
        details: Details {
            form: user.form(routes::ACCOUNT),
            first_name: shown.first_name,
            last_name: shown.last_name,
            language: shown.language,
            errors,
        },
        sessions,
        email: own.email.clone(),
        deletes: accounts.deletes_accounts(),
        passwords: state.provider.settings().own_login.is_none(),
    })
}
