use oauth::catalogue::Level;
use oauth::consent::policy::AppStatus;
use oauth::user::User;
use provider::Provider;
use provider::administration::approvals::Approval;
use provider::administration::company_apps::{CompanyApp, GrantRecord};
use provider::paging::PageOf;
use routes::{
    ADMIN_APP, ADMIN_APP_APPROVE, ADMIN_APP_BLOCK, ADMIN_APP_REMOVE, ADMIN_APP_UNDECIDE,
    ADMIN_CLIENT_ID, ADMIN_POLICY, UrlBuilder,
};

use crate::components::badge::Tone;
use crate::components::form::PostForm;
use crate::components::pager::{PAGE, Pager};
use crate::i18n::{Localizer, date};
use crate::pages::admin::present::{status, status_sentence};
use crate::pages::admin::subject::AppSubject;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AdminAppPage {
    pub app: AppSubject,
    pub status: (String, Tone),
    pub status_sentence: String,
    /// That it is its host's, and where that is decided.
    pub decided_by_host: Option<String>,
    /// Who asks for it, and where that is answered.
    pub requests: Vec<(String, String)>,
    pub people: Vec<PersonRow>,
    pub find: PeopleFilter,
    pub pager: Pager,
    pub remove: Option<String>,
    pub block: Option<String>,
    pub approve: Option<PostForm>,
    pub reset: Option<PostForm>,
    pub needs_trust: bool,
    /// It was approved without saying so.
    pub trust_missing: bool,
}

/// The query's field with a part of people's names or addresses.
pub const FIND: &str = "find";

/// The part of the page with the people.
pub const PEOPLE: &str = "people";

#[derive(Clone, Debug)]
pub struct PeopleFilter {
    /// What people are looked for; empty: all are shown.
    pub text: String,
    pub client_id: String,
    /// All people.
    pub all: String,
    /// How many have connected the app.
    pub people: u32,
}

#[derive(Clone, Debug)]
pub struct PersonRow {
    pub name: String,
    pub email: String,
    pub highest: Option<Level>,
    pub permissions: String,
    pub since: String,
    pub used: String,
    pub ends: String,
    pub remove: String,
}

pub fn admin_app_page(
    provider: &Provider,
    localizer: Localizer,
    app: &CompanyApp,
    people: &PageOf<(GrantRecord, User)>,
    find: &str,
    requests: &[Approval],
    form: impl Fn(&'static str) -> PostForm,
) -> AdminAppPage {
    let about = |path| routes::about_company_app(path, app.client.id.as_str());
    let permissions = Permissions::of(provider, &app.client, localizer);
    let person = |(record, user): &(GrantRecord, User)| {
        let grant = &record.grant;
        PersonRow {
            name: user.full_name(),
            email: user.email.clone(),
            highest: provider.catalogue().highest(&grant.scopes),
            permissions: permissions.prompts(&grant.scopes).join(", "),
            since: date::day(localizer, grant.granted_at),
            used: grant.last_used_at.map_or_else(
                || localizer.t("admin-never-used"),
                |at| date::ago(localizer, at, provider.now()),
            ),
            ends: grant
                .expires_at
                .map_or_else(|| localizer.t("admin-never-expires"), |at| date::day(localizer, at)),
            remove: routes::admin_grant_remove(&grant.id),
        }
    };
    let status_now = AppStatus::of(app.decision.as_ref());
    // An app may be an exception to what is decided about its host.
    let may_approve = !app.client.disabled
        && (status_now == AppStatus::Policy
            || status_now == AppStatus::Blocked && app.decided_by_host);
    let request = |one: &Approval| (one.user.full_name(), routes::admin_request(&one.request.id));
    AdminAppPage {
        app: subject(provider, localizer, app),
        status: status(localizer, status_now),
        status_sentence: status_sentence(localizer, status_now),
        decided_by_host: app.decided_by_host.then(|| ADMIN_POLICY.to_owned()),
        requests: requests.iter().map(request).collect(),
        pager: Pager::new(people, |page| people_path(app.client.id.as_str(), find, page)),
        find: PeopleFilter {
            text: find.to_owned(),
            client_id: app.client.id.to_string(),
            all: format!("{}#{PEOPLE}", about(ADMIN_APP)),
            people: app.people,
        },
        people: people.items.iter().map(person).collect(),
        remove: (app.people > 0).then(|| about(ADMIN_APP_REMOVE)),
        block: (status_now != AppStatus::Blocked).then(|| about(ADMIN_APP_BLOCK)),
        approve: may_approve.then(|| form(ADMIN_APP_APPROVE)),
        reset: (status_now != AppStatus::Policy && !app.decided_by_host)
            .then(|| form(ADMIN_APP_UNDECIDE)),
        needs_trust: app.needs_trust,
        trust_missing: false,
    }
}

fn subject(provider: &Provider, localizer: Localizer, app: &CompanyApp) -> AppSubject {
    let subject = AppSubject::of(provider, localizer, &app.client, &app.client.allowed_scopes())
        .with_fact(localizer.t("app-requests"), app.requests.to_string());
    let Some(document) = &app.document else { return subject };
    let time = |at| date::day_and_clock(localizer, at);
    let subject = subject.with_fact(localizer.t("admin-document-read"), time(document.fetched_at));
    match &document.failure {
        Some((at, why)) => {
            let failed = format!("{}: {why}", time(*at));
            subject.with_fact(localizer.t("admin-document-failed"), failed)
        }
        None => subject,
    }
}

fn people_path(client: &str, find: &str, page: u32) -> String {
    let mut path = UrlBuilder::relative(ADMIN_APP).query(ADMIN_CLIENT_ID, client);
    if !find.is_empty() {
        path = path.query(FIND, find);
    }
    path.query(PAGE, page.to_string()).fragment(PEOPLE)
}
