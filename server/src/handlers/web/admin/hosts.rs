//! What is decided about the hosts of apps that introduce themselves.

use app::pages::admin::hosts::present::{APPROVE, BLOCK, CHOICE, HOST, UNDECIDE};
use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use axum::extract::State;
use provider::administration::error::AdministrationError;
use provider::administration::hosts::{
    ALL_OTHER_HOSTS, HostChoice, as_in_addresses, can_be_decided, shown_host,
};
use routes::UrlBuilder;

use super::policy::{Refused, show_policy};
use super::{DONE, HOST_DECIDED};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other, seen_if_said};
use crate::state::AppState;

/// Before access ends.
pub(crate) async fn block(Query(query): Query, user: AuthenticatedUser) -> PageResult {
    let localizer = user.context.localizer();
    let host = query.get(HOST).filter(|host| can_be_decided(host)).ok_or(ErrorCase::NotFound)?;
    let question = if host == ALL_OTHER_HOSTS {
        localizer.t("admin-confirm-block-hosts")
    } else {
        localizer.t_args("admin-confirm-block-host", &[("host", host.into())])
    };
    Ok(user.pages().show(ConfirmPage {
        question,
        consequences: vec![localizer.t("admin-confirm-block-host-text")],
        keep: localizer.t("admin-confirm-cancel"),
        back: routes::ADMIN_POLICY.to_owned(),
        act: localizer.t("admin-block-row"),
        form: user.form(routes::ADMIN_HOSTS).with(HOST, host).with(CHOICE, BLOCK),
    }))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_POLICY)?;
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
    let refused = match administration.decide_shown_host(caller, host, choice, Some(&seen)).await {
        Ok(true) => None,
        Ok(false) => Some(Refused { host: Some(host.clone()), ..Refused::default() }),
        Err(AdministrationError::ShownChanged) => {
            Some(Refused { changed: true, ..Refused::default() })
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(refused) = refused {
        return show_policy(&state, &form.user, None, refused).await;
    }
    let page = UrlBuilder::relative(routes::ADMIN_POLICY);
    Ok(see_other(page.query(DONE, HOST_DECIDED)))
}
