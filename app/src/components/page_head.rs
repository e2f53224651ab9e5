use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::t;

/// A page above this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub label: String,
}

impl Crumb {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// What a managed page begins with. Breadcrumbs are for pages from the second level on.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional)] crumbs: Vec<Crumb>,
    /// What the breadcrumbs end with, where that is not the title.
    #[prop(optional_no_strip, into)]
    here: Option<String>,
    /// Whose page it is.
    #[prop(optional_no_strip, into)]
    face: Option<AnyView>,
    /// Below the title: its state, its marks.
    #[prop(optional_no_strip, into)]
    marks: Option<AnyView>,
    /// One sentence.
    #[prop(optional_no_strip, into)]
    lead: Option<AnyView>,
    #[prop(optional_no_strip, into)] action: Option<AnyView>,
) -> AnyView {
    let name = here.unwrap_or_else(|| title.clone());
    let lead = lead.map(|lead| view! { <p class="lead">{lead}</p> });
    let action = action.map(|action| view! { <div>{action}</div> });
    view! {
        <Crumbs crumbs here=name />
        <div class="head">
            <div>
                <div class="head-title">
                    {face} <div>
                        <h1>
                            <bdi>{title}</bdi>
                        </h1>
                        {marks}
                    </div>
                </div>
                {lead}
            </div>
            {action}
        </div>
    }
    .into_any()
}

#[component]
pub fn Crumbs(crumbs: Vec<Crumb>, here: String) -> impl IntoView {
    (!crumbs.is_empty()).then(|| {
        let crumbs = crumbs
            .into_iter()
            .map(|crumb| {
                view! {
                    <li>
                        <a href=crumb.href><bdi>{crumb.label}</bdi></a>
                        <Icon symbol=Symbol::Next small=true />
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="crumbs" aria-label=t("crumbs")>
                <ol>
                    {crumbs}
                    <li aria-current="page"><bdi>{here}</bdi></li>
                </ol>
            </nav>
        }
    })
}
