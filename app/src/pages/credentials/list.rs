//! All credentials that a person may look after.

use leptos::prelude::*;

use crate::{
    components::{
        badge::{Level, LevelBadge},
        notice::Done,
    },
    present::{
        apps::APPS,
        credentials::{NEW_CLIENT, NEW_KEY, NEW_TOKEN},
    },
    render,
    words::{name, rich, say, say_with},
};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct CredentialListPage {
    /// What has just been done.
    pub done: Option<String>,
    /// Whose they are.
    pub company: String,
    /// Whether the person is an administrator.
    pub administrator: bool,
    /// API tokens, newest first.
    pub tokens: Vec<CredentialRow>,
    /// OAuth clients, newest first.
    pub clients: Vec<CredentialRow>,
    /// API keys, newest first.
    pub keys: Vec<CredentialRow>,
    /// Address of those that are older.
    pub older: Option<String>,
}

/// One credential.
#[derive(Clone, Debug)]
pub struct CredentialRow {
    /// What it is called.
    pub name: String,
    /// What it is, where that is not plain from the list.
    pub kind: Option<String>,
    /// Its id, if programs send that, too.
    pub client_id: Option<String>,
    /// Beginning and end of its newest secret.
    pub secret: String,
    /// What it opens, in words.
    pub opens: String,
    /// How deep it reaches at most.
    pub highest: Level,
    /// Whether it works, in words.
    pub state: String,
    /// Who made it and when, when it was last used, when it ends: in words.
    pub facts: Vec<String>,
    /// Address of its details.
    pub details: String,
    /// Where it can be replaced and revoked, if it works and the person may.
    pub actions: Option<CredentialActions>,
}

/// Addresses.
#[derive(Clone, Debug)]
pub struct CredentialActions {
    /// Of the page that makes a new secret.
    pub replace: String,
    /// Of the page that asks before it is revoked.
    pub revoke: String,
}

/// The list.
#[component]
pub fn CredentialList(
    /// What it shows.
    page: CredentialListPage,
) -> impl IntoView {
    let platform = render::platform_name();
    let lead = [("company", page.company.into()), ("platform", platform.into())];
    let new = |href: &'static str, label, only_administrators| {
        if page.administrator {
            view! {
                <p>
                    <a class="btn" href=href>
                        {say(label)}
                    </a>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="muted">{say(only_administrators)}</p> }.into_any()
        }
    };
    let new_client = new(NEW_CLIENT, "cred-client-new", "cred-only-administrators-clients");
    let new_key = new(NEW_KEY, "cred-key-new", "cred-only-administrators");
    let older = page.older.map(|href| {
        view! {
            <p class="links">
                <a href=href>{say("cred-older")}</a>
            </p>
        }
    });
    view! {
        <Done text=page.done />
        <h1>{say("cred-title")}</h1>
        <p class="lead">{say_with("cred-lead", &lead)}</p>
        <Which />
        <section>
            <h2>{say("cred-api-tokens")}</h2>
            <p>
                <a class="btn" href=NEW_TOKEN>
                    {say("cred-token-new")}
                </a>
            </p>
            <Rows rows=page.tokens none=say("cred-no-tokens") />
        </section>
        <section>
            <h2>{say("cred-oauth-clients")}</h2>
            {new_client}
            {(page.administrator || !page.clients.is_empty())
                .then(|| view! { <Rows rows=page.clients none=say("cred-no-clients") /> })}
        </section>
        <section>
            <h2>{say("cred-api-keys")}</h2>
            {new_key}
            {(page.administrator || !page.keys.is_empty())
                .then(|| view! { <Rows rows=page.keys none=say("cred-no-keys") /> })}
        </section>
        {older}
    }
}

#[component]
fn Which() -> impl IntoView {
    let kinds = [
        (say("cred-api-token"), say("cred-api-token-for")),
        (say("cred-oauth-client"), say("cred-oauth-client-for")),
        (say("cred-api-key"), say("cred-api-key-for")),
        (say("cred-app"), say("cred-app-for")),
    ];
    let lines = kinds
        .into_iter()
        .map(|(kind, purpose)| {
            view! {
                <div>
                    <dt>{kind}</dt>
                    <dd>{purpose}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="box">
            <h2>{say("cred-which")}</h2>
            <dl class="facts facts-wide">{lines}</dl>
            <p class="links">
                <a href=APPS>{say("partner-title")}</a>
            </p>
        </section>
    }
}

#[component]
fn Rows(rows: Vec<CredentialRow>, none: String) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="box">{none}</p> }.into_any();
    }
    let rows = rows.into_iter().map(|row| view! { <Row row /> }).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

#[component]
fn Row(row: CredentialRow) -> impl IntoView {
    let kind = row.kind.map(|kind| view! { <span class="badge">{kind}</span> });
    let facts = row.facts.join(" · ");
    let actions = row.actions.map(|actions| {
        view! {
            <a class="btn btn-quiet" href=actions.replace>
                <span>{rich("cred-replace", vec![("name", name(row.name.clone()))])}</span>
            </a>
            <a class="btn btn-quiet" href=actions.revoke>
                <span>{rich("cred-revoke", vec![("name", name(row.name.clone()))])}</span>
            </a>
        }
    });
    view! {
        <li class="row box">
            <div class="row-head">
                <h3>
                    <bdi>{row.name.clone()}</bdi>
                </h3>
                {kind}
                <LevelBadge level=row.highest />
            </div>
            <p>
                {row.client_id.map(|id| view! { <code dir="ltr">{id}</code> " " })}
                <code dir="ltr">{row.secret}</code>
            </p>
            <p>{row.opens} " · " {row.state}</p>
            <p class="muted">{facts}</p>
            <p class="row-actions">
                <a class="btn btn-quiet" href=row.details>
                    <span>{rich("cred-details", vec![("name", name(row.name.clone()))])}</span>
                </a>
                {actions}
            </p>
        </li>
    }
}
