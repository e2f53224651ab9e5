use leptos::prelude::*;

use crate::components::notice::Done;
use crate::i18n::{Localizer, name, t, t_args, t_rich};
use crate::page::Page;
use crate::pages::apps::list::present::AppListPage;
use crate::routes::NEW_APP;

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
                        <h2>
                            <bdi>{app.name.clone()}</bdi>
                        </h2>
                        <p>
                            <bdi>{app.description}</bdi>
                        </p>
                        <p class="muted">{app.state}</p>
                        <p class="row-actions">
                            <a class="btn btn-quiet" href=app.href>
                                <span>{t_rich("partner-open", vec![("name", name(app.name))])}</span>
                            </a>
                        </p>
                    </li>
                }
            });
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        };
        let older = page.older.map(|href| {
            view! {
                <p class="links">
                    <a href=href>{t("cred-older")}</a>
                </p>
            }
        });
        view! {
            <div class="page">
                <Done text=page.done />
                <h1>{t("partner-title")}</h1>
                <p class="lead">{t_args("partner-lead", &[("company", page.company.into())])}</p>
                <p>
                    <a class="btn" href=NEW_APP>
                        {t("partner-new")}
                    </a>
                </p>
                {rows}
                {older}

            </div>
        }
        .into_any()
    }
}
