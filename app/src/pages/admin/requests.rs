//! What people ask of their administrators.

use leptos::prelude::*;

use crate::words::{name, rich, say};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminRequestsPage {
    /// What waits for an answer, newest first.
    pub waiting: Vec<ApprovalRow>,
    /// What was answered, newest first.
    pub answered: Vec<ApprovalRow>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct ApprovalRow {
    /// The app's name.
    pub app: String,
    /// Who asked and when, or who answered and how, in words.
    pub state: String,
    /// Address of the whole request.
    pub details: String,
}

/// The page.
#[component]
pub fn AdminRequests(
    /// What it shows.
    page: AdminRequestsPage,
) -> impl IntoView {
    let waiting = if page.waiting.is_empty() {
        view! { <p class="box">{say("admin-requests-none")}</p> }.into_any()
    } else {
        rows(page.waiting)
    };
    let answered = (!page.answered.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say("admin-requests-answered")}</h2>
                {rows(page.answered)}
            </section>
        }
    });
    view! {
        <h1>{say("admin-requests")}</h1>
        {waiting}
        {answered}
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
                            <span>{rich("admin-request-title", vec![("app", name(request.app))])}</span>
                        </a>
                    </p>
                    <p class="muted">{request.state}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
