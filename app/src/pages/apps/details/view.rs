use leptos::prelude::*;

use crate::components::buttons::ButtonLink;
use crate::components::data_list::PlainFacts;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::ButtonForm;
use crate::components::secret::{CopyBlock, SecretRow};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t};
use crate::page::{Page, Scripts};
use crate::pages::apps::details::logo::{LOGO, Logo};
use crate::pages::apps::details::present::{AppDetailsPage, ClientFacts, MarketFacts};
use crate::pages::apps::steps::StepList;

impl Page for AppDetailsPage {
    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Islands
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let to_do = (!page.to_do.is_empty()).then(|| {
            let lines = page.to_do.into_iter().map(|(label, href)| {
                view! { <li><a href=href>{label}</a></li> }
            });
            view! {
                <section class="box box-warn">
                    <h2>{t("partner-review-todo")}</h2>
                    <ul class="plain links">{lines.collect_view()}</ul>
                </section>
            }
        });
        let hints = page.hints.into_iter().map(|hint| view! { <p class="box">{hint}</p> });
        let hints = hints.collect_view();
        let preview = match page.preview {
            Some(href) => view! { <ButtonLink href=href label=t("partner-preview") /> }.into_any(),
            None => view! { <p class="muted">{t("partner-preview-later")}</p> }.into_any(),
        };
        let register = page.register.map(|form| {
            view! {
                <section>
                    <h2>{t("partner-review")}</h2>
                    <p>{t("partner-register-text")}</p>
                    <ButtonForm form label=t("partner-register") class="btn btn-main" />
                </section>
            }
        });
        let changes = (!page.changes.is_empty()).then(|| {
            let lines = page.changes.into_iter().map(|line| view! { <li>{line}</li> });
            let save = page.save.map(|form| {
                view! { <ButtonForm form label=t("partner-changes-save") class="btn btn-main" /> }
            });
            view! {
                <section class="box box-warn">
                    <h2>{t("partner-changes")}</h2>
                    <ul>{lines.collect_view()}</ul>
                    {save}
                </section>
            }
        });
        let logo_error = error_for(&page.errors, LOGO);
        let client = page.client.map(|client| view! { <Client client /> });
        let playground = page.playground.map(|href| {
            view! {
                <section>
                    <h2>{t("partner-play")}</h2>
                    <p>{t("partner-play-text")}</p>
                    <ButtonLink href=href label=t("partner-play") />
                </section>
            }
        });
        let redirect_uris = page.redirect_uris.into_iter();
        let redirect_uris = redirect_uris.map(|uri| (t("partner-redirect-uris"), uri)).collect();
        let market = page.market.map(|market| view! { <Market market /> });
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors />
                <Toast text=page.done />
                <StepList steps=page.steps />
                <h1><bdi>{page.name}</bdi></h1>
                <p class="lead">{page.state}</p>
                {to_do}
                {changes}
                <PlainFacts facts=page.facts literal=redirect_uris />
                {hints}
                <section>
                    <h2>{t("partner-preview-title")}</h2>
                    <p>{t("partner-preview-text")}</p>
                    {preview}
                </section>
                {register}
                <Logo logo=page.logo error=logo_error />
                {client}
                {playground}
                {market}
                <p><a class="btn btn-danger" href=page.remove>{t("partner-remove")}</a></p>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Client(client: ClientFacts) -> impl IntoView {
    let secrets = client.secrets.into_iter().map(|(secret, until)| {
        view! { <SecretRow secret until /> }
    });
    let secrets = secrets.collect_view();
    let secrets = match client.replace {
        None => view! { <p class="muted">{t("partner-no-secret")}</p> }.into_any(),
        Some(href) => view! {
            <h3>{t("cred-secrets")}</h3>
            <ul class="plain">{secrets}</ul>
            <ButtonLink href=href label=t("partner-secret-replace") />
        }
        .into_any(),
    };
    view! {
        <section>
            <h2>{t("partner-client")}</h2>
            <h3>{t("cred-client-id")}</h3>
            <p>{t("partner-client-text")}</p>
            <CopyBlock text=client.id />
            {secrets}
        </section>
    }
}

#[component]
fn Market(market: MarketFacts) -> impl IntoView {
    let missing = (!market.missing.is_empty()).then(|| {
        let lines = market.missing.into_iter().map(|label| view! { <li>{label}</li> });
        view! {
            <p>{t("partner-market-lacks")}</p>
            <ul>{lines.collect_view()}</ul>
        }
    });
    let submit =
        market.submit.map(|form| view! { <ButtonForm form label=t("partner-market-submit") /> });
    let withdraw = market
        .withdraw
        .map(|form| view! { <ButtonForm form label=t("partner-market-withdraw") /> });
    view! {
        <section>
            <h2>{t("partner-market")}</h2>
            <p>{t("partner-market-text")}</p>
            <p><strong>{market.state}</strong></p>
            {missing}
            {submit}
            {withdraw}
        </section>
    }
}
