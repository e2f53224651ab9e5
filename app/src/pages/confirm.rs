//! Asks once more before something is taken away.

use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::i18n::Localizer;
use crate::page::{ENTRIES, Page};

#[derive(Clone, Debug)]
pub struct ConfirmPage {
    pub question: String,
    pub consequences: Vec<String>,
    pub keep: String,
    pub back: String,
    pub act: String,
    pub form: PostForm,
}

impl Page for ConfirmPage {
    fn title(&self, _: Localizer) -> String {
        self.question.clone()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let consequences =
            page.consequences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
        view! {
            <div class="card">
                <h1>{breakable(&page.question)}</h1>
                {consequences}
                <form id=ENTRIES method="post" action=page.form.action class="form">
                    <HiddenFields fields=page.form.hidden />
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

/// An address is broken before its domain, not anywhere.
fn breakable(text: &str) -> AnyView {
    let mut parts = text.split_inclusive('@').map(str::to_owned);
    let first = parts.next();
    let rest = parts.map(|part| view! { <wbr />{part} }).collect_view();
    view! {
        {first}
        {rest}
    }
    .into_any()
}
