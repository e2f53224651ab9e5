use leptos::prelude::*;
use routes::{ADMIN, ADMIN_AUDIT, ADMIN_POLICY, ADMIN_REQUESTS};

use crate::components::notice::Changed;
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t, t_named};
use crate::page::Page;

#[derive(Clone, Debug)]
pub struct AdminPage<C> {
    pub company: String,
    pub done: Option<String>,
    /// What was decided about was another page: this is what it is now.
    pub changed: bool,
    pub content: C,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Apps,
    Requests,
    Policy,
    Audit,
}

pub trait AdminContent: Send + 'static {
    const SECTION: Section;

    fn title(&self, localizer: Localizer) -> String;

    fn has_entries(&self) -> bool {
        false
    }

    fn view(self) -> AnyView;
}

impl<C: AdminContent> Page for AdminPage<C> {
    fn title(&self, localizer: Localizer) -> String {
        self.content.title(localizer)
    }

    fn has_entries(&self) -> bool {
        self.content.has_entries()
    }

    fn view(self: Box<Self>) -> AnyView {
        let Self { company, done, changed, content } = *self;
        framed(company, (done, changed), C::SECTION, content.view())
    }
}

fn framed(
    company: String,
    (done, changed): (Option<String>, bool),
    here: Section,
    content: AnyView,
) -> AnyView {
    let sections = [
        (Section::Apps, ADMIN, t("admin-apps")),
        (Section::Requests, ADMIN_REQUESTS, t("admin-requests")),
        (Section::Policy, ADMIN_POLICY, t("admin-policy")),
        (Section::Audit, ADMIN_AUDIT, t("audit")),
    ];
    let sections = sections
        .into_iter()
        .map(|(section, href, label)| {
            let current = (section == here).then_some("true");
            view! { <li><a href=href aria-current=current>{label}</a></li> }
        })
        .collect_view();
    view! {
        <div class="page admin">
            <p class="muted">{t_named("admin-of", ("company", company))}</p>
            <nav aria-label=t("admin")><ul class="tabs">{sections}</ul></nav>
            <Toast text=done />
            <Changed changed />
            {content}
        </div>
    }
    .into_any()
}
