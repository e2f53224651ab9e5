use leptos::prelude::*;
use routes::{APPS, NEW_CLIENT, NEW_KEY, NEW_TOKEN};

use crate::components::badge::LevelBadge;
use crate::components::buttons::{ButtonLink, QuietLink, older_link};
use crate::components::literal::Literal;
use crate::components::row_list::rows_or;
use crate::components::toast::Toast;
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{Frame, Page, Place};
use crate::pages::credentials::list::present::{
    CLIENTS, CredentialListPage, CredentialRow, CredentialRows, KEYS, TOKENS,
};

impl Page for CredentialListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let platform = platform_name();
        let lead = [("company", page.company.into()), ("platform", platform.into())];
        let new = |href: &'static str, label, only_administrators| {
            if page.administrator {
                view! { <ButtonLink href=href label=t(label) /> }.into_any()
            } else {
                view! { <p class="muted">{t(only_administrators)}</p> }.into_any()
            }
        };
        let new_client = new(NEW_CLIENT, "cred-client-new", "cred-only-administrators-clients");
        let new_key = new(NEW_KEY, "cred-key-new", "cred-only-administrators");

        view! {
            <div class="page">
                <Toast text=page.done />
                <h1>{t("cred-title")}</h1>
                <p class="lead">{t_args("cred-lead", &lead)}</p>
                <Which />
                <section id=TOKENS>
                    <h2>{t("cred-api-tokens")}</h2>
                    <ButtonLink href=NEW_TOKEN label=t("cred-token-new") />
                    {rows(t("cred-no-tokens"), page.tokens, true)}
                </section>
                <section id=CLIENTS>
                    <h2>{t("cred-oauth-clients")}</h2>
                    {new_client}
                    {rows(t("cred-no-clients"), page.clients, page.administrator)}
                </section>
                <section id=KEYS>
                    <h2>{t("cred-api-keys")}</h2>
                    {new_key}
                    {rows(t("cred-no-keys"), page.keys, page.administrator)}
                </section>
            </div>
        }
        .into_any()
    }
}

/// Whoever cannot make any needs no word of there being none.
fn rows(none: String, list: CredentialRows, says_none: bool) -> impl IntoView {
    let rows = (says_none || !list.rows.is_empty())
        .then(|| rows_or(none, list.rows, |row| view! { <Row row /> }));
    (rows, older_link(list.older))
}

#[component]
fn Which() -> impl IntoView {
    let kinds = [
        (t("cred-api-token"), t("cred-api-token-for")),
        (t("cred-oauth-client"), t("cred-oauth-client-for")),
        (t("cred-api-key"), t("cred-api-key-for")),
        (t("cred-app"), t("cred-app-for")),
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
            <h2>{t("cred-which")}</h2>
            <dl class="facts facts-wide">{lines}</dl>
            <p class="links"><a href=APPS>{t("partner-title")}</a></p>
        </section>
    }
}

#[component]
fn Row(row: CredentialRow) -> impl IntoView {
    let kind = row.kind.map(|kind| view! { <span class="badge">{kind}</span> });
    let facts = row.facts.join(" · ");
    let actions = row.actions.map(|actions| {
        view! {
            <QuietLink href=actions.replace label=t_named("cred-replace", ("name", row.name.clone())) />
            <QuietLink href=actions.revoke label=t_named("cred-revoke", ("name", row.name.clone())) />
        }
    });
    view! {
        <li class="row box">
            <div class="row-head">
                <h3><bdi>{row.name.clone()}</bdi></h3>
                {kind}
                <LevelBadge level=row.highest />
            </div>
            <p>
                {row.client_id.map(|id| view! { <Literal text=id /> " " })}
                <Literal text=row.secret />
            </p>
            <p>{row.opens} " · " {row.state}</p>
            <p class="muted">{facts}</p>
            <p class="row-actions">
                <QuietLink href=row.details label=t_named("cred-details", ("name", row.name.clone())) />
                {actions}
            </p>
        </li>
    }
}
