use leptos::prelude::*;
use routes::ADMIN_AUDIT;

use crate::components::buttons::older_link;
use crate::i18n::{Localizer, t};
use crate::page::Place;
use crate::pages::admin::audit::form::{ACTOR, GROUP, SINCE, UNTIL};
use crate::pages::admin::audit::present::{AdminAuditPage, AuditFilterFields, AuditRow};
use crate::pages::admin::frame::AdminContent;

impl AdminContent for AdminAuditPage {
    const SECTION: Place = Place::Audit;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("audit")
    }

    fn view(self) -> AnyView {
        let page = self;
        let entries = if page.entries.is_empty() {
            view! { <p class="box">{t("audit-none")}</p> }.into_any()
        } else {
            let rows = page.entries.into_iter().map(|entry| view! { <Row entry /> }).collect_view();
            view! { <ol class="rows">{rows}</ol> }.into_any()
        };

        view! {
            <h1>{t("audit")}</h1>
            <p class="lead">{t("audit-lead")}</p>
            <Filter filter=page.filter />
            <p class="links"><a href=page.file download="audit.csv">{t("audit-file")}</a></p>
            {entries}
            {older_link(page.older)}
        }
        .into_any()
    }
}

#[component]
fn Filter(filter: AuditFilterFields) -> impl IntoView {
    let groups = filter
        .groups
        .into_iter()
        .map(|(value, label, chosen)| {
            view! { <option value=value selected=chosen>{label}</option> }
        })
        .collect_view();
    view! {
        <form method="get" action=ADMIN_AUDIT class="filter">
            <div class="field">
                <label for=GROUP>{t("audit-what")}</label>
                <select id=GROUP name=GROUP>{groups}</select>
            </div>
            <div class="field">
                <label for=ACTOR>{t("audit-who")}</label>
                <input id=ACTOR name=ACTOR type="text" autocomplete="off" value=filter.actor />
            </div>
            <div class="field">
                <label for=SINCE>{t("audit-from")}</label>
                <input id=SINCE name=SINCE type="date" value=filter.since />
            </div>
            <div class="field">
                <label for=UNTIL>{t("audit-to")}</label>
                <input id=UNTIL name=UNTIL type="date" value=filter.until />
            </div>
            <p><button type="submit" class="btn">{t("audit-find")}</button></p>
        </form>
    }
}

#[component]
fn Row(entry: AuditRow) -> impl IntoView {
    let detail = (!entry.detail.is_empty()).then(|| {
        view! { <p class="muted"><bdi>{entry.detail}</bdi></p> }
    });
    view! {
        <li class="row box">
            <p><bdi>{entry.what}</bdi></p>
            {detail}
            <p class="muted">
                <bdi>{entry.who}</bdi>
                <br />
                {entry.when}
            </p>
        </li>
    }
}
