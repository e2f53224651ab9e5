//! What a person has allowed, as pages show it.

use oauth::grant::Grant;
use oauth::id::UserId;
use oauth::redirect_uri::Destination;
use provider::Provider;
use provider::connected_apps::{
    ConnectedApp, ConnectedAppDetails, HistoryEntry, OwnRequest, ScopeEvent,
};

use super::date;
use super::permissions::Permissions;
use crate::components::form::PostForm;
use crate::pages::connected_apps::details::{ConnectedAppPage, HistoryLine};
use crate::pages::connected_apps::{AppRow, ConnectedAppsPage, EndedRow, RequestRow};
use crate::pages::consent::Standing;
use crate::words::Words;

/// The path of the list.
pub const CONNECTED_APPS_PATH: &str = "/connected-apps";

/// The path of one app's details.
pub fn details_path(grant: &Grant) -> String {
    format!("{CONNECTED_APPS_PATH}/{}", grant.id)
}

/// The list, narrowed to what contains `filter`.
pub fn list(
    provider: &Provider,
    words: Words,
    company: &str,
    apps: &[ConnectedApp],
    requests: Vec<OwnRequest>,
    filter: &str,
) -> ConnectedAppsPage {
    let wanted = filter.trim().to_lowercase();
    let matches = |app: &&ConnectedApp| app.client.display_name().to_lowercase().contains(&wanted);
    let stands = |app: &&ConnectedApp| app.ended_at.is_none();
    ConnectedAppsPage {
        done: None,
        apps: apps
            .iter()
            .filter(stands)
            .filter(matches)
            .map(|app| row(provider, words, company, app))
            .collect(),
        ended: apps
            .iter()
            .filter(|app| !stands(app))
            .filter(matches)
            .map(|app| EndedRow {
                app: app.client.display_name(),
                ended: ended(words, app).unwrap_or_default(),
                details: details_path(&app.record.grant),
            })
            .collect(),
        requests: requests.into_iter().map(|request| request_row(words, request)).collect(),
        filter: filter.trim().to_owned(),
    }
}

fn row(provider: &Provider, words: Words, company: &str, app: &ConnectedApp) -> AppRow {
    let grant = &app.record.grant;
    AppRow {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        standing: standing(app),
        company: company.to_owned(),
        highest: Permissions::of(provider, &app.client, words).highest(&grant.scopes),
        used: date::last_used(words, grant.last_used_at, provider.now()),
        ends: date::grant_end(words, grant.expires_at),
        details: details_path(grant),
    }
}

fn request_row(words: Words, own: OwnRequest) -> RequestRow {
    let OwnRequest { request, client_name } = own;
    let day = |at| [("day", date::day(words, at).into())];
    let (state, reason) = match request.answer {
        None => (words.say_with("apps-request-waits", &day(request.asked_at)), None),
        Some(answer) => {
            let state = if answer.approved {
                words.say_with("apps-request-approved", &day(answer.at))
            } else {
                words.say_with("apps-request-refused", &day(answer.at))
            };
            (state, Some(answer.reason))
        }
    };
    let reason = reason.filter(|reason| !reason.is_empty());
    RequestRow { app: client_name, state, reason }
}

/// The details of one app. `form` makes the form that removes a permission.
pub fn details(
    provider: &Provider,
    words: Words,
    company: &str,
    details: &ConnectedAppDetails,
    form: impl Fn(&str) -> PostForm,
) -> ConnectedAppPage {
    let app = &details.app;
    let grant = &app.record.grant;
    let permissions = Permissions::of(provider, &app.client, words);
    let stands = app.ended_at.is_none();
    let mut facts = vec![
        (words.say("app-allowed-on"), date::day_and_clock(words, grant.granted_at)),
        (words.say("app-company"), company.to_owned()),
    ];
    if stands {
        let end = match grant.expires_at {
            Some(at) => date::day(words, at),
            None => words.say("app-ends-when-removed"),
        };
        facts.push((words.say("app-ends"), end));
        facts.push((words.say("app-unused-ends"), date::day(words, grant.unused_ends_at)));
    }
    let used = match grant.last_used_at {
        Some(at) => date::ago(words, at, provider.now()),
        None => words.say("app-never-used"),
    };
    facts.push((words.say("app-last-used"), used));
    // A device has no address.
    if !grant.redirect_uri.is_empty() {
        let address = Destination::of(&grant.redirect_uri).host_and_port;
        facts.push((words.say("app-address"), address));
    }
    // Who has copied something is asked there to delete it.
    let publisher = app.client.publisher.as_ref();
    let support = publisher.and_then(|publisher| publisher.support_email.clone());
    facts.extend(support.map(|email| (words.say("about-support"), email)));
    ConnectedAppPage {
        done: None,
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        standing: standing(app),
        ended: ended(words, app),
        facts,
        permissions: permissions.groups_with(&grant.scopes, |scope, mut line| {
            line.remove = details.removable.contains(scope).then(|| form(scope.as_str()));
            line
        }),
        not_allowed: permissions.prompts(&grant.declined),
        history: history(words, &permissions, details),
        remove: stands.then(|| format!("{}/remove", details_path(grant))),
    }
}

/// What happened, newest first: what was answered at one time is one entry.
fn history(
    words: Words,
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
            .map(|all| words.say_with("history-allowed", &[("permissions", all.into())]));
        let declined = listed(ScopeEvent::Declined)
            .map(|all| words.say_with("history-declined", &[("permissions", all.into())]));
        let mut what: Vec<String> = allowed.into_iter().chain(declined).collect();
        for entry in entries {
            if let ScopeEvent::Removed { by } = &entry.event {
                let prompt = permissions.prompt(&entry.scope);
                what.push(match remover(details, by.as_ref()) {
                    Some(by) => words.say_with(
                        "history-removed-by",
                        &[("permission", prompt.into()), ("name", by.into())],
                    ),
                    None => words.say_with("history-removed", &[("permission", prompt.into())]),
                });
            }
        }
        lines.push(HistoryLine { when: date::day_and_clock(words, first.at), what });
    }
    if let Some(ended_at) = details.app.ended_at {
        let what = ended(words, &details.app).into_iter().collect();
        lines.push(HistoryLine { when: date::day_and_clock(words, ended_at), what });
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

/// That and how access ended, if it has.
fn ended(words: Words, app: &ConnectedApp) -> Option<String> {
    let day = [("day", date::day(words, app.ended_at?).into())];
    let grant = &app.record.grant;
    Some(match &app.record.revoked {
        Some(revoked) if revoked.by.as_ref().is_some_and(|by| *by != grant.user_id) => {
            words.say_with("app-ended-by-administrator", &day)
        }
        Some(_) => words.say_with("app-ended-removed", &day),
        None if app.ended_at == Some(grant.unused_ends_at) => {
            words.say_with("app-ended-unused", &day)
        }
        None => words.say_with("app-ended-itself", &day),
    })
}

fn standing(app: &ConnectedApp) -> Standing {
    let verified = match app.record.grant.redirect_uri.as_str() {
        "" => app.client.has_verified_publisher(),
        uri => app.client.is_verified_for(&Destination::of(uri).host),
    };
    if verified { Standing::Verified } else { Standing::Unverified }
}
