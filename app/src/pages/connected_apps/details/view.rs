use leptos::prelude::*;
use routes::CONNECTED_APPS;

use crate::components::data_list::PlainFacts;
use crate::components::publisher_line::PublisherLine;
use crate::components::scope_line::{Control, ScopeGroup, scope_groups};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, name, t, t_rich};
use crate::page::{Frame, Page, Place};
use crate::pages::connected_apps::details::present::{ConnectedAppPage, HistoryLine};

impl Page for ConnectedAppPage {
    fn title(&self, _: Localizer) -> String {
        self.app.clone()
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::ConnectedApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let ended = page.ended.map(|text| view! { <p class="box">{text}</p> });
        let title = page.app.clone();
        let remove = page.remove.map(|href| {
            view! { <RemoveAccess app=page.app.clone() publisher=page.publisher.clone() href /> }
        });
        view! {
            <div class="page app-details">
                <Toast text=page.done />
                <p class="links"><a href=CONNECTED_APPS>{t("app-back")}</a></p>
                <h1><bdi>{title}</bdi></h1>
                <p>
                    <PublisherLine publisher=page.publisher.clone() proven=page.proven />
                </p>
                {ended}
                <PlainFacts facts=page.facts />
                <Permitted
                    groups=page.permissions
                    publisher=page.publisher
                    not_allowed=page.not_allowed
                />
                <History lines=page.history />
                {remove}
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
        <section>
            <h2>{t("app-may")}</h2>
            {groups}
            {not_allowed}
        </section>
    }
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
        <section>
            <h2>{t("app-history")}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
}

#[component]
fn RemoveAccess(app: String, publisher: String, href: String) -> impl IntoView {
    let stops =
        t_rich("app-remove-text", vec![("app", name(app.clone())), ("publisher", name(publisher))]);
    view! {
        <section>
            <h2>{t("app-remove")}</h2>
            <p>{stops}</p>
            <p><a class="btn btn-danger" href=href>{t("app-remove")}</a></p>
        </section>
    }
}
