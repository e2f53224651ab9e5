use app::pages::admin::hosts::present::{HOST, hosts_section};
use app::pages::admin::policy::present::{AdminPolicyPage, SecondFactorForm, policy_page};
use app::pages::admin::time_zone::present::time_zone_form;
use app::pages::error::present::ErrorCase;
use axum::extract::State;
use oauth::consent::policy::{CompanyPolicy, WhoMayConnect};
use oauth::consent::shown::ShownDigest;
use oauth::parameters::Parameters;
use oauth::time_zone::UnknownTimeZone;
use routes::UrlBuilder;

use super::{DONE, HOST_DECIDED, SECOND_FACTOR_SAVED, TIME_ZONE_SAVED, show, show_changed};
use crate::http::{
    AuthenticatedUser, PageResult, Query, UserForm, see_other, seen_version, with_shown,
    with_version,
};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let done = query.get(DONE).map(|done| match done {
        HOST_DECIDED => localizer.t("admin-done-answered"),
        TIME_ZONE_SAVED => localizer.t("admin-done-time-zone"),
        SECOND_FACTOR_SAVED => localizer.t("admin-done-second-factor"),
        _ => localizer.t("admin-done-policy"),
    });
    show_policy(&state, &user, done, Refused::default()).await
}

/// What was sent and is none.
#[derive(Default)]
pub(super) struct Refused {
    pub(super) time_zone: Option<UnknownTimeZone>,
    pub(super) host: Option<String>,
    /// What was decided about a host is not what was shown.
    pub(super) changed: bool,
}

pub(super) async fn show_policy(
    state: &AppState,
    user: &AuthenticatedUser,
    done: Option<String>,
    refused: Refused,
) -> PageResult {
    let localizer = user.context.localizer();
    let (policy, version) = state.provider.administration().company_policy(&user.signed_in).await?;
    let form = with_version(user.form(routes::ADMIN_POLICY), version);
    let zone = user.signed_in.company.time_zone;
    let zone_form = user.form(routes::ADMIN_TIME_ZONE);
    let zone = time_zone_form(localizer, zone, refused.time_zone, zone_form);
    let seen = state.provider.administration().seen_hosts(&user.signed_in).await?;
    let block =
        |host: &str| String::from(UrlBuilder::relative(routes::ADMIN_HOSTS).query(HOST, host));
    let about = |shown: &ShownDigest| with_shown(user.form(routes::ADMIN_HOSTS), shown);
    let of_hosts = user.form(routes::ADMIN_HOSTS);
    let hosts = hosts_section(localizer, seen, of_hosts, about, block, refused.host);
    let company = &user.signed_in.company;
    let second_factor = SecondFactorForm {
        required: company.requires_second_factor,
        form: user.form(routes::ADMIN_SECOND_FACTOR),
    };
    let page = policy_page(localizer, &company.name, &policy, form, zone, second_factor);
    let page = AdminPolicyPage { hosts: Some(hosts), ..page };
    Ok(if refused.changed { show_changed(user, page) } else { show(user, done, page) })
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
