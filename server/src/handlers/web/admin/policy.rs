use app::pages::admin::policy::present::policy_page;
use app::pages::error::present::ErrorCase;
use axum::extract::State;
use oauth::consent::policy::{CompanyPolicy, WhoMayConnect};
use oauth::parameters::Parameters;
use routes::UrlBuilder;

use super::{DONE, show};
use crate::http::{
    AuthenticatedUser, PageResult, Query, UserForm, see_other, seen_version, with_version,
};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let done = query.get(DONE).map(|_| localizer.t("admin-done-policy"));
    let (policy, version) = state.provider.administration().company_policy(&user.signed_in).await?;
    let form = with_version(user.form(routes::ADMIN_POLICY), version);
    let page = policy_page(localizer, &user.signed_in.company.name, &policy, form);
    Ok(show(&user, done, page))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_POLICY)?;
    let policy = read(&sent).ok_or(ErrorCase::Unreadable)?;
    let (caller, seen) = (form.user.caller(), seen_version(&sent));
    state.provider.administration().set_company_policy(caller, &policy, seen).await?;
    Ok(see_other(UrlBuilder::relative(routes::ADMIN_POLICY).query(DONE, "yes")))
}

fn read(sent: &Parameters) -> Option<CompanyPolicy> {
    let who = |field| sent.get(field).and_then(WhoMayConnect::parse);
    Some(CompanyPolicy {
        read: who("read")?,
        change: who("change")?,
        delete: who("delete")?,
        admin: who("admin")?,
        until_removed: sent.get("until_removed") == Some("yes"),
    })
}
