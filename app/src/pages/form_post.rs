//! An answer that the app wants as a form (OAuth 2.0 Form Post Response Mode): the
//! browser posts it at once, or, without scripts, when the person says so.

use leptos::prelude::*;

use crate::{
    components::form::{HiddenFields, PostForm},
    render,
    words::{rich, say},
};

/// Once all of the page is read: a form that is posted sooner cuts off what follows.
const SUBMIT: &str = "addEventListener(\"DOMContentLoaded\",\
    ()=>document.getElementById(\"answer\").submit());";

/// What the page carries.
#[derive(Clone, Debug)]
pub struct FormPostPage {
    /// The answer, and where it goes.
    pub form: PostForm,
    /// Host and port of that address.
    pub host: String,
}

/// The page.
#[component]
pub fn FormPost(
    /// What it carries.
    page: FormPostPage,
) -> impl IntoView {
    let nonce = render::nonce();
    let host = view! { <bdi class="host">{page.host}</bdi> }.into_any();
    view! {
        <div class="card going">
            <h1>{say("form-post-title")}</h1>
            <p class="lead">{rich("form-post-going", vec![("host", host)])}</p>
            <form id="answer" method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
                <p>
                    <button type="submit" class="btn">
                        {say("form-post-continue")}
                    </button>
                </p>
            </form>
        </div>
        <script nonce=nonce inner_html=SUBMIT />
    }
}
