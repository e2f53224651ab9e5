//! Asks once more before something is taken away.

use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Page};

#[derive(Clone, Debug)]
pub struct ConfirmPage {
    pub question: String,
    pub consequences: Vec<String>,
    pub keep: String,
    pub back: String,
    pub act: String,
    pub form: PostForm,
    pub understand: Understand,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Understand {
    #[default]
    Implied,
    Tick,
    /// Must be ticked, and was not.
    NotTicked,
}

pub const UNDERSTAND: &str = "understand";

impl Page for ConfirmPage {
    fn title(&self, _: Localizer) -> String {
        self.question.clone()
    }

    fn has_errors(&self) -> bool {
        self.understand == Understand::NotTicked
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let consequences =
            page.consequences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
        let not_ticked = page.understand == Understand::NotTicked;
        let errors = not_ticked.then(|| FormError::new(t("cred-not-understood"), UNDERSTAND));
        let tick = (page.understand != Understand::Implied).then(|| {
            view! {
                <label class="pick">
                    <input
                        type="checkbox"
                        id=UNDERSTAND
                        name=UNDERSTAND
                        value="yes"
                        aria-invalid=not_ticked.then_some("true")
                    />
                    <span>{t("cred-understand")}</span>
                </label>
            }
        });
        view! {
            <div class="card">
                <ErrorSummary errors=errors.into_iter().collect() />
                <h1>{page.question}</h1>
                {consequences}
                <form id=ENTRIES method="post" action=page.form.action class="form">
                    <HiddenFields fields=page.form.hidden />
                    {tick}
                    <div class="decide">
                        <a class="btn" href=page.back>{page.keep}</a>
                        <button type="submit" class="btn btn-danger">{page.act}</button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }
}
