use leptos::prelude::*;

use crate::components::app_tile::{TileSize, app_tile};
use crate::components::badge::Pill;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::ButtonForm;
use crate::components::page_head::PageHead;
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::apps::details::configure::{Configuration, Hints, ToDo};
use crate::pages::apps::details::logo::LOGO;
use crate::pages::apps::details::present::{AppDetailsPage, Content, Review, TabContent};
use crate::pages::apps::details::sections::Sections;
use crate::pages::apps::details::tabs::{ClientTab, ListingTab, OverviewTab};
use crate::pages::apps::frame::{AppTabs, PreviewLink};
use crate::pages::apps::steps::StepList;

impl Page for AppDetailsPage {
    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        match self.content {
            Content::Tab { tab: TabContent::Credentials(_), .. } => Scripts::Islands,
            _ => Scripts::None,
        }
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::OwnApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let (status, tone) = page.status;
        let steps = page.frame.steps.map(|steps| view! { <StepList steps /> });
        let preview = page.frame.preview.map(|href| view! { <PreviewLink href /> });
        let action = view! {
            <div class="acts">
                {preview}
                <a class="btn btn-text btn-danger" href=page.remove>{t("partner-remove")}</a>
            </div>
        };
        let face = app_tile(&page.name, page.logo, &page.proven, TileSize::Large);
        let content = match page.content {
            Content::Review(review) => view! { <ReviewStep review /> }.into_any(),
            Content::Tab { tabs, tab } => {
                let tab = match tab {
                    TabContent::Overview(overview) => view! { <OverviewTab overview /> }.into_any(),
                    TabContent::Configure(configure) => {
                        let logo_error = error_for(&page.errors, LOGO);
                        view! { <Configuration configure logo_error /> }.into_any()
                    }
                    TabContent::Credentials(client) => view! { <ClientTab client /> }.into_any(),
                    TabContent::Listing(listing) => view! { <ListingTab listing /> }.into_any(),
                };
                view! {
                    <AppTabs tabs />
                    <div class="app-tab">{tab}</div>
                }
                .into_any()
            }
        };
        view! {
            <Toast text=page.done />
            <ErrorSummary errors=page.errors />
            <PageHead
                title=page.name
                crumbs=page.frame.crumbs
                face
                marks=view! { <p><Pill text=status tone /></p> }.into_any()
                action=action.into_any()
            />
            {steps}
            {content}
        }
        .into_any()
    }
}

#[component]
fn ReviewStep(review: Review) -> impl IntoView {
    let register = review.register.map(|form| {
        view! {
            <div class="bar-save">
                <ButtonForm form label=t("partner-register") class="btn btn-main" />
                <span class="small muted">{t("partner-register-text")}</span>
            </div>
        }
    });
    view! {
        <div class="app-tab">
            <ToDo heading=t("partner-review-todo") lines=review.to_do />
            <Hints hints=review.hints />
            <Sections sections=review.sections />
            {register}
            <p class="small muted">{t("partner-logo-later")}</p>
        </div>
    }
}
