use leptos::prelude::*;
use routes::{ADMIN, ADMIN_APP, ADMIN_REQUESTS};

use crate::components::app_tile::app_cell;
use crate::components::badge::{LevelBadge, Pill, flag_label};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::literal::Host;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, RowName, Sub, Table};
use crate::components::tools::{FindField, SelectField, Tools};
use crate::i18n::{Localizer, name, strong, t, t_args, t_named, t_rich};
use crate::page::Place;
use crate::pages::admin::apps::form::{HIGHEST, STATUS, TEXT};
use crate::pages::admin::apps::present::{
    AdminAppsPage, AppFilterFields, CompanyAppRow, WaitingRequests,
};
use crate::pages::admin::frame::AdminContent;

impl AdminContent for AdminAppsPage {
    const SECTION: Place = Place::AppsInUse;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-apps")
    }

    fn view(self) -> AnyView {
        let page = self;
        let lead = t_named("admin-apps-lead", ("company", page.company.as_str()));
        let find = || view! { <a class="btn" href=ADMIN_APP>{t("admin-find")}</a> }.into_any();
        let is_empty = page.apps.is_empty();
        let is_filtered = page.filter.is_used;
        let tools = (!is_empty || is_filtered).then(|| view! { <Filter filter=page.filter /> });
        let action = (!is_empty || is_filtered).then(find);
        let list = if !is_empty {
            let columns = Columns::with_actions([
                t("admin-app"),
                t("admin-at-most"),
                t("admin-people"),
                t("app-last-used"),
                t("admin-decision"),
            ]);
            let file = page.file;
            let file = view! { <a href=file download="apps.csv">{t("admin-file")}</a> };
            let footer = pager(page.pager, Some(file.into_any()));
            let rows = page.apps.into_iter().map(row).collect();
            view! { <Table caption=t("admin-apps") columns kind="apps" rows footer /> }.into_any()
        } else if is_filtered {
            let all = view! { <a class="btn" href=ADMIN>{t("admin-apps-all")}</a> };
            view! {
                <EmptyState
                    symbol=Symbol::Search
                    title=t("admin-apps-no-match")
                    text=t("admin-apps-no-match-text").into_any()
                    action=all.into_any()
                />
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    symbol=Symbol::Apps
                    title=t("admin-apps-none")
                    text=t_named("admin-apps-none-text", ("company", page.company))
                    action=find()
                />
            }
            .into_any()
        };
        view! {
            <PageHead title=t("admin-apps") lead action />
            {page.waiting.map(|waiting| view! { <Waiting waiting /> })}
            {tools}
            {list}
        }
        .into_any()
    }
}

#[component]
fn Waiting(waiting: WaitingRequests) -> impl IntoView {
    let count = t_args("admin-waiting", &[("count", waiting.count.into())]);
    let first = waiting
        .first
        .into_iter()
        .map(|(who, app)| {
            let who = vec![("name", name(who)), ("app", name(app))];
            view! { " " {t_rich("admin-waiting-who", who)} }
        })
        .collect_view();
    view! {
        <p class="note note-warn waiting">
            {strong(count)} {first} " "
            <a href=ADMIN_REQUESTS>{t("admin-waiting-review")}</a>
        </p>
    }
}

#[component]
fn Filter(filter: AppFilterFields) -> AnyView {
    let example = Some(t("admin-apps-find-example"));
    view! {
        <Tools action=ADMIN label=t("admin-apps-find")>
            <FindField
                name=TEXT
                label=t("admin-apps-find")
                value=filter.text
                placeholder=example
            />
            <SelectField name=STATUS label=t("admin-decision") choices=filter.statuses />
            <SelectField name=HIGHEST label=t("admin-at-most") choices=filter.levels />
        </Tools>
    }
    .into_any()
}

fn row(app: CompanyAppRow) -> AnyView {
    let (name, details) = (app.app.name.clone(), app.details.clone());
    let flags: Vec<String> = app.flags.iter().map(|flag| flag_label(*flag)).collect();
    let flags = (!flags.is_empty()).then(|| view! { <Sub>{flags.join(", ")}</Sub> });
    let people = if app.people == 0 {
        app.people.to_string().into_any()
    } else {
        let of_what = view! { <span class="vh">" (" <bdi>{name.clone()}</bdi> ")"</span> };
        view! { <a href=app.people_href>{app.people} {of_what}</a> }.into_any()
    };
    let host = app.host.map(|host| {
        let host = view! { <Host text=host /> }.into_any();
        view! { <Sub>{t_rich("admin-document-at", vec![("host", host)])}</Sub> }
    });
    let by_host = app.decided_by_host.then(|| view! { <Sub>{t("admin-by-host")}</Sub> });
    let (status, tone) = app.status;
    let block = app.block.map(|href| {
        view! { <RowAction href label=t("admin-block-row") row=name.clone() danger=true /> }
    });
    view! {
        <Row>
            <RowName>
                {app_cell(app.app, Some(app.details))} {host}
            </RowName>
            <Cell label=t("admin-at-most")>
                {app.highest.map(|level| view! { <LevelBadge level /> })} {flags}
            </Cell>
            <Cell label=t("admin-people") class="num">
                {people}
            </Cell>
            <Cell label=t("app-last-used") class="fit">
                <span class="capital">{app.used}</span>
                " "
                <Sub>{app.requests}</Sub>
            </Cell>
            <Cell label=t("admin-decision")>
                <Pill text=status tone />
                {by_host}
            </Cell>
            <Actions>
                <RowAction href=details label=t("admin-manage") row=name />
                {block}
            </Actions>
        </Row>
    }
    .into_any()
}
