use oauth::catalogue::Level;
use oauth::client::proven::Proven;
use provider::Provider;
use provider::account::connected_apps::{ConnectedApp, OwnRequest};

use crate::i18n::{Localizer, date};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct ConnectedAppsPage {
    pub done: Option<String>,
    pub filter: String,
    pub apps: Vec<AppRow>,
    pub ended: Vec<EndedRow>,
    pub requests: Vec<RequestRow>,
}

#[derive(Clone, Debug)]
pub struct AppRow {
    pub app: String,
    pub publisher: String,
    pub proven: Proven,
    pub company: String,
    pub highest: Option<Level>,
    pub used: String,
    pub ends: String,
    pub details: String,
}

#[derive(Clone, Debug)]
pub struct EndedRow {
    pub app: String,
    pub ended: String,
    pub details: String,
}

#[derive(Clone, Debug)]
pub struct RequestRow {
    pub app: String,
    pub state: String,
    pub reason: Option<String>,
}

pub fn connected_apps_page(
    provider: &Provider,
    localizer: Localizer,
    company: &str,
    apps: &[ConnectedApp],
    requests: Vec<OwnRequest>,
    filter: &str,
) -> ConnectedAppsPage {
    let wanted = filter.trim().to_lowercase();
    let matches = |app: &&ConnectedApp| app.client.display_name().to_lowercase().contains(&wanted);
    let is_active = |app: &&ConnectedApp| app.ended_at.is_none();
    ConnectedAppsPage {
        done: None,
        apps: apps
            .iter()
            .filter(is_active)
            .filter(matches)
            .map(|app| row(provider, localizer, company, app))
            .collect(),
        ended: apps
            .iter()
            .filter(|app| !is_active(app))
            .filter(matches)
            .map(|app| EndedRow {
                app: app.client.display_name(),
                ended: ended(localizer, app).unwrap_or_default(),
                details: routes::connected_app(&app.record.grant.id),
            })
            .collect(),
        requests: requests.into_iter().map(|request| request_row(localizer, request)).collect(),
        filter: filter.trim().to_owned(),
    }
}

fn row(provider: &Provider, localizer: Localizer, company: &str, app: &ConnectedApp) -> AppRow {
    let grant = &app.record.grant;
    AppRow {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        proven: proven(app),
        company: company.to_owned(),
        highest: Permissions::of(provider, &app.client, localizer).highest(&grant.scopes),
        used: date::last_used(localizer, grant.last_used_at, provider.now()),
        ends: date::grant_end(localizer, grant.expires_at),
        details: routes::connected_app(&grant.id),
    }
}

fn request_row(localizer: Localizer, own: OwnRequest) -> RequestRow {
    let OwnRequest { request, client_name } = own;
    let day = |at| [("day", date::day(localizer, at).into())];
    let (state, reason) = match request.answer {
        None => (localizer.t_args("apps-request-waits", &day(request.asked_at)), None),
        Some(answer) => {
            let state = if answer.approved {
                localizer.t_args("apps-request-approved", &day(answer.at))
            } else {
                localizer.t_args("apps-request-refused", &day(answer.at))
            };
            (state, Some(answer.reason))
        }
    };
    let reason = reason.filter(|reason| !reason.is_empty());
    RequestRow { app: client_name, state, reason }
}

pub(crate) fn ended(localizer: Localizer, app: &ConnectedApp) -> Option<String> {
    let day = [("day", date::day(localizer, app.ended_at?).into())];
    let grant = &app.record.grant;
    Some(match &app.record.revoked {
        Some(revoked) if revoked.by.as_ref().is_some_and(|by| *by != grant.user_id) => {
            localizer.t_args("app-ended-by-administrator", &day)
        }
        Some(revoked) if revoked.by.is_none() => localizer.t_args("app-ended-with-account", &day),
        Some(_) => localizer.t_args("app-ended-removed", &day),
        None if app.ended_at == Some(grant.unused_ends_at) => {
            localizer.t_args("app-ended-unused", &day)
        }
        None => localizer.t_args("app-ended-itself", &day),
    })
}

pub(crate) fn proven(app: &ConnectedApp) -> Proven {
    app.client.proven_of_answer(&app.record.grant.redirect_uri)
}
