use oauth::client::proven::Proven;
use provider::Provider;
use provider::administration::company_apps::CompanyApp;
use routes::ADMIN_APP;

use crate::i18n::{Localizer, date};
use crate::pages::admin::present::decision_label;

#[derive(Clone, Debug)]
pub struct AdminAppsPage {
    pub apps: Vec<CompanyAppRow>,
    pub not_found: Option<String>,
}

#[derive(Clone, Debug)]
pub struct CompanyAppRow {
    pub app: String,
    pub publisher: String,
    pub proven: Proven,
    pub used: String,
    pub decision: Option<String>,
    pub details: String,
}

pub fn company_app_row(
    provider: &Provider,
    localizer: Localizer,
    app: &CompanyApp,
) -> CompanyAppRow {
    let people = localizer.t_args("admin-app-count", &[("people", app.people.into())]);
    let used = date::last_used(localizer, app.last_used_at, provider.now());
    CompanyAppRow {
        app: app.client.display_name(),
        publisher: app.client.publisher_name(),
        proven: app.client.proven(),
        used: if app.people == 0 { people } else { format!("{people} · {used}") },
        decision: app.decision.as_ref().map(|decision| decision_label(localizer, Some(decision))),
        details: routes::about_company_app(ADMIN_APP, app.client.id.as_str()),
    }
}
