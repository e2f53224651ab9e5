use leptos::prelude::*;

use crate::components::publisher_line::PublisherLine;
use crate::i18n::{Localizer, name, t, t_rich};
use crate::pages::admin::apps::present::{AdminAppsPage, CompanyAppRow};
use crate::pages::admin::frame::{AdminContent, Section};
use crate::routes::ADMIN_APP;

impl AdminContent for AdminAppsPage {
    const SECTION: Section = Section::Apps;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-apps")
    }

    fn view(self) -> AnyView {
        let page = self;
        let apps = if page.apps.is_empty() {
            view! { <p class="box">{t("admin-apps-none")}</p> }.into_any()
        } else {
            let rows = page.apps.into_iter().map(|app| view! { <Row app /> }).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let not_found = page.not_found.clone().map(|id| {
            view! {
                <p class="field-error" id="client-error">
                    {t_rich("admin-find-none", vec![("id", name(id))])}
                </p>
            }
        });
        let invalid = page.not_found.is_some().then_some("true");
        let described = page.not_found.is_some().then_some("client-error client-hint");
        view! {
            <h1>{t("admin-apps")}</h1>
            {apps}
            <section>
                <h2>{t("admin-find")}</h2>
                <p id="client-hint">{t("admin-find-text")}</p>
                <form method="get" action=ADMIN_APP class="filter">
                    <div class="field">
                        <label for="client">{t("admin-find-id")}</label>
                        {not_found}
                        <input
                            id="client"
                            name="client_id"
                            autocomplete="off"
                            spellcheck="false"
                            value=page.not_found
                            aria-invalid=invalid
                            aria-describedby=described.unwrap_or("client-hint")
                        />
                    </div>
                    <button type="submit" class="btn">
                        {t("admin-find-do")}
                    </button>
                </form>
            </section>

        }
        .into_any()
    }
}

#[component]
fn Row(app: CompanyAppRow) -> impl IntoView {
    let decision = app.decision.map(|decision| view! { <p><strong>{decision}</strong></p> });
    let title = app.app.clone();
    view! {
        <li class="row box">
            <h2>
                <bdi>{title}</bdi>
            </h2>
            <p>
                <PublisherLine publisher=app.publisher verification=app.verification />
            </p>
            <p class="muted">{app.used}</p>
            {decision}
            <p>
                <a class="btn btn-quiet" href=app.details>
                    <span>{t_rich("apps-details", vec![("app", name(app.app))])}</span>
                </a>
            </p>
        </li>
    }
}
