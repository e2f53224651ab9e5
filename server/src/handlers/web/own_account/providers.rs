//! The identity providers of companies with which a person signs in: one is unlinked.

use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use app::pages::own_account::form::{DONE, PROVIDER};
use axum::extract::{Path, State};
use oauth::id::IdentityProviderId;
use routes::UrlBuilder;

use crate::http::{AuthenticatedUser, PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn ask(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    user: AuthenticatedUser,
) -> PageResult {
    let (linked, is_only) = state.provider.accounts().linked_providers(&user.signed_in).await?;
    let linked = linked.into_iter().find(|(linked, _)| *linked == id);
    let (_, name) = linked.ok_or(ErrorCase::NotFound)?;
    if is_only {
        return Err(ErrorCase::Forbidden.into());
    }
    let localizer = user.context.localizer();
    let named = |key| localizer.t_args(key, &[("name", name.clone().into())]);
    let is_demanded = user.signed_in.demanded.as_ref() == Some(&id);
    let company = [("company", user.signed_in.company.name.clone().into())];
    let demanded =
        is_demanded.then(|| localizer.t_args("account-provider-unlink-demanded", &company));
    Ok(user.pages().show(ConfirmPage {
        question: named("account-provider-unlink-question"),
        consequences: [named("account-provider-unlink-text")].into_iter().chain(demanded).collect(),
        keep: localizer.t("account-provider-keep"),
        back: routes::ACCOUNT.to_owned(),
        act: localizer.t("account-provider-unlink"),
        form: user.form(routes::account_unlink(&id)),
    }))
}

pub(crate) async fn unlink(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::ACCOUNT)?;
    state.provider.accounts().unlink_provider(form.user.caller(), &id).await?;
    Ok(see_other(UrlBuilder::relative(routes::ACCOUNT).query(DONE, PROVIDER)))
}
