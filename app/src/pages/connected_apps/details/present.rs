use oauth::client::redirect_uri::Destination;
use oauth::id::UserId;
use provider::Provider;
use provider::account::connected_apps::{ConnectedAppDetails, HistoryEntry, ScopeEvent};

use crate::components::app_tile::AppFace;
use crate::components::form::PostForm;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::{Localizer, date};
use crate::pages::connected_apps::present::{ended, face_of, used};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct ConnectedAppPage {
    pub done: Option<String>,
    pub app: AppFace,
    pub ended: Option<String>,
    pub facts: Vec<(String, String)>,
    pub permissions: Vec<ScopeGroup>,
    pub not_allowed: Vec<String>,
    pub history: Vec<HistoryLine>,
    /// In the last 30 days, by group of permissions.
    pub requests: Option<Vec<GroupRequests>>,
    pub remove: Option<String>,
    /// Where the app signs people in (OpenID Connect Core §4).
    pub open: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRequests {
    pub group: String,
    pub count: u64,
}

#[derive(Clone, Debug)]
pub struct HistoryLine {
    pub when: String,
    pub what: Vec<String>,
}

pub fn connected_app_page(
    provider: &Provider,
    localizer: Localizer,
    details: &ConnectedAppDetails,
    form: impl Fn(&str) -> PostForm,
) -> ConnectedAppPage {
    let app = &details.app;
    let grant = &app.record.grant;
    let permissions = Permissions::of(provider, &app.client, localizer);
    let is_active = app.ended_at.is_none();
    let mut facts = vec![
        (localizer.t("app-allowed-on"), date::day_and_clock(localizer, grant.granted_at)),
        (localizer.t("app-company"), details.company.name.clone()),
    ];
    if is_active {
        let end = match grant.expires_at {
            Some(at) => date::day(localizer, at),
            None => localizer.t("app-ends-when-removed"),
        };
        facts.push((localizer.t("app-ends"), end));
        facts.push((localizer.t("app-unused-ends"), date::day(localizer, grant.unused_ends_at)));
    }
    let last_used = used(localizer, grant.last_used_at, provider.now());
    facts.push((localizer.t("app-last-used"), last_used));
    // A device has no address.
    if !grant.redirect_uri.is_empty() {
        let address = Destination::of(&grant.redirect_uri).host_and_port;
        facts.push((localizer.t("app-address"), address));
    }
    // Who has copied something is asked there to delete it.
    let publisher = app.client.publisher.as_ref();
    let support = publisher.and_then(|publisher| publisher.support_email.clone());
    facts.extend(support.map(|email| (localizer.t("about-support"), email)));
    ConnectedAppPage {
        done: None,
        app: face_of(app),
        ended: ended(localizer, app),
        facts,
        permissions: permissions.groups_with(&grant.scopes, |scope, mut line| {
            line.remove = details.removable.contains(scope).then(|| form(scope.as_str()));
            line
        }),
        not_allowed: permissions.prompts(&grant.declined),
        history: history(localizer, &permissions, details),
        requests: is_active.then(|| requests(localizer, &permissions, details)),
        remove: is_active.then(|| routes::connected_app_remove(&grant.id)),
        open: is_active.then(|| app.client.login_address(&provider.settings().issuer)).flatten(),
    }
}

fn requests(
    localizer: Localizer,
    permissions: &Permissions<'_>,
    details: &ConnectedAppDetails,
) -> Vec<GroupRequests> {
    let counted = details.requests.iter().map(|(group, count)| {
        let title = permissions.group_title(group).map(str::to_owned);
        let group = title.unwrap_or_else(|| localizer.t("app-requests-other"));
        GroupRequests { group, count: *count }
    });
    counted.collect()
}

fn history(
    localizer: Localizer,
    permissions: &Permissions<'_>,
    details: &ConnectedAppDetails,
) -> Vec<HistoryLine> {
    let mut lines: Vec<HistoryLine> = Vec::new();
    for entries in details.history.chunk_by(|one, next| one.at == next.at) {
        let Some(first) = entries.first() else { continue };
        let listed = |wanted: ScopeEvent| {
            let prompts = prompts(entries, permissions, &wanted);
            (!prompts.is_empty()).then(|| prompts.join(", "))
        };
        let allowed = listed(ScopeEvent::Allowed)
            .map(|all| localizer.t_args("history-allowed", &[("permissions", all.into())]));
        let declined = listed(ScopeEvent::Declined)
            .map(|all| localizer.t_args("history-declined", &[("permissions", all.into())]));
        let mut what: Vec<String> = allowed.into_iter().chain(declined).collect();
        for entry in entries {
            if let ScopeEvent::Removed { by } = &entry.event {
                let prompt = permissions.prompt(&entry.scope);
                what.push(match remover(details, by.as_ref()) {
                    Some(by) => localizer.t_args(
                        "history-removed-by",
                        &[("permission", prompt.into()), ("name", by.into())],
                    ),
                    None => localizer.t_args("history-removed", &[("permission", prompt.into())]),
                });
            }
        }
        lines.push(HistoryLine { when: date::day_and_clock(localizer, first.at), what });
    }
    if let Some(ended_at) = details.app.ended_at {
        let what = ended(localizer, &details.app).into_iter().collect();
        lines.push(HistoryLine { when: date::day_and_clock(localizer, ended_at), what });
    }
    lines.reverse();
    lines
}

fn prompts(
    entries: &[HistoryEntry],
    permissions: &Permissions<'_>,
    wanted: &ScopeEvent,
) -> Vec<String> {
    // In the words that were shown then, whatever the catalogue says now.
    let prompt = |entry: &HistoryEntry| match &entry.wording {
        Some(wording) => wording.prompt.clone(),
        None => permissions.prompt(&entry.scope),
    };
    entries.iter().filter(|entry| entry.event == *wanted).map(prompt).collect()
}

fn remover(details: &ConnectedAppDetails, by: Option<&UserId>) -> Option<String> {
    let by = by.filter(|by| **by != details.app.record.grant.user_id)?;
    let known = details.removed_by.iter().find(|(known, _)| known == by);
    known.map(|(_, name)| name.clone())
}
