use leptos::prelude::*;
use routes::CONNECTED_APPS;

use crate::components::app_tile::TileSize;
use crate::components::data_list::Facts;
use crate::components::page_head::{Crumb, PageHead};
use crate::components::scope_line::{Control, ScopeGroup, scope_groups};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, name, t, t_rich};
use crate::page::{Frame, Page, Place};
use crate::pages::connected_apps::details::present::{
    ConnectedAppPage, GroupRequests, HistoryLine,
};

impl Page for ConnectedAppPage {
    fn title(&self, _: Localizer) -> String {
        self.app.name.clone()
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::ConnectedApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let app = page.app;
        let crumbs = vec![Crumb::new(CONNECTED_APPS, t("apps-title"))];
        let face = app.tile(TileSize::Large);
        let marks = view! { <p class="by">{app.publisher_line()}</p> };
        let stops = page.remove.is_some().then(|| {
            let slots =
                vec![("app", name(app.name.clone())), ("publisher", name(app.publisher.clone()))];
            t_rich("app-remove-lead", slots)
        });
        let lead = page.ended.map(IntoAny::into_any).or(stops);
        let remove = page.remove.map(|href| {
            view! { <a class="btn btn-danger" href=href>{t("app-remove")}</a> }.into_any()
        });
        let open = page.open.map(|href| {
            let label = t_rich("app-open", vec![("app", name(app.name.clone()))]);
            view! { <p class="panel-in"><a class="btn" href=href><span>{label}</span></a></p> }
        });
        view! {
            <Toast text=page.done />
            <PageHead
                title=app.name
                crumbs
                face=Some(face)
                marks=Some(marks.into_any())
                lead
                action=remove
            />
            <div class="split">
                <div>
                    <Permitted
                        groups=page.permissions
                        publisher=app.publisher
                        not_allowed=page.not_allowed
                    />
                </div>
                <div>
                    <section class="panel" aria-labelledby="facts">
                        <h2 id="facts">{t("app-facts")}</h2>
                        <Facts facts=page.facts />
                        {open}
                    </section>
                    {page.requests.map(requests)}
                    <History lines=page.history />
                </div>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Permitted(
    groups: Vec<ScopeGroup>,
    publisher: String,
    not_allowed: Vec<String>,
) -> impl IntoView {
    let groups = scope_groups(groups, &publisher, Control::None);
    let not_allowed = (!not_allowed.is_empty()).then(|| {
        let lines = not_allowed.into_iter().map(|prompt| view! { <li>{prompt}</li> });
        view! {
            <h3>{t("app-not-allowed")}</h3>
            <ul>{lines.collect_view()}</ul>
        }
    });
    view! {
        <section class="panel" aria-labelledby="may">
            <h2 id="may">{t("app-may")}</h2>
            <div class="panel-in">{groups} {not_allowed}</div>
        </section>
    }
}

fn requests(groups: Vec<GroupRequests>) -> AnyView {
    let facts = if groups.is_empty() {
        view! { <p class="panel-in muted small">{t("app-requests-none")}</p> }.into_any()
    } else {
        let facts =
            groups.into_iter().map(|group| (group.group, group.count.to_string())).collect();
        view! { <Facts facts /> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="requests">
            <h2 id="requests">{t("app-requests")}</h2>
            {facts}
        </section>
    }
    .into_any()
}

#[component]
fn History(lines: Vec<HistoryLine>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| {
            let what = line.what.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            view! {
                <li>
                    <p class="muted">{line.when}</p>
                    {what}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="history">
            <h2 id="history">{t("app-history")}</h2>
            <ol class="past panel-in">{lines}</ol>
        </section>
    }
}
