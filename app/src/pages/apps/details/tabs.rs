use leptos::prelude::*;

use crate::components::data_list::PlainFacts;
use crate::components::form::ButtonForm;
use crate::components::secret::{CopyBlock, SecretRow};
use crate::i18n::t;
use crate::pages::apps::details::configure::ToDo;
use crate::pages::apps::details::present::{ClientFacts, Listing, Overview, PlaygroundOffer};
use crate::pages::apps::secret::UseIt;

#[component]
pub fn OverviewTab(overview: Overview) -> impl IntoView {
    let unsaved = overview.unsaved.map(|href| {
        view! {
            <p class="note note-warn">
                {t("partner-unsaved-text")} " " <a href=href>{t("partner-review-changes")}</a>
            </p>
        }
    });
    let playground = overview.playground.map(|offer| {
        let (text, href, label) = match offer {
            PlaygroundOffer::Ready(href) => ("partner-play-text", href, "partner-play"),
            PlaygroundOffer::AddressMissing(href) => {
                ("partner-play-address", href, "partner-play-add")
            }
        };
        view! { <Next title=t("partner-next-play") text=t(text) href label=t(label) /> }
    });
    let listing = overview.listing.map(|href| {
        view! {
            <Next
                title=t("partner-next-offer")
                text=t("partner-market-text")
                href
                label=t("partner-next-offer-go")
            />
        }
    });
    view! {
        {unsaved}
        <section class="panel part-only">
            <h2 class="vh">{t("partner-facts")}</h2>
            <PlainFacts facts=overview.facts />
        </section>
        <section>
            <h2>{t("partner-next")}</h2>
            <ul class="nexts">
                {playground}
                <Next
                    title=t("partner-next-code")
                    text=t("partner-next-code-text")
                    href=overview.credentials
                    label=t("partner-next-code-go")
                />
                {listing}
            </ul>
        </section>
    }
}

#[component]
fn Next(title: String, text: String, href: String, label: String) -> impl IntoView {
    view! {
        <li class="panel next">
            <h3>{title}</h3>
            <p class="muted">{text}</p>
            <a class="btn btn-s" href=href>{label}</a>
        </li>
    }
}

#[component]
pub fn ClientTab(client: ClientFacts) -> impl IntoView {
    let has_secret = client.replace.is_some();
    let secrets = client.secrets.into_iter().map(|(secret, until)| {
        view! { <SecretRow secret until /> }
    });
    let secrets = secrets.collect_view();
    let secrets = match client.replace {
        None => view! { <p class="muted">{t("partner-no-secret")}</p> }.into_any(),
        Some(href) => view! {
            <p>{t("partner-secret-text")}</p>
            <ul class="secrets">{secrets}</ul>
            <p><a class="btn" href=href>{t("partner-secret-replace")}</a></p>
        }
        .into_any(),
    };
    view! {
        <section class="panel pad">
            <h2>{t("cred-client-id")}</h2>
            <p>{t("partner-client-text")}</p>
            <CopyBlock text=client.id what=t("cred-client-id") />
        </section>
        <section class="panel pad">
            <h2>{t("partner-secret")}</h2>
            {secrets}
        </section>
        <section class="panel pad">
            <h2>{t("partner-use")}</h2>
            <UseIt use_it=client.use_it has_secret />
        </section>
    }
}

#[component]
pub fn ListingTab(listing: Listing) -> impl IntoView {
    let submit = listing.submit.map(|form| {
        view! { <ButtonForm form label=t("partner-market-submit") class="btn btn-main" /> }
    });
    let withdraw = listing
        .withdraw
        .map(|form| view! { <ButtonForm form label=t("partner-market-withdraw") /> });
    view! {
        <section class="panel pad">
            <h2>{t("partner-market")}</h2>
            <p class="muted">{t("partner-market-text")}</p>
            <p><strong>{listing.state}</strong></p>
            {submit}
            {withdraw}
        </section>
        <ToDo heading=t("partner-market-lacks") lines=listing.missing />
    }
}
