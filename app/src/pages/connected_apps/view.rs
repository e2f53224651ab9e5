use leptos::prelude::*;
use routes::{CONNECTED_APPS, DEVICE, MARKETPLACE};

use crate::components::app_tile::{AppFace, app_cell};
use crate::components::badge::{LevelBadge, Pill, Tone, flag_label};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::page_head::{Crumb, PageHead};
use crate::components::table::{
    Actions, Cell, Columns, MoreRows, Row, RowAction, RowButton, RowName, Sub, Table,
};
use crate::components::toast::Toast;
use crate::components::tools::{FindField, Tools};
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{Frame, Page, Place};
use crate::pages::connected_apps::present::{
    AppRow, ConnectedAppsPage, EndedAppsPage, EndedRow, FIND, RequestAnswer, RequestRow,
};

/// A list is worth a search from so many rows on.
const MANY: usize = 4;

impl Page for ConnectedAppsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("apps-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::ConnectedApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let lead = t_args("apps-lead", &[("platform", platform_name().into())]);
        let device = view! { <a class="btn" href=DEVICE>{t("device-title")}</a> };
        let narrowed = !page.filter.is_empty();
        let tools = (narrowed || page.next.is_some() || page.apps.len() >= MANY).then(|| {
            view! {
                <Tools action=CONNECTED_APPS label=t("apps-filter")>
                    <FindField name=FIND label=t("apps-filter") value=page.filter />
                </Tools>
            }
        });
        let list = if page.apps.is_empty() {
            none(narrowed).into_any()
        } else {
            let shown = page.apps.len();
            let more = page.next.map(|next| more(shown, page.connected, next));
            apps(page.apps, more).into_any()
        };
        let requests = (!page.requests.is_empty()).then(|| requests(page.requests));
        let ended = page.ended.map(|(count, href)| {
            let label = t_args("apps-show-ended", &[("count", count.into())]);
            view! { <p class="after small"><a href=href>{label}</a></p> }
        });
        view! {
            <Toast text=page.done />
            <PageHead
                title=t("apps-title")
                lead=Some(lead.into_any())
                action=Some(device.into_any())
            />
            {tools}
            {list}
            {requests}
            {ended}
        }
        .into_any()
    }
}

fn none(narrowed: bool) -> AnyView {
    if narrowed {
        let all = view! { <a class="btn" href=CONNECTED_APPS>{t("app-back")}</a> };
        return view! {
            <EmptyState
                symbol=Symbol::Search
                title=t("apps-none-found")
                text=t("apps-none-found-why").into_any()
                action=Some(all.into_any())
            />
        }
        .into_any();
    }
    let marketplace = view! { <a class="btn" href=MARKETPLACE>{t("apps-none-do")}</a> };
    view! {
        <EmptyState
            symbol=Symbol::Apps
            title=t("apps-none")
            text=t("apps-none-why").into_any()
            action=Some(marketplace.into_any())
        />
    }
    .into_any()
}

fn more(shown: usize, all: u32, next: String) -> AnyView {
    let shown = t_args("apps-shown", &[("shown", shown.into()), ("all", all.into())]);
    let next = view! { <a href=next>{t("list-next")}</a> };
    view! { <MoreRows shown links=Some(next.into_any()) /> }.into_any()
}

fn apps(apps: Vec<AppRow>, more: Option<AnyView>) -> AnyView {
    let columns = Columns::with_actions([
        t("apps-app"),
        t("apps-at-most"),
        t("app-last-used"),
        t("app-ends"),
    ]);
    let rows = apps.into_iter().map(app).collect();
    view! { <Table caption=t("apps-title") columns rows footer=more /> }.into_any()
}

fn app(row: AppRow) -> AnyView {
    let name = named(&row.app, row.company.as_deref());
    let flags: Vec<String> = row.flags.into_iter().map(flag_label).collect();
    let flags = (!flags.is_empty()).then(|| view! { <Sub>{flags.join(", ")}</Sub> });
    let highest = row.highest.map(|level| view! { <LevelBadge level /> });
    let requests = (row.requests > 0).then(|| {
        let count = [("count", i64::try_from(row.requests).unwrap_or(i64::MAX).into())];
        view! { <Sub>{t_args("apps-requests-in-30-days", &count)}</Sub> }
    });
    let face = app_cell(row.app, Some(row.details.clone()));
    let soon = row.ends_soon.then(|| view! { <Sub>{t("apps-ends-soon")}</Sub> });
    view! {
        <Row>
            <RowName>{face} {company(row.company)}</RowName>
            <Cell label=t("apps-at-most")>{highest} {flags}</Cell>
            <Cell label=t("app-last-used")>
                <span class="capital">{row.used}</span>
                {requests}
                {soon}
            </Cell>
            <Cell label=t("app-ends") class="num">{row.ends}</Cell>
            <Actions>
                <RowAction href=row.details label=t("apps-details-do") row=name.clone() />
                <RowAction href=row.remove label=t("apps-remove-do") row=name danger=true />
            </Actions>
        </Row>
    }
    .into_any()
}

