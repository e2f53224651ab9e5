use oauth::client::proven::Proven;
use oauth::consent::policy::AppDecision;
use provider::Provider;
use provider::administration::company_apps::{CompanyAppDetails, USERS_SHOWN};
use routes::{ADMIN_APP_APPROVE, ADMIN_APP_BLOCK, ADMIN_APP_REMOVE, ADMIN_APP_UNDECIDE};

use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};
use crate::pages::admin::present::{decision_label, destinations};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AdminAppPage {
    pub app: String,
    pub publisher: String,
    pub proven: Proven,
    /// What approving it approves.
    pub permissions: String,
    pub destinations: String,
    pub decision: String,
    pub people: Vec<PersonRow>,
    pub more: Option<String>,
    pub remove: Option<String>,
    pub block: Option<String>,
    pub approve: Option<PostForm>,
    pub reset: Option<PostForm>,
}

#[derive(Clone, Debug)]
pub struct PersonRow {
    pub name: String,
    pub email: String,
    pub permissions: String,
    pub since: String,
    pub remove: String,
}

pub fn admin_app_page(
    provider: &Provider,
    localizer: Localizer,
    details: &CompanyAppDetails,
    form: impl Fn(&'static str) -> PostForm,
) -> AdminAppPage {
    let app = &details.app;
    let permissions = Permissions::of(provider, &app.client, localizer);
    let people: Vec<PersonRow> = details
        .people
        .iter()
        .map(|(record, user)| {
            let grant = &record.grant;
            let ends = date::grant_end(localizer, grant.expires_at);
            let since = localizer
                .t_args("admin-since", &[("day", date::day(localizer, grant.granted_at).into())]);
            PersonRow {
                name: user.full_name(),
                email: user.email.clone(),
                permissions: permissions.prompts(&grant.scopes).join(", "),
                since: format!("{since} · {ends}"),
                remove: routes::admin_grant_remove(&grant.id),
            }
        })
        .collect();
    let blocked = app.decision == Some(AppDecision::Blocked);
    let more = (app.people > USERS_SHOWN).then(|| {
        localizer.t_args("admin-app-more", &[("people", (app.people - USERS_SHOWN).into())])
    });
    AdminAppPage {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        proven: app.client.proven(),
        permissions: permissions.prompts(&app.client.allowed_scopes()).join(" · "),
        destinations: destinations(localizer, &app.client),
        decision: decision_label(localizer, app.decision.as_ref()),
        remove: (!people.is_empty())
            .then(|| routes::about_company_app(ADMIN_APP_REMOVE, app.client.id.as_str())),
        people,
        more,
        block: (!blocked)
            .then(|| routes::about_company_app(ADMIN_APP_BLOCK, app.client.id.as_str())),
        approve: app.decision.is_none().then(|| form(ADMIN_APP_APPROVE)),
        reset: app.decision.is_some().then(|| form(ADMIN_APP_UNDECIDE)),
    }
}
