use leptos::prelude::*;

use crate::components::buttons::older_link;
use crate::components::data_list::PlainFacts;
use crate::components::form::{ButtonForm, HiddenFields};
use crate::components::notice::Changed;
use crate::components::publisher_line::{PublisherLine, destinations_line};
use crate::components::row_list::rows_or;
use crate::components::scope_line::{Control, scope_groups};
use crate::components::toast::Toast;
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::Page;
use crate::pages::marketplace::form::{ACCEPT, DECISION, DECLINE, END, NOTE};
use crate::pages::marketplace::present::{
    Decide, MarketAction, MarketApp, MarketplacePage, PublisherName, Review,
};

impl Page for MarketplacePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let review = page.review.map(|review| {
            let Review { waiting, names } = review;
            view! {
                <section>
                    <h2>{t("market-review")}</h2>
                    <p>{t("market-review-lead")}</p>
                    {rows_or(t("market-review-none"), waiting, |app| view! { <Row app /> })}
                </section>
                <section>
                    <h2>{t("market-names")}</h2>
                    <p>{t("market-names-lead")}</p>
                    {rows_or(t("market-names-none"), names, |name| view! { <Name name /> })}
                </section>
            }
        });
        let lead = t_args("market-lead", &[("platform", platform_name().into())]);
        view! {
            <div class="page">
                <Toast text=page.done />
                <Changed changed=page.changed />
                <h1>{t("market-title")}</h1>
                <p class="lead">{lead}</p>
                {rows_or(t("market-none"), page.apps, |app| view! { <Row app /> })}
                {older_link(page.older)}
                {review}
            </div>
        }
        .into_any()
    }
}

#[component]
fn Row(app: MarketApp) -> impl IntoView {
    let website = app.website.map(|href| {
        view! {
            <p class="links"><a href=href rel="noopener noreferrer">{t("market-website")}</a></p>
        }
    });
    let action = match app.action {
        MarketAction::None => ().into_any(),
        MarketAction::Approve { company, form } => {
            let label = t_args("market-approve", &[("company", company.into())]);
            view! { <ButtonForm form label /> }.into_any()
        }
        MarketAction::Approved { company } => {
            let label = t_args("market-approved", &[("company", company.into())]);
            view! { <p class="muted">{label}</p> }.into_any()
        }
        MarketAction::Decide(decide) => {
            let permissions =
                scope_groups(decide.permissions.clone(), &app.publisher, Control::None);
            view! {
                {destinations_line(decide.destinations.clone())}
                {permissions}
                <DecideForm app=app.name.clone() decide />
            }
            .into_any()
        }
    };
    let logo =
        app.logo.map(|src| view! { <img class="logo" src=src alt="" width="48" height="48" /> });
    view! {
        <li class="row box">
            {logo}
            <h3><bdi>{app.name}</bdi></h3>
            <p><PublisherLine publisher=app.publisher proven=app.proven /></p>
            <p><bdi>{app.description}</bdi></p>
            <p class="muted">{t("market-asks")} ": " {app.permissions}</p>
            {website}
            {action}
        </li>
    }
}

#[component]
fn DecideForm(app: String, decide: Decide) -> impl IntoView {
    let Decide { form, note_id, note, .. } = decide;
    let label = move |key| t_named(key, ("name", app.clone()));
    let (accept, decline) = (label("market-accept"), label("market-decline"));
    let hint = format!("{note_id}-hint");
    view! {
        <form method="post" action=form.action class="stack">
            <HiddenFields fields=form.hidden />
            <div class="field">
                <label for=note_id.clone()>{t("market-note")}</label>
                <p class="hint" id=hint.clone()>{t("market-note-hint")}</p>
                <input
                    id=note_id
                    name=NOTE
                    type="text"
                    autocomplete="off"
                    maxlength="120"
                    value=note
                    aria-describedby=hint
                />
            </div>
            <div class="buttons">
                <button type="submit" class="btn" name=DECISION value=DECLINE>
                    <span>{decline}</span>
                </button>
                <button type="submit" class="btn" name=DECISION value=ACCEPT>
                    <span>{accept}</span>
                </button>
            </div>
        </form>
    }
}

#[component]
fn Name(name: PublisherName) -> impl IntoView {
    let facts = [("about-domains", name.domains), ("about-answers", name.hosts)]
        .into_iter()
        .map(|(label, text)| (t(label), text))
        .chain(name.website.map(|website| (t("about-website"), website)))
        .collect();
    let (value, label) =
        if name.is_reviewed { (END, "market-name-end") } else { (ACCEPT, "market-name-accept") };
    let state =
        name.is_reviewed.then(|| view! { <span class="badge">{t("verified-publisher")}</span> });
    let label = t_named(label, ("name", name.name.clone()));
    view! {
        <li class="row box">
            <div class="row-head">
                <h3><bdi>{name.name}</bdi></h3>
                {state}
            </div>
            <PlainFacts facts />
            <form method="post" action=name.form.action>
                <HiddenFields fields=name.form.hidden />
                <button type="submit" class="btn" name=DECISION value=value>
                    <span>{label}</span>
                </button>
            </form>
        </li>
    }
}
