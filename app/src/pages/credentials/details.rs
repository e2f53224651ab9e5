//! One credential.

use leptos::prelude::*;

use super::list::CredentialActions;
use crate::{
    components::{
        data_list::PlainFacts,
        scope_line::{Control, ScopeGroup, ScopeGroupList},
    },
    present::credentials::CREDENTIALS,
    words::{name, rich, say},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CredentialDetailsPage {
    /// What it is called.
    pub name: String,
    /// What it is, in words.
    pub kind: String,
    /// What is worth knowing: label and value.
    pub facts: Vec<(String, String)>,
    /// Its secrets, newest first: what tells them apart, and until when they work.
    pub secrets: Vec<(String, String)>,
    /// What it opens.
    pub opens: Opens,
    /// Where it can be replaced and revoked.
    pub actions: Option<CredentialActions>,
    /// Address of the form for one like it.
    pub copy: Option<String>,
}

/// What a credential opens.
#[derive(Clone, Debug)]
pub enum Opens {
    /// Everything, which is said in words.
    Everything(String),
    /// Permissions.
    Permissions(Vec<ScopeGroup>),
}

/// The page.
#[component]
pub fn CredentialDetails(
    /// What it shows.
    page: CredentialDetailsPage,
) -> impl IntoView {
    let secrets = page
        .secrets
        .into_iter()
        .map(|(secret, until)| {
            view! {
                <li>
                    <code dir="ltr">{secret}</code>
                    " "
                    <span class="muted">{until}</span>
                </li>
            }
        })
        .collect_view();
    let opens = match page.opens {
        Opens::Everything(text) => view! { <p class="box box-warn">{text}</p> }.into_any(),
        Opens::Permissions(groups) => groups
            .into_iter()
            .map(|group| {
                view! { <ScopeGroupList group publisher=String::new() control=Control::None /> }
            })
            .collect_view()
            .into_any(),
    };
    let copy = page.copy.map(|href| {
        view! {
            <p>
                <a class="btn" href=href>
                    {say("cred-copy")}
                </a>
            </p>
        }
    });
    let title = page.name.clone();
    let actions = page.actions.map(|actions| {
        view! {
            <p class="row-actions">
                <a class="btn" href=actions.replace>
                    <span>{rich("cred-replace", vec![("name", name(page.name.clone()))])}</span>
                </a>
                <a class="btn btn-danger" href=actions.revoke>
                    <span>{rich("cred-revoke", vec![("name", name(page.name.clone()))])}</span>
                </a>
            </p>
        }
    });
    view! {
        <p class="links">
            <a href=CREDENTIALS>{say("cred-all")}</a>
        </p>
        <h1>
            <bdi>{title}</bdi>
        </h1>
        <p class="lead">{page.kind}</p>
        <PlainFacts facts=page.facts />
        <section>
            <h2>{say("cred-secrets")}</h2>
            <ul class="plain">{secrets}</ul>
        </section>
        <section>
            <h2>{say("cred-opens")}</h2>
            {opens}
            {copy}
        </section>
        {actions}
    }
}
