//! What is decided about the hosts of apps that introduce themselves.

use app::pages::admin::hosts::present::{
    APPROVE, BLOCK, CHOICE, HOST, HostsPage, UNDECIDE, hosts_page,
};
use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use axum::extract::State;
use oauth::consent::shown::ShownDigest;
use provider::administration::error::AdministrationError;
use provider::administration::hosts::{
    ALL_OTHER_HOSTS, HostChoice, as_in_addresses, can_be_decided, shown_host,
};
use routes::UrlBuilder;

use super::{DONE, show, show_changed};
use crate::http::{
    AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other, seen_if_said, with_shown,
};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    if let Some(host) = query.get(HOST) {
        return ask_to_block(&user, host);
    }
    let done = query.get(DONE).map(|_| user.context.localizer().t("admin-done-answered"));
    let page = page(&state, &user, None).await?;
    Ok(show(&user, done, page))
}

/// `refused`: what was typed and is no host.
async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    refused: Option<String>,
) -> Result<HostsPage, PageError> {
    let seen = state.provider.administration().seen_hosts(&user.signed_in).await?;
    let block =
        |host: &str| String::from(UrlBuilder::relative(routes::ADMIN_HOSTS).query(HOST, host));
    let about = |shown: &ShownDigest| with_shown(user.form(routes::ADMIN_HOSTS), shown);
    let form = user.form(routes::ADMIN_HOSTS);
    Ok(hosts_page(user.context.localizer(), seen, form, about, block, refused))
}

/// Before access ends.
fn ask_to_block(user: &AuthenticatedUser, host: &str) -> PageResult {
    let localizer = user.context.localizer();
    if !can_be_decided(host) {
        return Err(ErrorCase::NotFound.into());
    }
    let question = if host == ALL_OTHER_HOSTS {
        localizer.t("admin-confirm-block-hosts")
    } else {
        localizer.t_args("admin-confirm-block-host", &[("host", host.into())])
    };
    Ok(user.pages().show(ConfirmPage {
        question,
        consequences: vec![localizer.t("admin-confirm-block-host-text")],
        keep: localizer.t("admin-confirm-cancel"),
        back: routes::ADMIN_HOSTS.to_owned(),
        act: localizer.t("admin-block-row"),
        form: user.form(routes::ADMIN_HOSTS).with(HOST, host).with(CHOICE, BLOCK),
    }))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_HOSTS)?;
    let choice = match sent.get(CHOICE) {
        Some(APPROVE) => HostChoice::Approve,
        Some(BLOCK) => HostChoice::Block,
        Some(UNDECIDE) => HostChoice::Undecide,
        _ => return Err(ErrorCase::Unreadable.into()),
    };
    let host = &as_in_addresses(sent.get(HOST).unwrap_or_default());
    // Of a host that is typed no decision is shown.
    let seen = seen_if_said(&sent).unwrap_or_else(|| shown_host(host, None));
    let administration = state.provider.administration();
    let caller = form.user.caller();
    match administration.decide_shown_host(caller, host, choice, Some(&seen)).await {
        Ok(true) => Ok(see_other(UrlBuilder::relative(routes::ADMIN_HOSTS).query(DONE, "yes"))),
        Ok(false) => {
            let page = page(&state, &form.user, Some(host.clone())).await?;
            Ok(show(&form.user, None, page))
        }
        Err(AdministrationError::ShownChanged) => {
            let page = page(&state, &form.user, None).await?;
            Ok(show_changed(&form.user, page))
        }
        Err(error) => Err(error.into()),
    }
}
