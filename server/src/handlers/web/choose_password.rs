//! What the links in emails lead to with which somebody chooses a password. They work in any
//! browser, for people read their emails elsewhere: the page says whose password it is.

use app::components::error_summary::FormError;
use app::pages::own_account::form::PASSWORD;
use app::pages::own_account::password::password_error;
use axum::extract::{Path, State};
use oauth::credential::secret::Password;
use provider::account::factors::second_step::TwoFactors;
use provider::account::password_link::{ChosenPassword, PasswordLinkError};
use provider::account::sign_in::{AfterPassword, Credentials, SignInError};

use super::link_form::{LinkForm, refused, show};
use super::signed_in::signed_in;
use crate::http::cookies::step_cookie;
use crate::http::headers::with_cookie;
use crate::http::{BrowserSession, PageResult, Pages, see_other};
use crate::state::AppState;

/// Only shows a form: programs that check emails for dangers follow their links.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(token): Path<String>,
    browser: BrowserSession,
    pages: Pages,
) -> PageResult {
    let accounts = state.provider.accounts();
    match accounts.password_link(&token).await {
        Ok(link) => Ok(show(&state, &pages, &browser, &token, link, Vec::new(), false)),
        Err(error) => refused(&pages, error),
    }
}

pub(crate) async fn post(State(state): State<AppState>, form: LinkForm) -> PageResult {
    let localizer = form.pages.localizer();
    let password = Password::new(form.sent.get(PASSWORD).unwrap_or_default());
    if password.expose().is_empty() {
        let error = FormError::new(localizer.t("password-no-new"), PASSWORD);
        return Ok(form.again(&state, error));
    }
    let accounts = state.provider.accounts();
    let chosen =
        accounts.choose_password(&form.link, password.clone(), form.delegates(), &form.caller);
    match chosen.await {
        Ok(ChosenPassword { user, known_browser }) => {
            let credentials = Credentials {
                email: user.email,
                password,
                browser: form.caller,
                known_browser: Some(known_browser),
                to_link: false,
                two_factors: TwoFactors::AsUsual,
            };
            sign_in(&state, credentials).await
        }
        Err(PasswordLinkError::Refused(rule)) => {
            Ok(form.again(&state, password_error(localizer, rule)))
        }
        Err(error) => refused(&form.pages, error),
    }
}

/// By the door that everybody takes, and with whatever it asks for besides.
async fn sign_in(state: &AppState, credentials: Credentials) -> PageResult {
    let provider = &state.provider;
    match provider.accounts().sign_in(credentials).await {
        Ok(AfterPassword::SignedIn(session)) => signed_in(state, session, None, None).await,
        Ok(AfterPassword::SecondStep { sealed }) => {
            let cookie = step_cookie(provider, sealed);
            Ok(with_cookie(see_other(routes::second_step(None, false)), &cookie))
        }
        // The password is set; signing in can be done again.
        Err(SignInError::WrongCredentials | SignInError::Throttled { .. }) => {
            Ok(see_other(routes::SIGN_IN))
        }
        Err(SignInError::Internal(error)) => Err(error.into()),
    }
}
