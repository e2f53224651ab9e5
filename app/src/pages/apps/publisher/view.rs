use leptos::prelude::*;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::{Literal, LiteralBlock};
use crate::components::text_field::{text_field, text_field_of};
use crate::i18n::{Localizer, name, t, t_args, t_rich};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::apps::publisher::form::{
    DOMAIN, NAME, PRIVACY_POLICY, SUPPORT_EMAIL, TERMS, WEBSITE,
};
use crate::pages::apps::publisher::present::{ClaimRow, Domains, PublisherPage};
use crate::pages::apps::steps::StepList;

impl Page for PublisherPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-publisher")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::OwnApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors;
        let fields = [
            (NAME, "partner-publisher-name", "partner-publisher-name-hint", page.name),
            (WEBSITE, "partner-website", "partner-website-hint", page.website),
            (SUPPORT_EMAIL, "partner-support", "partner-support-hint", page.support_email),
            (PRIVACY_POLICY, "partner-privacy", "partner-privacy-hint", page.privacy_policy),
            (TERMS, "partner-terms", "partner-terms-hint", page.terms),
        ];
        let fields = fields
            .map(|(id, label, hint, value)| text_field(id, t(label), t(hint), value, &errors));
        let renamed =
            page.has_apps.then(|| view! { <p class="muted">{t("partner-publisher-renamed")}</p> });
        let domains = match page.domains {
            None => view! { <p class="box">{t("partner-domains-later")}</p> }.into_any(),
            Some(domains) => view! { <DomainList domains errors=errors.clone() /> }.into_any(),
        };
        let lead = t_args("partner-publisher-lead", &[("company", page.company.into())]);
        view! {
            <div class="page">
                <ErrorSummary errors />
                <StepList steps=page.steps />
                <h1>{t("partner-publisher")}</h1>
                <p class="lead">{lead}</p>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    {fields.collect_view()}
                    {renamed}
                    <SubmitButton label=t("partner-save") />
                </form>
                <section id="domains">
                    <h2>{t("partner-domains")}</h2>
                    <p>{t("partner-domains-lead")}</p>
                    {domains}
                </section>
            </div>
        }
        .into_any()
    }
}

#[component]
fn DomainList(domains: Domains, errors: Vec<FormError>) -> impl IntoView {
    let claims = domains.claims.into_iter().map(|claim| view! { <Claim claim /> }).collect_view();
    view! {
        <ul class="rows">{claims}</ul>
        // Of the page's form, so that what is half typed anywhere goes along wherever it is sent.
        <div class="stack">
            {text_field_of(
                Some(ENTRIES),
                DOMAIN,
                t("partner-domain"),
                t("partner-domain-hint"),
                domains.typed,
                &errors,
            )}
            <p>
                <button type="submit" class="btn" form=ENTRIES formaction=domains.add>
                    {t("partner-domain-add")}
                </button>
            </p>
        </div>
    }
}

#[component]
fn Claim(claim: ClaimRow) -> impl IntoView {
    let domain = claim.domain;
    let proof = (!claim.is_proven).then(|| {
        view! {
            <p>
                {t("partner-domain-record")} " " <Literal text=claim.record />
            </p>
            <LiteralBlock text=claim.value />
            <p>
                {t("partner-domain-file")} " " <Literal text=claim.file />
            </p>
        }
    });
    let found = claim.found.map(|text| view! { <p class="muted">{text}</p> });
    let button = |form: PostForm, key: &'static str, class: &'static str| {
        let label = t_rich(key, vec![("domain", name(domain.clone()))]);
        view! {
            <form method="post" action=form.action>
                <HiddenFields fields=form.hidden />
                <button type="submit" class=class><span>{label}</span></button>
            </form>
        }
    };
    view! {
        <li class="row box">
            <div class="row-head">
                <h3><bdi class="notranslate" translate="no">{domain.clone()}</bdi></h3>
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
