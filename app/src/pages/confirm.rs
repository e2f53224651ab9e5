//! A page that asks once more before something is taken away.

use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
    },
    page::{fault, titled},
    words::{Words, say},
};

/// What is asked. All of it is in words already.
#[derive(Clone, Debug)]
pub struct ConfirmPage {
    /// The question.
    pub question: String,
    /// What follows, one paragraph each.
    pub consequences: Vec<String>,
    /// The words on the way back.
    pub keep: String,
    /// Where the way back leads.
    pub back: String,
    /// The words on the button.
    pub act: String,
    /// What the button does.
    pub form: PostForm,
    /// Whether it must be ticked that all this is understood.
    pub understand: Understand,
}

/// Whether something must be ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Understand {
    /// The button is enough: what is taken can be given again.
    #[default]
    Implied,
    /// It must be ticked.
    Tick,
    /// It must be, and was not.
    NotTicked,
}

/// The field of what must be ticked.
pub const UNDERSTAND: &str = "understand";

impl ConfirmPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        if self.understand == Understand::NotTicked { 422 } else { 200 }
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let title = titled(words, self.question.clone(), platform);
        if self.understand == Understand::NotTicked { fault(words, title) } else { title }
    }
}

/// The page.
#[component]
pub fn Confirm(
    /// What it asks.
    page: ConfirmPage,
) -> impl IntoView {
    let consequences =
        page.consequences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    let not_ticked = page.understand == Understand::NotTicked;
    let faults = not_ticked
        .then(|| Fault { text: say("cred-not-understood"), field: Some(UNDERSTAND.to_owned()) });
    let tick = (page.understand != Understand::Implied).then(|| {
        view! {
            <label class="pick-row">
                <input
                    type="checkbox"
                    id=UNDERSTAND
                    name=UNDERSTAND
                    value="yes"
                    aria-invalid=not_ticked.then_some("true")
                />
                <span>{say("cred-understand")}</span>
            </label>
        }
    });
    view! {
        <div class="card">
            <ErrorSummary faults=faults.into_iter().collect() />
            <h1>{page.question}</h1>
            {consequences}
            <form method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
                {tick}
                <div class="buttons">
                    <a class="btn" href=page.back>
                        {page.keep}
                    </a>
                    <button type="submit" class="btn">
                        {page.act}
                    </button>
                </div>
            </form>
        </div>
    }
}
