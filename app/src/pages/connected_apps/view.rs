use leptos::prelude::*;

use crate::components::badge::LevelBadge;
use crate::components::notice::Done;
use crate::components::publisher_line::PublisherLine;
use crate::context::platform_name;
use crate::i18n::{Localizer, name, t, t_args, t_rich};
use crate::page::Page;
use crate::pages::connected_apps::present::{AppRow, ConnectedAppsPage, EndedRow, RequestRow};

impl Page for ConnectedAppsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("apps-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let platform = platform_name();
        let narrowed = !page.filter.is_empty();
        let filter =
            (narrowed || page.apps.len() > 3).then(|| view! { <Filter text=page.filter /> });
        let apps = if page.apps.is_empty() {
            let nothing = if narrowed { t("apps-none-found") } else { t("apps-none") };
            view! { <p class="box">{nothing}</p> }.into_any()
        } else {
            let rows = page.apps.into_iter().map(|app| view! { <Row app /> }).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        view! {
            <div class="page">
                <Done text=page.done />
                <h1>{t("apps-title")}</h1>
                <p class="lead">{t_args("apps-lead", &[("platform", platform.into())])}</p>
                {filter}
                {apps}
                <Requests requests=page.requests />
                <Ended ended=page.ended />
            </div>

        }
        .into_any()
    }
}

#[component]
fn Filter(text: String) -> impl IntoView {
    view! {
        <form method="get" action="/connected-apps" class="filter" role="search">
            <div class="field">
                <label for="filter">{t("apps-filter")}</label>
                <input id="filter" type="search" name="q" value=text />
            </div>
            <button type="submit" class="btn">
                {t("apps-filter-do")}
            </button>
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
                <h2>
                    <bdi>{title}</bdi>
                </h2>
                {highest}
            </div>
            <p>
                <PublisherLine publisher=app.publisher verification=app.verification />
            </p>
            <p class="muted">
                <bdi>{app.company}</bdi> " · " {app.used} " · " {app.ends}
            </p>
            <p>
                <a class="btn btn-quiet" href=app.details>
                    <span>{t_rich("apps-details", vec![("app", name(app.app))])}</span>
                </a>
            </p>
        </li>
    }
}

#[component]
fn Requests(requests: Vec<RequestRow>) -> impl IntoView {
    (!requests.is_empty()).then(|| {
        let rows = requests
            .into_iter()
            .map(|request| {
                let reason = request.reason.map(|reason| {
                    view! {
                        <p>{t_rich("apps-request-reason", vec![("reason", name(reason))])}</p>
                    }
                });
                view! {
                    <li class="row box">
                        <h3>
                            <bdi>{request.app}</bdi>
                        </h3>
                        <p>{request.state}</p>
                        {reason}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{t("apps-requests")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Ended(ended: Vec<EndedRow>) -> impl IntoView {
    (!ended.is_empty()).then(|| {
        let rows = ended
            .into_iter()
            .map(|row| {
                let title = row.app.clone();
                view! {
                    <li class="row box">
                        <h3>
                            <bdi>{title}</bdi>
                        </h3>
                        <p class="muted">{row.ended}</p>
                        <p>
                            <a class="btn btn-quiet" href=row.details>
                                <span>{t_rich("apps-details", vec![("app", name(row.app))])}</span>
                            </a>
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{t("apps-ended")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
