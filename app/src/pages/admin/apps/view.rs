use leptos::prelude::*;
use routes::ADMIN_APP;

use crate::components::buttons::QuietLink;
use crate::components::publisher_line::PublisherLine;
use crate::components::row_list::rows_or;
use crate::i18n::{Localizer, t, t_named};
use crate::page::Place;
use crate::pages::admin::apps::present::{AdminAppsPage, CompanyAppRow};
use crate::pages::admin::frame::AdminContent;

impl AdminContent for AdminAppsPage {
    const SECTION: Place = Place::AppsInUse;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-apps")
    }

    fn view(self) -> AnyView {
        let page = self;
        let apps = rows_or(t("admin-apps-none"), page.apps, |app| view! { <Row app /> });
        let not_found = page.not_found.clone().map(|id| {
            view! {
                <p class="field-error" id="client-error">
                    {t_named("admin-find-none", ("id", id))}
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
                    <button type="submit" class="btn">{t("admin-find-do")}</button>
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
            <h2><bdi>{title}</bdi></h2>
            <p><PublisherLine publisher=app.publisher proven=app.proven /></p>
            <p class="muted">{app.used}</p>
            {decision}
            <p><QuietLink href=app.details label=t_named("apps-details", ("app", app.app)) /></p>
        </li>
    }
}
