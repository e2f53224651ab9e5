use oauth::catalogue::{DataFlag, Level};
use oauth::client::proven::Proven;
use oauth::id::ApprovalRequestId;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::account::connected_apps::{ConnectedApp, OwnApp, OwnApps, OwnAppsQuery, OwnRequest};
use routes::{CONNECTED_APPS, UrlBuilder};

use crate::components::app_tile::AppFace;
use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};
use crate::pages::permissions::Permissions;

/// The fields of the list's address.
pub const FIND: &str = "q";
pub const ENDED: &str = "ended";

/// Unused access is marked as ending soon when it has this many days left.
const SOON: i64 = 30;
/// After so many days it is said how long it has not been used.
const LONG_UNUSED: i64 = 60;
const DAY: i64 = 24 * 60 * 60;

#[derive(Clone, Debug)]
pub struct ConnectedAppsPage {
    pub done: Option<String>,
    pub filter: String,
    pub apps: Vec<AppRow>,
    pub connected: u32,
    pub requests: Vec<RequestRow>,
    /// How many were removed or have expired, and their list.
    pub ended: Option<(u32, String)>,
    pub next: Option<String>,
}

/// Those that were removed or have expired.
#[derive(Clone, Debug)]
pub struct EndedAppsPage {
    pub apps: Vec<EndedRow>,
    pub next: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AppRow {
    pub app: AppFace,
    /// That it acts for, where there are several.
    pub company: Option<String>,
    pub highest: Option<Level>,
    pub flags: Vec<DataFlag>,
    pub used: String,
    /// In the last 30 days.
    pub requests: u64,
    pub ends_soon: bool,
    pub ends: String,
    pub details: String,
    pub remove: String,
}

#[derive(Clone, Debug)]
pub struct EndedRow {
    pub app: AppFace,
    pub company: Option<String>,
    pub ended: String,
    pub details: String,
}

#[derive(Clone, Debug)]
pub struct RequestRow {
    pub app: AppFace,
    pub company: Option<String>,
    pub asked: String,
    pub answer: RequestAnswer,
    /// While it waits.
    pub withdraw: Option<PostForm>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestAnswer {
    Waiting,
    Approved { when: String, reason: Option<String> },
    Refused { when: String, reason: Option<String> },
}

pub fn connected_apps_page(
    provider: &Provider,
    localizer: Localizer,
    list: &OwnAppsQuery,
    own: &OwnApps,
    requests: &[OwnRequest],
    withdraw: impl Fn(&ApprovalRequestId) -> PostForm,
) -> ConnectedAppsPage {
    let ended = own.counts.ended;
    ConnectedAppsPage {
        done: None,
        filter: list.named.trim().to_owned(),
        apps: own.apps.iter().map(|app| row(provider, localizer, app)).collect(),
        connected: own.counts.active,
        requests: requests
            .iter()
            .map(|own| request_row(localizer, own, || withdraw(&own.request.id)))
            .collect(),
        ended: (ended > 0).then(|| (ended, ended_path())),
        next: next_path(list, own),
    }
}

pub fn ended_apps_page(localizer: Localizer, list: &OwnAppsQuery, own: &OwnApps) -> EndedAppsPage {
    let row = |OwnApp { app, company, .. }: &OwnApp| EndedRow {
        app: face_of(app),
        company: company.clone(),
        ended: ended(localizer, app).unwrap_or_default(),
        details: routes::connected_app(&app.record.grant.id),
    };
    EndedAppsPage { apps: own.apps.iter().map(row).collect(), next: next_path(list, own) }
}

fn ended_path() -> String {
    UrlBuilder::relative(CONNECTED_APPS).query(ENDED, "yes").into()
}

fn next_path(list: &OwnAppsQuery, own: &OwnApps) -> Option<String> {
    let next = own.next.as_ref()?;
    let mut path = UrlBuilder::relative(CONNECTED_APPS);
    if list.ended {
        path = path.query(ENDED, "yes");
    }
    if !list.named.trim().is_empty() {
        path = path.query(FIND, list.named.trim());
    }
    Some(path.query(routes::BEFORE, next.as_str()).into())
}

pub(crate) fn face_of(app: &ConnectedApp) -> AppFace {
    AppFace { proven: proven(app), ..AppFace::of(&app.client) }
}

fn row(provider: &Provider, localizer: Localizer, own: &OwnApp) -> AppRow {
    let OwnApp { app, company, requests } = own;
    let (grant, now) = (&app.record.grant, provider.now());
    let permissions = Permissions::of(provider, &app.client, localizer);
    let ends_soon = days_between(now, grant.unused_ends_at) <= SOON
        && grant.expires_at.is_none_or(|end| grant.unused_ends_at < end);
    AppRow {
        app: face_of(app),
        company: company.clone(),
        highest: permissions.highest(&grant.scopes),
        flags: permissions.flags(&grant.scopes),
        used: used(localizer, grant.last_used_at, now),
        requests: *requests,
        ends_soon,
        ends: match grant.expires_at {
            Some(at) => date::day(localizer, at),
            None => localizer.t("app-ends-when-removed"),
        },
        details: routes::connected_app(&grant.id),
        remove: routes::connected_app_remove(&grant.id),
    }
}

fn days_between(earlier: Timestamp, later: Timestamp) -> i64 {
    (later.0 - earlier.0) / DAY
}

pub(crate) fn used(localizer: Localizer, at: Option<Timestamp>, now: Timestamp) -> String {
    let Some(at) = at else { return localizer.t("app-never-used") };
    let days = days_between(at, now);
    if days > LONG_UNUSED {
        localizer.t_args("app-unused-for", &[("days", days.into())])
    } else {
        date::ago(localizer, at, now)
    }
}

fn request_row(
    localizer: Localizer,
    OwnRequest { request, client, company }: &OwnRequest,
    withdraw: impl Fn() -> PostForm,
) -> RequestRow {
    let answer = match &request.answer {
        None => RequestAnswer::Waiting,
        Some(answer) => {
            let when = date::day(localizer, answer.at);
            let reason = Some(answer.reason.clone()).filter(|reason| !reason.is_empty());
            if answer.approved {
                RequestAnswer::Approved { when, reason }
            } else {
                RequestAnswer::Refused { when, reason }
            }
        }
    };
    RequestRow {
        app: AppFace::of(client),
        company: company.clone(),
        asked: date::day(localizer, request.asked_at),
        withdraw: (answer == RequestAnswer::Waiting).then(withdraw),
        answer,
    }
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

fn proven(app: &ConnectedApp) -> Proven {
    app.client.proven_of_answer(&app.record.grant.redirect_uri)
}
