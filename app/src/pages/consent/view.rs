use leptos::prelude::*;

use crate::components::account_strip::AccountStrip;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::icon::{Icon, Symbol};
use crate::components::notice::Changed;
use crate::components::submit_once::SubmitOnce;
use crate::i18n::{name, t, t_rich};
use crate::page::ENTRIES;
use crate::pages::consent::companies::Companies;
use crate::pages::consent::facts::Destination;
use crate::pages::consent::footer::{ConsentFooter, Terms};
use crate::pages::consent::permissions::RequestedPermissions;
use crate::pages::consent::present::{ConsentPage, ConsentPrompt};
use crate::pages::consent::question::question;
use crate::pages::consent::who_asks::{AtAGlance, about_app, publisher_links, who_asks};

/// Two panes where there is room: who asks, and what they ask for. Else one below the other, in the
/// same order.
#[component]
pub fn Consent(page: ConsentPage) -> impl IntoView {
    let errors = page.errors();
    let asks = page.asks();
    let more = matches!(page.prompt, ConsentPrompt::More);
    let can_allow = !matches!(page.prompt, ConsentPrompt::Administrator { .. });
    let question = question(&page);
    let companies = (!page.companies.is_empty()).then(|| {
        let options = page.companies.clone();
        view! { <Companies options missing=false with_button=true /> }
    });
    let device = match &page.app.destination {
        Destination::OtherDevice(code) if can_allow => {
            Some(view! { <DeviceAsks code=code.clone() /> })
        }
        _ => None,
    };
    let warns = page.trust.is_some() || page.app.is_stranger();
    let unverified = (warns && asks).then(|| view! { <Unverified /> });
    let development = page.app.for_development.then(|| view! { <ForDevelopment /> });
    let company = page.account.company.clone();
    let reaches_company =
        page.reaches_company.then(|| view! { <ReachesCompany company=company.clone() /> });
    let app = page.app.clone();
    let identity = page.only_identity;
    // Where answers go is in "Next", too: of a sign-in it is said once.
    let glance = (!identity).then(|| {
        let destination = app.destination.clone();
        view! { <AtAGlance apis=page.apis glance=page.glance destination /> }
    });
    let (about_first, about_last) =
        if identity { (None, Some(about_app(&app))) } else { (Some(about_app(&app)), None) };
    let terms = Terms {
        app: page.app.clone(),
        company: company.clone(),
        only_identity: page.only_identity,
        works_while_away: page.works_while_away,
        durations: page.durations,
        before: page.before.clone(),
        idle_days: page.idle_days,
        trust: page.trust,
        message: page.message,
        prompt: page.prompt,
    };
    view! {
        <div class="sheet-wrap">
            <ErrorSummary errors />
            <Changed changed=page.changed />
            <div class="sheet" class:identity=identity>
                <AccountStrip account=page.account switch=page.switch />
                <div class="panes">
                    <section class="who" aria-labelledby="question">
                        <div class="who-in">
                            {who_asks(&app)}
                            {question}
                            {device}
                            {unverified}
                            {development}
                            {reaches_company}
                            {publisher_links(&app)}
                            {glance}
                            {about_first}
                        </div>
                    </section>
                    <form id=ENTRIES class="what" method="post" action=page.form.action>
                        <HiddenFields fields=page.form.hidden />
                        {companies}
                        <RequestedPermissions
                            app=page.app.name.clone()
                            publisher=page.app.publisher.clone()
                            required=page.required
                            optional=page.optional
                            declined=page.declined
                            unavailable=page.unavailable
                            before=page.before
                            asks
                            more
                            only_identity=page.only_identity
                            company
                        />
                        <ConsentFooter terms />
                        {about_last}
                    </form>
                </div>
            </div>
            <SubmitOnce />
        </div>
    }
}

/// RFC 8628 §5.4: another person may have sent the code, to have their own device connected.
#[component]
pub fn DeviceAsks(code: String) -> impl IntoView {
    view! {
        <div class="note note-warn">
            <p>{t("consent-device")}</p>
            <p class="user-code notranslate" translate="no">{code}</p>
            <p>{t("consent-device-warning")}</p>
        </div>
    }
}

#[component]
fn Unverified() -> impl IntoView {
    view! {
        <div class="note note-warn">
            <h2>
                <Icon symbol=Symbol::Warning />
                {t("consent-unverified-heading")}
            </h2>
            <p>{t("consent-unverified")}</p>
        </div>
    }
}

#[component]
fn ForDevelopment() -> impl IntoView {
    view! {
        <div class="note note-warn">
            <p>{t("consent-development")}</p>
        </div>
    }
}

#[component]
fn ReachesCompany(company: String) -> impl IntoView {
    let everyone =
        view! { <b>{t_rich("consent-reach-everyone", vec![("company", name(company))])}</b> };
    view! {
        <div class="note note-admin">
            <p>{t_rich("consent-reach", vec![("everyone", everyone.into_any())])}</p>
        </div>
    }
}
