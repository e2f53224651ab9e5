use leptos::prelude::*;
use provider::account::factors::authenticators::NewAuthenticator;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::LiteralBlock;
use crate::components::page_head::PageHead;
use crate::components::qr_code::qr_code;
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, name, t, t_rich};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::factors::item::FactorKind;
use crate::pages::factors::{CODE, NAME};

/// Why the user adds an authenticator app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enrolment {
    /// On their own account's page.
    Own,
    /// While they sign in: their company demands it.
    ForCompany(String),
    /// While they sign in: the app demands it, or what it asks for.
    ForRequest,
}

#[derive(Clone, Debug)]
pub struct NewAuthenticatorPage {
    pub why: Enrolment,
    pub form: PostForm,
    pub new: NewAuthenticator,
    pub name: String,
    pub error: Option<NewAuthenticatorError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewAuthenticatorError {
    WrongCode,
    NoName,
    TooMany,
    Expired,
}

impl NewAuthenticatorPage {
    fn errors(&self) -> Vec<FormError> {
        let error = self.error.map(|error| match error {
            NewAuthenticatorError::WrongCode => FormError::new(t("code-wrong-first"), CODE),
            NewAuthenticatorError::NoName => FormError::new(t("factor-no-name"), NAME),
            NewAuthenticatorError::TooMany => FormError { text: t("factor-too-many"), field: None },
            NewAuthenticatorError::Expired => {
                FormError { text: t("authenticator-expired"), field: None }
            }
        });
        error.into_iter().collect()
    }
}

impl Page for NewAuthenticatorPage {
    fn title(&self, localizer: Localizer) -> String {
        match self.why {
            Enrolment::Own => localizer.t("authenticator-add"),
            _ => localizer.t("second-factor-set-up"),
        }
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        match self.why {
            Enrolment::Own => Frame::Managed(Place::Account),
            _ => Frame::Small,
        }
    }

    fn shows_account(&self) -> bool {
        self.why == Enrolment::Own
    }

    fn leads_to_app(&self) -> bool {
        self.why != Enrolment::Own
    }

    fn view(self: Box<Self>) -> AnyView {
        let errors = self.errors();
        let page = *self;
        let picture = qr_code(&page.new.uri, t("authenticator-qr"));
        let wrong = error_for(&errors, CODE);
        let invalid = wrong.is_some();
        let described = if invalid { "code-error code-hint" } else { "code-hint" };
        let steps = view! {
            <ol class="enrol">
                <li>
                    <p>{t("authenticator-scan")}</p>
                    {picture}
                    <details>
                        <summary>{t("authenticator-type")}</summary>
                        <LiteralBlock text=page.new.secret />
                    </details>
                </li>
                <li>
                    <div class="field">
                        <label for=CODE>{t("code-first")}</label>
                        <p class="hint" id="code-hint">{t("code-hint")}</p>
                        {field_error("code-error", wrong)}
                        <input
                            id=CODE
                            name=CODE
                            type="text"
                            class="in short"
                            inputmode="numeric"
                            autocomplete="one-time-code"
                            maxlength="9"
                            aria-invalid=invalid.then_some("true")
                            aria-describedby=described
                        />
                    </div>
                </li>
                <li>
                    {text_field(NAME, t("factor-name"), t("factor-name-hint"), page.name, &errors)}
                </li>
            </ol>
        };
        let hidden = view! { <HiddenFields fields=page.form.hidden /> };
        match page.why {
            Enrolment::Own => view! {
                <ErrorSummary errors />
                <PageHead
                    title=t("authenticator-add")
                    crumbs=FactorKind::Authenticator.crumbs()
                    lead=Some(t("authenticator-what").into_any())
                />
                <form id=ENTRIES method="post" action=page.form.action class="parts narrow" novalidate=true>
                    {hidden}
                    <div class="panel panel-in roomy">{steps}</div>
                    <SubmitButton label=t("authenticator-confirm") />
                </form>
            }
            .into_any(),
            why => {
                let reason = match why {
                    Enrolment::ForCompany(company) => {
                        t_rich("second-factor-demanded", vec![("company", name(company))])
                    }
                    _ => t("second-factor-demanded-here").into_any(),
                };
                view! {
                    <div class="card">
                        <ErrorSummary errors />
                        <h1>{t("second-factor-set-up")}</h1>
                        <p class="for"><span>{reason}</span></p>
                        <p>{t("authenticator-what")}</p>
                        <form id=ENTRIES method="post" action=page.form.action class="fields" novalidate=true>
                            {hidden}
                            {steps}
                            <button type="submit" class="btn btn-main">
                                {t("authenticator-confirm")}
                            </button>
                        </form>
                    </div>
                }
                .into_any()
            }
        }
    }
}
