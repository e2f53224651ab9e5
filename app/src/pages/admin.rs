//! What an administrator of a company sees: its apps, what people ask, and what
//! they may allow.

pub mod app;
pub mod apps;
pub mod audit;
pub mod policy;
pub mod request;
pub mod requests;

use leptos::prelude::*;

use self::{
    app::{AdminApp, AdminAppPage},
    apps::{AdminApps, AdminAppsPage},
    audit::{AdminAudit, AdminAuditPage},
    policy::{AdminPolicy, AdminPolicyPage},
    request::{AdminRequest, AdminRequestPage},
    requests::{AdminRequests, AdminRequestsPage},
};
use crate::{
    components::notice::Done,
    present::admin::{ADMIN, ADMIN_AUDIT, ADMIN_POLICY, ADMIN_REQUESTS},
    words::{Words, name, rich, say},
};

/// An administrator's page.
#[derive(Clone, Debug)]
pub struct AdminPage {
    /// The company.
    pub company: String,
    /// What has just been done.
    pub done: Option<String>,
    /// Which of the pages it is.
    pub content: AdminContent,
}

/// The pages.
#[derive(Clone, Debug)]
pub enum AdminContent {
    /// `/admin`
    Apps(AdminAppsPage),
    /// `/admin/app`
    App(Box<AdminAppPage>),
    /// `/admin/requests`
    Requests(AdminRequestsPage),
    /// `/admin/requests/{id}`
    Request(Box<AdminRequestPage>),
    /// `/admin/policy`
    Policy(AdminPolicyPage),
    /// `/admin/audit`
    Audit(AdminAuditPage),
}

impl AdminContent {
    /// What the page is called, for the document's title.
    pub fn title(&self, words: Words) -> String {
        match self {
            Self::Apps(_) => words.say("admin-apps"),
            Self::App(page) => page.app.clone(),
            Self::Requests(_) => words.say("admin-requests"),
            Self::Request(page) => {
                words.say_with("admin-request-title", &[("app", page.app.as_str().into())])
            }
            Self::Policy(_) => words.say("admin-policy"),
            Self::Audit(_) => words.say("audit"),
        }
    }

    fn section(&self) -> usize {
        match self {
            Self::Apps(_) | Self::App(_) => 0,
            Self::Requests(_) | Self::Request(_) => 1,
            Self::Policy(_) => 2,
            Self::Audit(_) => 3,
        }
    }
}

/// The page.
#[component]
pub fn Admin(
    /// What it shows.
    page: AdminPage,
) -> impl IntoView {
    let here = page.content.section();
    let sections = [
        (ADMIN, say("admin-apps")),
        (ADMIN_REQUESTS, say("admin-requests")),
        (ADMIN_POLICY, say("admin-policy")),
        (ADMIN_AUDIT, say("audit")),
    ];
    let sections = sections
        .into_iter()
        .enumerate()
        .map(|(number, (href, label))| {
            let current = (number == here).then_some("true");
            view! {
                <li>
                    <a href=href aria-current=current>
                        {label}
                    </a>
                </li>
            }
        })
        .collect_view();
    let content = match page.content {
        AdminContent::Apps(page) => view! { <AdminApps page /> }.into_any(),
        AdminContent::App(page) => view! { <AdminApp page=*page /> }.into_any(),
        AdminContent::Requests(page) => view! { <AdminRequests page /> }.into_any(),
        AdminContent::Request(page) => view! { <AdminRequest page=*page /> }.into_any(),
        AdminContent::Policy(page) => view! { <AdminPolicy page /> }.into_any(),
        AdminContent::Audit(page) => view! { <AdminAudit page /> }.into_any(),
    };
    view! {
        <div class="page admin">
            <p class="muted">{rich("admin-of", vec![("company", name(page.company))])}</p>
            <nav aria-label=say("admin")>
                <ul class="tabs">{sections}</ul>
            </nav>
            <Done text=page.done />
            {content}
        </div>
    }
}
