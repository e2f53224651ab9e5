use leptos::prelude::*;
use routes::{ADMIN_REQUESTS, FRONT, HELP_REPORT, SIGN_IN};

use crate::components::buttons::ButtonLink;
use crate::components::data_list::DataList;
use crate::components::form::{ButtonForm, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::context::RenderContext;
use crate::i18n::title::{error_title, titled};
use crate::i18n::{Localizer, t, t_args};
use crate::page::Page;
use crate::pages::error::present::{ErrorCase, ErrorPage};

impl Page for ErrorPage {
    fn title(&self, localizer: Localizer) -> String {
        error_title(localizer, self.case.heading_and_text(localizer).0)
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        titled(localizer, self.title(localizer), platform)
    }

    fn status(&self) -> u16 {
        self.case.status()
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let (heading, text) =
            page.case.heading_and_text(expect_context::<RenderContext>().localizer);
        let nothing_shared = page.case.app_waited().then(|| {
            view! { <p class="lead"><strong>{t("nothing-shared")}</strong></p> }
        });
        let mut with_entries = None;
        let again = match page.case {
            ErrorCase::FormExpired { again, entered } if entered.is_empty() => {
                Some((again, t("error-show-again")))
            }
            ErrorCase::FormExpired { again, entered } => {
                let form = PostForm { action: routes::switch_language(&again), hidden: entered };
                with_entries = Some(view! { <ButtonForm form label=t("error-show-again") /> });
                None
            }
            ErrorCase::EditedMeanwhile { again } => Some((again, t("error-edited-again"))),
            ErrorCase::RequestGone => Some((ADMIN_REQUESTS.to_owned(), t("error-request-gone-do"))),
            ErrorCase::PermissionRequired { again, app } => {
                Some((again, t_args("apps-details", &[("app", app.into())])))
            }
            ErrorCase::SignIn(_) => Some((SIGN_IN.to_owned(), t("sign-in"))),
            _ => None,
        };
        let again = again.map(|(href, label)| {
            view! { <ButtonLink href=href label=label /> }
        });
        let mut facts = page.details;
        facts.extend(page.request_id.map(|id| (t("error-request-id"), id)));
        facts.extend(page.time.map(|time| (t("error-time"), time)));
        let details = (!facts.is_empty()).then(|| {
            view! {
                <details class="fold">
                    <summary>
                        {t("error-details")}
                        <Icon symbol=Symbol::Down small=true />
                    </summary>
                    <DataList facts />
                </details>
            }
        });
        view! {
            <div class="card">
                <h1>{heading}</h1>
                {nothing_shared}
                <p>{text}</p>
                {again}
                {with_entries}
                {details}
                <p class="row">
                    <a href=HELP_REPORT>{t("error-report")}</a>
                    <a href=FRONT>{t("error-home")}</a>
                </p>
            </div>
        }
        .into_any()
    }
}
