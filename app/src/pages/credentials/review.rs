//! What a token or an OAuth client would be, before it is made.

use leptos::prelude::*;

use super::token_form::{ACTION, CREATE, EDIT};
use crate::{
    components::{
        badge::{Level, LevelBadge},
        data_list::PlainFacts,
        form::{HiddenFields, PostForm},
        scope_line::{Control, ScopeGroup, ScopeGroupList},
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ReviewPage {
    /// What is worth knowing: label and value.
    pub facts: Vec<(String, String)>,
    /// How deep it would reach at most.
    pub highest: Option<Level>,
    /// What it would open.
    pub permissions: Vec<ScopeGroup>,
    /// What cannot be changed afterwards.
    pub no_more: String,
    /// The words on the button that makes it.
    pub create: String,
    /// Makes it; carries all that was chosen.
    pub form: PostForm,
}

/// The page.
#[component]
pub fn Review(
    /// What it shows.
    page: ReviewPage,
) -> impl IntoView {
    let highest = page.highest.map(|level| {
        view! {
            <div>
                <dt>{say("cred-highest")}</dt>
                <dd>
                    <LevelBadge level />
                </dd>
            </div>
        }
        .into_any()
    });
    let permissions = page
        .permissions
        .into_iter()
        .map(|group| {
            view! { <ScopeGroupList group publisher=String::new() control=Control::None /> }
        })
        .collect_view();
    view! {
        <h1>{say("cred-review-title")}</h1>
        <PlainFacts facts=page.facts more=highest />
        <section>
            <h2>{say("cred-opens")}</h2>
            {permissions}
        </section>
        <p class="box">{page.no_more}</p>
        <form method="post" action=page.form.action>
            <HiddenFields fields=page.form.hidden />
            <div class="buttons">
                <button type="submit" class="btn" name=ACTION value=EDIT>
                    {say("cred-back")}
                </button>
                <button type="submit" class="btn" name=ACTION value=CREATE>
                    {page.create}
                </button>
            </div>
        </form>
    }
}
