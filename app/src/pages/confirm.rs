//! A page that asks once more before something is taken away.

use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};

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
}

/// The page.
#[component]
pub fn Confirm(
    /// What it asks.
    page: ConfirmPage,
) -> impl IntoView {
    let consequences =
        page.consequences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <div class="card">
            <h1>{page.question}</h1>
            {consequences}
            <form method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
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
