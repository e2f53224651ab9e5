use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use app::pages::outcome::OutcomePage;
use axum::extract::State;
use axum::http::HeaderMap;
use provider::account::delete_account::DeleteAccountError;

use crate::http::{AuthenticatedUser, PageError, PageResult, Pages, UserForm};
use crate::state::AppState;

impl From<DeleteAccountError> for PageError {
    fn from(error: DeleteAccountError) -> Self {
        match error {
            DeleteAccountError::NotPermitted => ErrorCase::NotFound.into(),
            DeleteAccountError::LastAdministrator(_) => ErrorCase::Forbidden.into(),
            DeleteAccountError::Internal(error) => error.into(),
        }
    }
}

pub(crate) async fn ask(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    let localizer = user.context.localizer();
    match state.provider.accounts().may_delete_account(&user.signed_in).await {
        Ok(()) => {}
        Err(error) => return refused(&user, error),
    }
    let own = &user.signed_in.user;
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("delete-question", &[("email", own.email.as_str().into())]),
        consequences: vec![
            localizer.t("delete-ends"),
            localizer.t("delete-removes"),
            localizer.t("delete-stays"),
            localizer.t("delete-final"),
        ],
        keep: localizer.t("delete-keep"),
        act: localizer.t("delete-do"),
        form: user.form(routes::ACCOUNT_DELETE),
        back: routes::ACCOUNT.to_owned(),
    }))
}

pub(crate) async fn delete(
    State(state): State<AppState>,
    headers: HeaderMap,
    form: UserForm,
) -> PageResult {
    form.read(routes::ACCOUNT_DELETE)?;
    let user = form.user;
    let browser = user.browser(&headers);
    match state.provider.accounts().delete_account(&user.signed_in, &browser).await {
        // Their session is gone, too.
        Ok(()) => {
            let context = user.context.clone().at(routes::FRONT.to_owned());
            Ok(Pages::new(&state, context, None).show(OutcomePage::AccountDeleted))
        }
        Err(error) => refused(&user, error),
    }
}

fn refused(user: &AuthenticatedUser, error: DeleteAccountError) -> PageResult {
    match error {
        DeleteAccountError::LastAdministrator(company) => {
            Ok(user.pages().show(OutcomePage::LastAdministrator { company }))
        }
        error => Err(error.into()),
    }
}
