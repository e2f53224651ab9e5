//! Who makes a company's apps, and which domains are proven to be theirs.

use leptos::prelude::*;

use super::steps::{StepList, Steps};
use crate::{
    components::{
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
        text_field::TextField,
    },
    words::{name, rich, say, say_with},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PublisherPage {
    /// The steps.
    pub steps: Steps,
    /// Whose publisher it is.
    pub company: String,
    /// Where the form goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// The name as it was typed.
    pub name: String,
    /// The web site as it was typed.
    pub website: String,
    /// The support's e-mail address as it was typed.
    pub support_email: String,
    /// The privacy policy's address as it was typed.
    pub privacy_policy: String,
    /// The address of the terms as it was typed.
    pub terms: String,
    /// Whether a change of the name is felt by people.
    pub has_apps: bool,
    /// The domains; `None` until the publisher is kept.
    pub domains: Option<Domains>,
}

/// The domains.
#[derive(Clone, Debug)]
pub struct Domains {
    /// Those that are claimed.
    pub claims: Vec<ClaimRow>,
    /// Adds one.
    pub add: PostForm,
    /// What was typed.
    pub typed: String,
}

/// A domain that is claimed.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// The domain.
    pub domain: String,
    /// Whether it is proven, in words.
    pub state: String,
    /// What a look found, in words.
    pub found: Option<String>,
    /// Whether it is proven.
    pub is_proven: bool,
    /// The record's name.
    pub record: String,
    /// The file's address.
    pub file: String,
    /// What one of them must say.
    pub value: String,
    /// Looks.
    pub check: PostForm,
    /// Takes it back.
    pub remove: PostForm,
}

/// The field of the name.
pub const NAME: &str = "name";
/// The field of the web site.
pub const WEBSITE: &str = "website";
/// The field of the support's e-mail address.
pub const SUPPORT_EMAIL: &str = "support_email";
/// The field of the privacy policy.
pub const PRIVACY_POLICY: &str = "privacy_policy";
/// The field of the terms.
pub const TERMS: &str = "terms";
/// The field of a domain.
pub const DOMAIN: &str = "domain";

/// The page.
#[component]
pub fn Publisher(
    /// What it shows.
    page: PublisherPage,
) -> impl IntoView {
    let error = |field| fault_of(&page.faults, field);
    let fields = [
        (NAME, "partner-publisher-name", "partner-publisher-name-hint", page.name),
        (WEBSITE, "partner-website", "partner-website-hint", page.website),
        (SUPPORT_EMAIL, "partner-support", "partner-support-hint", page.support_email),
        (PRIVACY_POLICY, "partner-privacy", "partner-privacy-hint", page.privacy_policy),
        (TERMS, "partner-terms", "partner-terms-hint", page.terms),
    ];
    let fields = fields.map(|(id, label, hint, value)| {
        view! { <TextField id label=say(label) hint=say(hint) value error=error(id) /> }
    });
    let domain_error = error(DOMAIN);
    let renamed =
        page.has_apps.then(|| view! { <p class="muted">{say("partner-publisher-renamed")}</p> });
    let domains = match page.domains {
        None => view! { <p class="box">{say("partner-domains-later")}</p> }.into_any(),
        Some(domains) => view! { <DomainList domains error=domain_error /> }.into_any(),
    };
    let lead = say_with("partner-publisher-lead", &[("company", page.company.into())]);
    view! {
        <ErrorSummary faults=page.faults.clone() />
        <StepList steps=page.steps />
        <h1>{say("partner-publisher")}</h1>
        <p class="lead">{lead}</p>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            {fields.collect_view()}
            {renamed}
            <p>
                <button type="submit" class="btn btn-main">
                    {say("partner-save")}
                </button>
            </p>
        </form>
        <section id="domains">
            <h2>{say("partner-domains")}</h2>
            <p>{say("partner-domains-lead")}</p>
            {domains}
        </section>
    }
}

#[component]
fn DomainList(domains: Domains, error: Option<String>) -> impl IntoView {
    let claims = domains.claims.into_iter().map(|claim| view! { <Claim claim /> }).collect_view();
    view! {
        <ul class="rows">{claims}</ul>
        <form method="post" action=domains.add.action class="stack" novalidate=true>
            <HiddenFields fields=domains.add.hidden />
            <TextField
                id=DOMAIN
                label=say("partner-domain")
                hint=say("partner-domain-hint")
                value=domains.typed
                error=error
            />
            <p>
                <button type="submit" class="btn">
                    {say("partner-domain-add")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn Claim(claim: ClaimRow) -> impl IntoView {
    let domain = claim.domain;
    let proof = (!claim.is_proven).then(|| {
        view! {
            <p>
                {say("partner-domain-record")} " " <code dir="ltr">{claim.record}</code>
            </p>
            <pre class="code">{claim.value}</pre>
            <p>
                {say("partner-domain-file")} " " <code dir="ltr">{claim.file}</code>
            </p>
        }
    });
    let found = claim.found.map(|text| view! { <p class="muted">{text}</p> });
    let button = |form: PostForm, words: &'static str, class: &'static str| {
        let label = rich(words, vec![("domain", name(domain.clone()))]);
        view! {
            <form method="post" action=form.action>
                <HiddenFields fields=form.hidden />
                <button type="submit" class=class>
                    <span>{label}</span>
                </button>
            </form>
        }
    };
    view! {
        <li class="row box">
            <div class="row-head">
                <h3>
                    <bdi>{domain.clone()}</bdi>
                </h3>
                <span class="badge">{claim.state}</span>
            </div>
            {found}
            {proof}
            <div class="row-actions">
                {button(claim.check, "partner-domain-check", "btn")}
                {button(claim.remove, "partner-domain-remove", "btn btn-quiet")}
            </div>
        </li>
    }
}
