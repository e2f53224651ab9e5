use leptos::prelude::*;

use crate::components::buttons::SubmitButton;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Literal;
use crate::i18n::t;

#[derive(Clone)]
pub struct ApiCalls {
    pub form: PostForm,
    pub choices: Vec<ApiCall>,
}

#[derive(Clone, Debug)]
pub struct ApiCall {
    pub path: String,
    pub meaning: String,
    pub chosen: bool,
}

#[component]
pub fn CallTheApi(calls: ApiCalls) -> impl IntoView {
    let choices = calls
        .choices
        .into_iter()
        .map(|call| {
            view! {
                <label class="pick">
                    <input type="radio" name="path" value=call.path.clone() checked=call.chosen />
                    <span>
                        <Literal text=format!("GET {}", call.path) />
                        " "
                        <span class="small muted">{call.meaning}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t("play-use")}</h2>
            <form method="post" action=calls.form.action class="play-form">
                <HiddenFields fields=calls.form.hidden />
                <fieldset>
                    <legend class="small muted">{t("play-use-what")}</legend>
                    {choices}
                </fieldset>
                <SubmitButton label=t("play-call") />
            </form>
        </section>
    }
}
