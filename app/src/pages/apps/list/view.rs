use leptos::prelude::*;
use routes::NEW_APP;

use crate::components::buttons::{ButtonLink, QuietLink, older_link};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::Page;
use crate::pages::apps::list::present::AppListPage;

impl Page for AppListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let rows = if page.apps.is_empty() {
            view! { <p class="box">{t("partner-none")}</p> }.into_any()
        } else {
            let rows = page.apps.into_iter().map(|app| {
                view! {
                    <li class="row box">
                        <h2><bdi>{app.name.clone()}</bdi></h2>
                        <p><bdi>{app.description}</bdi></p>
                        <p class="muted">{app.state}</p>
                        <p class="row-actions">
                            <QuietLink href=app.href label=t_named("partner-open", ("name", app.name)) />
                        </p>
                    </li>
                }
            });
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        };

        view! {
            <div class="page">
                <Toast text=page.done />
                <h1>{t("partner-title")}</h1>
                <p class="lead">{t_args("partner-lead", &[("company", page.company.into())])}</p>
                <ButtonLink href=NEW_APP label=t("partner-new") />
                {rows}
                {older_link(page.older)}
            </div>
        }
        .into_any()
    }
}
