use oauth::catalogue::{DataFlag, Level};
use oauth::consent::policy::AppStatus;
use oauth::parameters::Parameters;
use provider::Provider;
use provider::administration::app_list::AppFilter;
use provider::administration::approvals::Approval;
use provider::administration::company_apps::CompanyApp;
use provider::paging::PageOf;
use routes::{ADMIN, ADMIN_APP, ADMIN_APP_BLOCK, ADMIN_APPS_FILE};

use crate::components::app_tile::AppFace;
use crate::components::badge::Tone;
use crate::components::pager::{PAGE, Pager};
use crate::i18n::{Localizer, date};
use crate::pages::admin::apps::form::{HIGHEST, LEVELS, STATUS, TEXT, word};
use crate::pages::admin::present::status;

#[derive(Clone, Debug)]
pub struct AdminAppsPage {
    pub company: String,
    pub waiting: Option<WaitingRequests>,
    pub filter: AppFilterFields,
    pub apps: Vec<CompanyAppRow>,
    pub pager: Pager,
    pub file: String,
}

/// A choice's value, its label, and whether it is made.
type Choice = (String, String, bool);

#[derive(Clone, Debug)]
pub struct AppFilterFields {
    pub text: String,
    pub statuses: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub is_used: bool,
}

#[derive(Clone, Debug)]
pub struct WaitingRequests {
    pub count: u32,
    /// The first of them: who asks for what.
    pub first: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct CompanyAppRow {
    pub app: AppFace,
    /// Where its document is, if that says nothing of its proof.
    pub host: Option<String>,
    pub highest: Option<Level>,
    pub flags: Vec<DataFlag>,
    pub people: u32,
    pub used: String,
    /// For example "12 requests in 30 days".
    pub requests: String,
    pub status: (String, Tone),
    pub decided_by_host: bool,
    pub details: String,
    pub people_href: String,
    /// `None`: it is blocked.
    pub block: Option<String>,
}

pub fn admin_apps_page(
    provider: &Provider,
    localizer: Localizer,
    company: &str,
    filter: &AppFilter,
    (waiting, first): (u32, Vec<Approval>),
    apps: &PageOf<CompanyApp>,
) -> AdminAppsPage {
    let first = first.iter().map(|one| (one.user.full_name(), one.client.display_name()));
    AdminAppsPage {
        company: company.to_owned(),
        waiting: (waiting > 0).then(|| WaitingRequests { count: waiting, first: first.collect() }),
        filter: fields(localizer, filter),
        pager: Pager::new(apps, |page| address(ADMIN, filter, Some(page))),
        file: address(ADMIN_APPS_FILE, filter, None),
        apps: apps.items.iter().map(|app| row(provider, localizer, app)).collect(),
    }
}

fn fields(localizer: Localizer, filter: &AppFilter) -> AppFilterFields {
    let all = |label: String, is_chosen| (String::new(), label, is_chosen);
    let mut statuses = vec![all(localizer.t("admin-any-decision"), filter.status.is_none())];
    statuses.extend(AppStatus::ALL.map(|one| {
        (one.as_str().to_owned(), status(localizer, one).0, filter.status == Some(one))
    }));
    let mut levels = vec![all(localizer.t("admin-any-level"), filter.highest.is_none())];
    levels.extend(LEVELS.map(|(level, word)| {
        let label = match level {
            Level::Read => localizer.t("level-read"),
            Level::Change => localizer.t("level-change"),
            Level::Delete => localizer.t("level-delete"),
            Level::Admin => localizer.t("level-admin"),
        };
        (word.to_owned(), label, filter.highest == Some(level))
    }));
    AppFilterFields {
        text: filter.text.clone().unwrap_or_default(),
        statuses,
        levels,
        is_used: filter.text.is_some() || filter.status.is_some() || filter.highest.is_some(),
    }
}

fn address(path: &str, filter: &AppFilter, page: Option<u32>) -> String {
    let page = page.map(|page| page.to_string()).unwrap_or_default();
    let pairs = [
        (TEXT, filter.text.as_deref().unwrap_or_default()),
        (STATUS, filter.status.map_or("", AppStatus::as_str)),
        (HIGHEST, filter.highest.map_or("", word)),
        (PAGE, page.as_str()),
    ];
    let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query = Parameters::from_pairs(given).unwrap_or_default().to_query();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn row(provider: &Provider, localizer: Localizer, app: &CompanyApp) -> CompanyAppRow {
    let (catalogue, now) = (provider.catalogue(), provider.now());
    let about = |path| routes::about_company_app(path, app.client.id.as_str());
    let status_now = AppStatus::of(app.decision.as_ref());
    CompanyAppRow {
        app: AppFace::of(&app.client),
        host: app.client.document_host().filter(|_| !app.client.proven().is_verified()),
        highest: catalogue.highest(&app.scopes),
        flags: catalogue.flags(&app.scopes),
        people: app.people,
        used: app
            .last_used_at
            .map_or_else(|| localizer.t("admin-never-used"), |at| date::ago(localizer, at, now)),
        requests: localizer.t_args(
            "admin-requests-counted",
            &[("count", i64::try_from(app.requests).unwrap_or(i64::MAX).into())],
        ),
        status: status(localizer, status_now),
        decided_by_host: app.decided_by_host,
        details: about(ADMIN_APP),
        people_href: format!("{}#people", about(ADMIN_APP)),
        block: (status_now != AppStatus::Blocked).then(|| about(ADMIN_APP_BLOCK)),
    }
}