/// What tells a row's controls from those of others.
fn named(app: &AppFace, company: Option<&str>) -> String {
    match company {
        Some(company) => format!("{}, {company}", app.name),
        None => app.name.clone(),
    }
}

fn company(name: Option<String>) -> Option<AnyView> {
    let name = name?;
    Some(view! { <Sub>{t_named("apps-for-company", ("company", name))}</Sub> }.into_any())
}

fn requests(rows: Vec<RequestRow>) -> AnyView {
    let actions = rows.iter().any(|row| row.withdraw.is_some());
    let names = [t("apps-app"), t("apps-asked"), t("apps-answer")];
    let columns = Columns { actions, ..Columns::new(names) };
    let rows = rows.into_iter().map(|row| request(row, actions)).collect();
    view! {
        <h2 class="after">{t("apps-requests")}</h2>
        <Table caption=t("apps-requests") columns rows />
    }
    .into_any()
}

fn request(row: RequestRow, actions: bool) -> AnyView {
    let name = named(&row.app, row.company.as_deref());
    let withdraw = row
        .withdraw
        .map(|form| view! { <RowButton form label=t("apps-request-withdraw") row=name /> });
    let actions = actions.then(|| view! { <Actions>{withdraw}</Actions> });
    let answer = match row.answer {
        RequestAnswer::Waiting => {
            view! { <Pill text=t("apps-request-waiting") tone=Tone::Warning /> }.into_any()
        }
        RequestAnswer::Approved { when, reason } => view! {
            <Pill text=t("apps-request-yes") tone=Tone::Good />
            <Sub>{t_args("apps-request-approved", &[("day", when.into())])}</Sub>
            {given(reason)}
        }
        .into_any(),
        RequestAnswer::Refused { when, reason } => view! {
            <Pill text=t("apps-request-no") tone=Tone::Bad />
            <Sub>{t_args("apps-request-refused", &[("day", when.into())])}</Sub>
            {given(reason)}
        }
        .into_any(),
    };
    view! {
        <Row>
            <RowName>{app_cell(row.app, None)} {company(row.company)}</RowName>
            <Cell label=t("apps-asked") class="num">{row.asked}</Cell>
            <Cell label=t("apps-answer")>{answer}</Cell>
            {actions}
        </Row>
    }
    .into_any()
}

fn given(reason: Option<String>) -> Option<AnyView> {
    let reason = reason?;
    Some(view! { <Sub>{t_named("apps-request-reason", ("reason", reason))}</Sub> }.into_any())
}

impl Page for EndedAppsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("apps-ended")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::ConnectedApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let crumbs = vec![Crumb::new(CONNECTED_APPS, t("apps-title"))];
        let columns = Columns::with_actions([t("apps-app"), t("apps-ended-how")]);
        let rows: Vec<AnyView> = page.apps.into_iter().map(ended).collect();
        let shown = rows.len();
        let lead = (shown > 0).then(|| t("apps-ended-lead").into_any());
        let more = page.next.map(|next| {
            let shown = t_args("apps-shown-here", &[("shown", shown.into())]);
            let next = view! { <a href=next>{t("list-next")}</a> };
            view! { <MoreRows shown links=Some(next.into_any()) /> }.into_any()
        });
        let list = if rows.is_empty() {
            view! {
                <EmptyState
                    symbol=Symbol::Apps
                    title=t("apps-ended-none")
                    text=t("apps-ended-none-text").into_any()
                />
            }
            .into_any()
        } else {
            view! { <Table caption=t("apps-ended") columns rows footer=more /> }.into_any()
        };
        view! {
            <PageHead title=t("apps-ended") crumbs lead />
            <div class="after">{list}</div>
        }
        .into_any()
    }
}

fn ended(row: EndedRow) -> AnyView {
    let name = named(&row.app, row.company.as_deref());
    let face = app_cell(row.app, Some(row.details.clone()));
    view! {
        <Row>
            <RowName>{face} {company(row.company)}</RowName>
            <Cell label=t("apps-ended-how")>{row.ended}</Cell>
            <Actions>
                <RowAction href=row.details label=t("apps-details-do") row=name />
            </Actions>
        </Row>
    }
    .into_any()
}
