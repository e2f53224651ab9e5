use leptos::prelude::*;

use crate::i18n::{Localizer, t, t_named};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::requests::present::{AdminRequestsPage, ApprovalRow};

impl AdminContent for AdminRequestsPage {
    const SECTION: Place = Place::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-requests")
    }

    fn view(self) -> AnyView {
        let page = self;
        let waiting = if page.waiting.is_empty() {
            view! { <p class="box">{t("admin-requests-none")}</p> }.into_any()
        } else {
            rows(page.waiting)
        };
        let answered = (!page.answered.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{t("admin-requests-answered")}</h2>
                    {rows(page.answered)}
                </section>
            }
        });
        view! {
            <h1>{t("admin-requests")}</h1>
            {waiting}
            {answered}
        }
        .into_any()
    }
}

fn rows(requests: Vec<ApprovalRow>) -> AnyView {
    let rows = requests
        .into_iter()
        .map(|request| {
            view! {
                <li class="row box">
                    <p class="links">
                        <a href=request.details>
                            <span>{t_named("admin-request-title", ("app", request.app))}</span>
                        </a>
                    </p>
                    <p class="muted">{request.state}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
