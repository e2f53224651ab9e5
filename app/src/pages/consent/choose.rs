//! The consent page before a company is chosen: who asks, and for which company.

use std::sync::Arc;

use leptos::prelude::*;
use provider::authorization::choose_company::CompanyQuestion;
use routes::HELP_REPORT;

use crate::components::account_strip::{Account, AccountStrip};
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm, SHOWN_TO};
use crate::components::icon::{Icon, Symbol};
use crate::components::submit_once::SubmitOnce;
use crate::context::platform_name;
use crate::i18n::{Arg, Localizer, name, t, t_rich, t_rich_args};
use crate::page::{ENTRIES, Frame, Page, Scripts};
use crate::pages::consent::companies::{COMPANY, Companies, CompanyOption, options};
use crate::pages::consent::facts::{AppFacts, Destination, app_facts};
use crate::pages::consent::view::DeviceAsks;
use crate::pages::consent::who_asks::{about_app, publisher_links, who_asks};

pub struct CompanyPage {
    account: Account,
    switch: PostForm,
    app: Arc<AppFacts>,
    options: Vec<CompanyOption>,
    blocked_by: Option<String>,
    missing: bool,
    form: PostForm,
}

pub fn company_page(
    localizer: Localizer,
    question: &CompanyQuestion,
    switch: PostForm,
) -> CompanyPage {
    let person = &question.signed_in.user;
    CompanyPage {
        // In no company yet.
        account: Account {
            name: person.full_name(),
            email: person.email.clone(),
            company: String::new(),
            role: String::new(),
        },
        switch,
        app: Arc::new(app_facts(localizer, &question.request)),
        options: options(localizer, &question.companies, None),
        blocked_by: question.blocked_by.clone(),
        missing: question.missing,
        form: PostForm::new(routes::DECIDE)
            .with("request", &question.sealed)
            .with(SHOWN_TO, person.id.as_str()),
    }
}

impl Page for CompanyPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t_args("consent-title", &[("app", Arg::from(self.app.name.as_str()))])
    }

    fn has_errors(&self) -> bool {
        self.missing
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Flow
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <ChooseCompany page=*self /> }.into_any()
    }
}

#[component]
fn ChooseCompany(page: CompanyPage) -> AnyView {
    let missing = page.missing;
    let errors = missing.then(|| FormError::new(t("consent-company-missing"), COMPANY));
    let errors: Vec<FormError> = errors.into_iter().collect();
    let app = page.app;
    let heading = t_rich_args(
        "consent-question",
        &[("platform", platform_name().into())],
        vec![("app", name(app.name.as_str()))],
    );
    let stranger = t_rich_args(
        "consent-stranger",
        &[("platform", platform_name().into())],
        vec![("app", name(app.name.as_str())), ("publisher", name(app.whom_to_trust()))],
    );
    let device = match &app.destination {
        Destination::OtherDevice(code) => Some(view! { <DeviceAsks code=code.clone() /> }),
        _ => None,
    };
    let blocked = page.blocked_by.map(|company| {
        let slots = vec![("company", name(company)), ("app", name(app.name.as_str()))];
        view! {
            <div class="note note-warn" role="alert">
                <p>
                    <Icon symbol=Symbol::Warning />
                    {t_rich("consent-company-blocked", slots)}
                </p>
            </div>
        }
    });
    view! {
        <div class="sheet-wrap">
            <ErrorSummary errors />
            <div class="sheet">
                <AccountStrip account=page.account switch=page.switch />
                <div class="panes">
                    <section class="who" aria-labelledby="question">
                        <div class="who-in">
                            {who_asks(&app)} <h1 id="question">{heading}</h1> <p>{stranger}</p>
                            {device} {publisher_links(&app)} {about_app(&app)}
                        </div>
                    </section>
                    <form id=ENTRIES class="what" method="post" action=page.form.action>
                        <HiddenFields fields=page.form.hidden />
                        {blocked}
                        <Companies options=page.options missing with_button=false />
                        <div class="decide">
                            <button type="submit" class="btn" name="decision" value="deny">
                                {t("consent-deny")}
                            </button>
                            <button type="submit" class="btn" name="decision" value=COMPANY>
                                {t("consent-company-show")}
                            </button>
                        </div>
                        <p class="fine">
                            <a href=HELP_REPORT class="alone">
                                {t("consent-report")}
                            </a>
                        </p>
                    </form>
                </div>
            </div>
            <SubmitOnce />
        </div>
    }
    .into_any()
}
