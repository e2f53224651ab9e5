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
                <h1>{page.question}</h1>
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
