use app::components::error_summary::FormError;
use app::i18n::date;
use app::pages::own_account::form::{DELEGATES, DONE, PASSWORD, PRESENT_PASSWORD};
use app::pages::own_account::password::{ChangePasswordPage, Proof, password_error};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use oauth::credential::secret::Password;
use oauth::parameters::Parameters;
use provider::account::begin_session::NewSession;
use provider::account::change_password::{ChangePasswordError, PasswordChange};
use routes::UrlBuilder;

use crate::http::cookies::{known, known_cookie, session_cookie};
use crate::http::headers::{set, with_cookies};
use crate::http::{AuthenticatedUser, PageError, PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    let proof = proof(&state, &user).await?;
    // Who has no password signs in with their passkey first.
    if proof != Proof::Given && user.signed_in.user.password_hash.is_none() {
        return Ok(see_other(routes::sign_in_again(routes::ACCOUNT_PASSWORD)));
    }
    Ok(user.pages().show(page(&user, proof, Vec::new(), false)))
}

async fn proof(state: &AppState, user: &AuthenticatedUser) -> Result<Proof, PageError> {
    let accounts = state.provider.accounts();
    if accounts.gave_passkey_recently(&user.signed_in) {
        return Ok(Proof::Given);
    }
    let has_one =
        accounts.offers_passkeys() && accounts.own_factors(&user.signed_in).await?.passkeys > 0;
    Ok(if has_one { Proof::PasswordOrPasskey } else { Proof::Password })
}

pub(crate) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    form: UserForm,
) -> PageResult {
    let (provider, localizer) = (&state.provider, form.user.context.localizer());
    let sent = form.read(routes::ACCOUNT_PASSWORD)?;
    let proof = proof(&state, &form.user).await?;
    let missing = missing(&form.user, proof, &sent);
    let delegates = sent.get(DELEGATES) == Some("yes");
    if !missing.is_empty() {
        return Ok(form.user.pages().show(page(&form.user, proof, missing, delegates)));
    }
    let password = |name| Password::new(sent.get(name).unwrap_or_default());
    let change = PasswordChange {
        present: (proof != Proof::Given).then(|| password(PRESENT_PASSWORD)),
        new: password(PASSWORD),
        ends_delegates: delegates,
    };
    let (browser, known) = (form.user.browser(&headers), known(provider, &headers));
    let accounts = provider.accounts();
    let changed =
        accounts.change_password(&form.user.signed_in, &browser, known.as_deref(), change).await;
    let field = |text: String, field| FormError::new(text, field);
    let (error, status) = match changed {
        Ok(NewSession { token, known_browser }) => {
            let cookies = [session_cookie(provider, &token), known_cookie(provider, known_browser)];
            let page = UrlBuilder::relative(routes::ACCOUNT).query(DONE, PASSWORD);
            return Ok(with_cookies(see_other(page), &cookies));
        }
        Err(ChangePasswordError::WrongPassword) => {
            (field(localizer.t("password-wrong"), PRESENT_PASSWORD), None)
        }
        Err(ChangePasswordError::Refused(rule)) => (password_error(localizer, rule), None),
        Err(ChangePasswordError::Same) => (field(localizer.t("password-same"), PASSWORD), None),
        Err(ChangePasswordError::ChangedMeanwhile) => {
            (FormError { text: localizer.t("password-meanwhile"), field: None }, Some(409))
        }
        Err(ChangePasswordError::Throttled { until }) => {
            let time = date::clock(localizer, until);
            let text = localizer.t_args("sign-in-throttled", &[("time", time.into())]);
            let error = FormError { text, field: None };
            let mut page = page(&form.user, proof, vec![error], delegates);
            page.status = Some(429);
            let mut response = form.user.pages().show(page);
            let seconds = until.since(provider.now()).as_secs().to_string();
            set(response.headers_mut(), RETRY_AFTER, &seconds);
            return Ok(response);
        }
        Err(ChangePasswordError::Internal(error)) => return Err(error.into()),
    };
    let page = ChangePasswordPage { status, ..page(&form.user, proof, vec![error], delegates) };
    Ok(form.user.pages().show(page))
}

fn missing(user: &AuthenticatedUser, proof: Proof, sent: &Parameters) -> Vec<FormError> {
    let localizer = user.context.localizer();
    let is_missing = |field| sent.get(field).is_none_or(str::is_empty);
    let present = (proof != Proof::Given && is_missing(PRESENT_PASSWORD))
        .then(|| FormError::new(localizer.t("password-no-present"), PRESENT_PASSWORD));
    let new =
        is_missing(PASSWORD).then(|| FormError::new(localizer.t("password-no-new"), PASSWORD));
    present.into_iter().chain(new).collect()
}

fn page(
    user: &AuthenticatedUser,
    proof: Proof,
    errors: Vec<FormError>,
    delegates: bool,
) -> ChangePasswordPage {
    ChangePasswordPage {
        form: user.form(routes::ACCOUNT_PASSWORD),
        email: user.signed_in.user.email.clone(),
        errors,
        status: None,
        delegates,
        proof,
    }
}
