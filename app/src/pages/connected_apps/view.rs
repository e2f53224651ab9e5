use leptos::prelude::*;
use routes::CONNECTED_APPS;

use crate::components::badge::LevelBadge;
use crate::components::buttons::QuietLink;
use crate::components::publisher_line::PublisherLine;
use crate::components::row_list::{rows_or, rows_section};
use crate::components::toast::Toast;
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{Frame, Page, Place};
use crate::pages::connected_apps::present::{AppRow, ConnectedAppsPage, EndedRow, RequestRow};

impl Page for ConnectedAppsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("apps-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::ConnectedApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let platform = platform_name();
        let narrowed = !page.filter.is_empty();
        let filter =
            (narrowed || page.apps.len() > 3).then(|| view! { <Filter text=page.filter /> });
        let none = if narrowed { t("apps-none-found") } else { t("apps-none") };
        view! {
            <div class="page">
                <Toast text=page.done />
                <h1>{t("apps-title")}</h1>
                <p class="lead">{t_args("apps-lead", &[("platform", platform.into())])}</p>
                {filter}
                {rows_or(none, page.apps, |app| view! { <Row app /> })}
                {rows_section(t("apps-requests"), page.requests, |request| view! { <Request request /> })}
                {rows_section(t("apps-ended"), page.ended, |row| view! { <Ended row /> })}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Filter(text: String) -> impl IntoView {
    view! {
        <form method="get" action=CONNECTED_APPS class="filter" role="search">
            <div class="field">
                <label for="filter">{t("apps-filter")}</label>
                <input id="filter" type="search" name="q" value=text />
            </div>
            <button type="submit" class="btn">{t("apps-filter-do")}</button>
        </form>
    }
}

#[component]
fn Row(app: AppRow) -> impl IntoView {
    let highest = app.highest.map(|level| view! { <LevelBadge level /> });
    let title = app.app.clone();
    view! {
        <li class="row box">
            <div class="row-head">
                <h2><bdi>{title}</bdi></h2>
                {highest}
            </div>
            <p><PublisherLine publisher=app.publisher proven=app.proven /></p>
            <p class="muted">
                <bdi>{app.company}</bdi> " · " {app.used} " · " {app.ends}
            </p>
            <p><QuietLink href=app.details label=t_named("apps-details", ("app", app.app)) /></p>
        </li>
    }
}

#[component]
fn Request(request: RequestRow) -> impl IntoView {
    let reason = request
        .reason
        .map(|reason| view! { <p>{t_named("apps-request-reason", ("reason", reason))}</p> });
    view! {
        <li class="row box">
            <h3><bdi>{request.app}</bdi></h3>
            <p>{request.state}</p>
            {reason}
        </li>
    }
}

#[component]
fn Ended(row: EndedRow) -> impl IntoView {
    let title = row.app.clone();
    view! {
        <li class="row box">
            <h3><bdi>{title}</bdi></h3>
            <p class="muted">{row.ended}</p>
            <p><QuietLink href=row.details label=t_named("apps-details", ("app", row.app)) /></p>
        </li>
    }
}
