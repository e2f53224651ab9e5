use leptos::prelude::*;
use routes::ADMIN_AUDIT;

use crate::components::empty_state::EmptyState;
use crate::components::icon::{Icon, Symbol};
use crate::components::page_head::PageHead;
use crate::components::table::{Cell, Columns, MoreRows, Row, Sub, Table};
use crate::components::tools::{FindField, SelectField, Tools};
use crate::i18n::{Localizer, email, name, t, t_args};
use crate::page::Place;
use crate::pages::admin::audit::form::{ACTOR, GROUP, SINCE, UNTIL};
use crate::pages::admin::audit::present::{AdminAuditPage, AuditFilterFields, AuditRow};
use crate::pages::admin::audit::sentence::sentence;
use crate::pages::admin::frame::AdminContent;

impl AdminContent for AdminAuditPage {
    const SECTION: Place = Place::Audit;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("audit")
    }

    fn view(self) -> AnyView {
        let page = self;
        let is_empty = page.entries.is_empty();
        let is_filtered = page.filter.is_used;
        let tools = (!is_empty || is_filtered).then(|| view! { <Filter filter=page.filter /> });
        let file = page.file;
        let file = (!is_empty).then(|| {
            view! {
                <a class="btn" href=file download="audit.csv">
                    <Icon symbol=Symbol::Download />
                    {t("audit-file")}
                </a>
            }
            .into_any()
        });
        let list = if !is_empty {
            let when = t_args("audit-when", &[("zone", page.zone.into())]);
            let links = links(page.newest, page.older);
            let shown = if page.has_more_than_counted {
                [page.shown, t("audit-file-limit")].join(" ").trim().to_owned()
            } else {
                page.shown
            };
            let footer = view! { <MoreRows shown links /> }.into_any();
            let columns =
                Columns::new([when.clone(), t("audit-who"), t("audit-what"), t("audit-address")]);
            let rows = page.entries.into_iter().map(|entry| row(when.clone(), entry)).collect();
            view! { <Table caption=t("audit") columns kind="log" rows footer /> }.into_any()
        } else if is_filtered {
            let all = view! { <a class="btn" href=ADMIN_AUDIT>{t("audit-show-all")}</a> };
            view! {
                <EmptyState
                    symbol=Symbol::Search
                    title=t("audit-none")
                    text=t("audit-none-text").into_any()
                    action=all.into_any()
                />
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    symbol=Symbol::Log
                    title=t("audit-empty")
                    text=t("audit-empty-text").into_any()
                />
            }
            .into_any()
        };
        view! {
            <PageHead title=t("audit") lead=t("audit-lead").into_any() action=file />
            {tools}
            {list}
        }
        .into_any()
    }
}

fn links(newest: Option<String>, older: Option<String>) -> AnyView {
    let link =
        |href: Option<String>, label: String| href.map(|href| view! { <a href=href>{label}</a> });
    view! {
        <span class="pager">
            {link(newest, t("audit-newest"))}
            {link(older, t("audit-older"))}
        </span>
    }
    .into_any()
}

#[component]
fn Filter(filter: AuditFilterFields) -> AnyView {
    view! {
        <Tools action=ADMIN_AUDIT label=t("audit")>
            <FindField
                name=ACTOR
                label=t("audit-who")
                value=filter.actor
                placeholder=Some(t("audit-who-example"))
            />
            <SelectField name=GROUP label=t("audit-what") choices=filter.groups />
            {day(SINCE, t("audit-from"), filter.since)}
            {day(UNTIL, t("audit-to"), filter.until)}
        </Tools>
    }
    .into_any()
}

fn day(field: &'static str, label: String, value: String) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{label}</label>
            <input class="in" id=field name=field type="date" value=value />
        </div>
    }
    .into_any()
}

fn row(when_label: String, entry: AuditRow) -> AnyView {
    let detail = (!entry.detail.is_empty()).then(|| view! { <Sub>{name(entry.detail)}</Sub> });
    let address = entry.email.map(|address| view! { <Sub>{email(address)}</Sub> });
    let (when, datetime) = entry.when;
    view! {
        <Row>
            <Cell label=when_label class="num">
                <time datetime=datetime>{when}</time>
            </Cell>
            <Cell label=t("audit-who") class="actor">
                {name(entry.who)} {address}
            </Cell>
            <Cell label=t("audit-what") class="what">
                {sentence(&entry.action, &entry.subject)} {detail}
            </Cell>
            <Cell label=t("audit-address") class="num">
                {entry.address}
            </Cell>
        </Row>
    }
    .into_any()
}
