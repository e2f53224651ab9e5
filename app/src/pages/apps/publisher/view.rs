use leptos::prelude::*;

use crate::components::badge::{Pill, Tone};
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::{Host, Literal, LiteralBlock};
use crate::components::text_field::{text_field, text_field_of};
use crate::i18n::{Localizer, name, t, t_args, t_rich};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::apps::frame::AppHead;
use crate::pages::apps::publisher::form::{
    DOMAIN, NAME, PRIVACY_POLICY, SUPPORT_EMAIL, TERMS, WEBSITE,
};
use crate::pages::apps::publisher::present::{ClaimRow, Domains, PublisherPage};

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
        let renamed = page
            .has_apps
            .then(|| view! { <span class="small muted">{t("partner-publisher-renamed")}</span> });
        let domains = match page.domains {
            None => view! { <p class="muted">{t("partner-domains-later")}</p> }.into_any(),
            Some(domains) => view! { <DomainList domains errors=errors.clone() /> }.into_any(),
        };
        let lead = t_args("partner-publisher-lead", &[("company", page.company.into())]);
        // This is saved at once, also of a registered app.
        let save =
            if page.frame.steps.is_some() { t("partner-save") } else { t("partner-save-now") };
        view! {
            <ErrorSummary errors />
            <AppHead frame=page.frame title=t("partner-publisher") lead />
            <form id=ENTRIES method="post" action=page.form.action class="panel pad form" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div class="pairs">{fields.collect_view()}</div>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main">{save}</button>
                    {renamed}
                </div>
            </form>
            <section id="domains" class="panel pad">
                <h2>{t("partner-domains")}</h2>
                <p class="small muted">{t("partner-domains-lead")}</p>
                {domains}
            </section>
        }
        .into_any()
    }
}

#[component]
fn DomainList(domains: Domains, errors: Vec<FormError>) -> impl IntoView {
    let claims = domains.claims.into_iter().map(|claim| view! { <Claim claim /> }).collect_view();
    view! {
        <ul class="claims">{claims}</ul>
        // Of the page's form, so that what is half typed anywhere goes along wherever it is sent.
        <div class="add-domain">
            {text_field_of(
                Some(ENTRIES),
                DOMAIN,
                t("partner-domain"),
                t("partner-domain-hint"),
                domains.typed,
                &errors,
            )}
            <button type="submit" class="btn" form=ENTRIES formaction=domains.add>
                {t("partner-domain-add")}
            </button>
        </div>
    }
}

#[component]
fn Claim(claim: ClaimRow) -> impl IntoView {
    let domain = claim.domain;
    let proof = (!claim.is_proven).then(|| {
        view! {
            <div class="proof">
                <p>{t("partner-domain-record")} " " <Literal text=claim.record class="wrap" /></p>
                <LiteralBlock text=claim.value />
                <p>{t("partner-domain-file")} " " <Literal text=claim.file class="wrap" /></p>
            </div>
        }
    });
    let found = claim.found.map(|text| view! { <p class="small muted">{text}</p> });
    let tone = if claim.is_proven { Tone::Good } else { Tone::Warning };
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
        <li class="claim">
            <div class="claim-head">
                <h3><Host text=domain.clone() /></h3>
                <Pill text=claim.state tone />
                <div class="claim-acts">
                    {button(claim.check, "partner-domain-check", "btn btn-text")}
                    {button(claim.remove, "partner-domain-remove", "btn btn-text btn-danger")}
                </div>
            </div>
            {found}
            {proof}
        </li>
    }
}
