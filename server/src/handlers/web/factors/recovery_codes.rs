use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use app::pages::factors::recovery_codes::RecoveryCodesPage;
use axum::extract::State;

use crate::http::{AnswerPage, AuthenticatedUser, PageResult, UserForm};
use crate::state::AppState;

pub(crate) async fn ask(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    let factors = state.provider.accounts().own_factors(&user.signed_in).await?;
    if factors.authenticators == 0 {
        return Err(ErrorCase::NotFound.into());
    }
    let localizer = user.context.localizer();
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t("recovery-codes-renew-question"),
        consequences: vec![localizer.t("recovery-codes-renew-text")],
        keep: localizer.t("factor-keep"),
        back: routes::SECOND_FACTOR.to_owned(),
        act: localizer.t("recovery-codes-renew-do"),
        form: user.form(routes::RECOVERY_CODES),
    }))
}

pub(crate) async fn renew(State(state): State<AppState>, form: UserForm) -> PageResult {
    form.read(routes::SECOND_FACTOR)?;
    let user = form.user;
    let codes = state.provider.accounts().renew_recovery_codes(user.caller()).await?;
    let codes = codes.ok_or(ErrorCase::NotFound)?;
    let page = RecoveryCodesPage::new(&codes, routes::SECOND_FACTOR, false);
    Ok(user.pages().answer(AnswerPage::RecoveryCodes(page)))
}
