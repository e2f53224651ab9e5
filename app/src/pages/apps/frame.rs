//! What the pages of one app begin with: the steps until it is registered, then the way to its own
//! pages.

use leptos::prelude::*;
use oauth::id::ClientId;
use provider::clients::apps::AppDetails;
use routes::APPS;

use crate::components::badge::Tone;
use crate::components::page_head::{Crumb, PageHead};
use crate::components::tabs::{Tab, Tabs};
use crate::i18n::{Localizer, t};
use crate::pages::apps::present::app_name;
use crate::pages::apps::steps::{AppStep, StepList, Steps, app_steps};

#[derive(Clone, Debug)]
pub struct AppFrame {
    pub crumbs: Vec<Crumb>,
    /// What the breadcrumbs end with.
    pub here: String,
    /// `None` once the app is registered.
    pub steps: Option<Steps>,
    pub preview: Option<String>,
}

impl AppFrame {
    /// What the button of a step's form says. Nothing of a registered app changes by it yet.
    pub fn save(&self) -> String {
        if self.steps.is_some() { t("partner-save") } else { t("partner-review-changes") }
    }
}

pub fn first_frame(localizer: Localizer) -> AppFrame {
    AppFrame {
        crumbs: vec![Crumb::new(APPS, localizer.t("partner-title"))],
        here: localizer.t("partner-new"),
        steps: Some(app_steps(localizer, None, AppStep::About, &[], false)),
        preview: None,
    }
}

pub fn frame(localizer: Localizer, details: &AppDetails, here: AppStep) -> AppFrame {
    let AppDetails { app, client, publisher, errors, .. } = details;
    let id = &app.id;
    let mut crumbs = vec![Crumb::new(APPS, localizer.t("partner-title"))];
    let is_part = client.is_some() && here != AppStep::Review;
    if is_part {
        crumbs.push(Crumb::new(routes::app(id), app_name(localizer, app)));
        crumbs.push(Crumb::new(routes::app_configure(id), localizer.t("partner-configure")));
    }
    let last = if is_part { localizer.t(here.label()) } else { app_name(localizer, app) };
    let steps = || app_steps(localizer, Some(id), here, errors, publisher.is_some());
    AppFrame {
        crumbs,
        here: last,
        steps: client.is_none().then(steps),
        preview: details.is_complete().then(|| routes::app_preview(id)),
    }
}

/// The pages of a registered app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppTab {
    Overview,
    Configure,
    Credentials,
    Listing,
}

impl AppTab {
    const ALL: [Self; 4] = [Self::Overview, Self::Configure, Self::Credentials, Self::Listing];

    pub fn path(self, id: &ClientId) -> String {
        match self {
            Self::Overview => routes::app(id),
            Self::Configure => routes::app_configure(id),
            Self::Credentials => routes::app_credentials(id),
            Self::Listing => routes::app_listing(id),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Overview => "partner-overview",
            Self::Configure => "partner-configure",
            Self::Credentials => "partner-credentials",
            Self::Listing => "partner-listing",
        }
    }
}

pub fn app_tabs(localizer: Localizer, id: &ClientId, here: AppTab) -> Vec<Tab> {
    let tab = |tab: AppTab| Tab {
        href: tab.path(id),
        label: localizer.t(tab.label()),
        count: None,
        tone: Tone::default(),
        current: tab == here,
    };
    AppTab::ALL.map(tab).to_vec()
}

#[component]
pub fn AppHead(frame: AppFrame, title: String, lead: String) -> AnyView {
    let preview = frame.preview.map(|href| view! { <PreviewLink href /> }.into_any());
    let steps = frame.steps.map(|steps| view! { <StepList steps /> });
    view! {
        <PageHead
            title
            crumbs=frame.crumbs
            here=Some(frame.here)
            lead=lead.into_any()
            action=preview
        />
        {steps}
    }
    .into_any()
}

#[component]
pub fn PreviewLink(href: String) -> impl IntoView {
    view! { <a class="btn" href=href>{t("partner-preview")}</a> }
}

#[component]
pub fn AppTabs(tabs: Vec<Tab>) -> impl IntoView {
    view! { <Tabs label=t("partner-pages") tabs /> }
}
