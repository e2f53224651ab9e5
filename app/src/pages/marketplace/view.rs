use leptos::prelude::*;

use crate::components::buttons::older_link;
use crate::components::form::{ButtonForm, HiddenFields, PostForm};
use crate::components::notice::Done;
use crate::components::publisher_line::{PublisherLine, PublisherVerification};
use crate::components::row_list::rows_or;
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::Page;
use crate::pages::marketplace::form::{ACCEPT, DECISION, DECLINE, NOTE};
use crate::pages::marketplace::present::{MarketAction, MarketApp, MarketplacePage};

impl Page for MarketplacePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let waiting = page.waiting.map(|apps| {
            view! {
                <section>
                    <h2>{t("market-review")}</h2>
                    <p>{t("market-review-lead")}</p>
                    {rows_or(t("market-review-none"), apps, |app| view! { <Row app /> })}
                </section>
            }
        });

        let lead = t_args("market-lead", &[("platform", platform_name().into())]);
        view! {
            <div class="page">
                <Done text=page.done />
                <h1>{t("market-title")}</h1>
                <p class="lead">{lead}</p>
                {rows_or(t("market-none"), page.apps, |app| view! { <Row app /> })}
                {older_link(page.older)}
                {waiting}
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
        MarketAction::Decide { form, note } => {
            view! { <Decide app=app.name.clone() form note /> }.into_any()
        }
    };
    view! {
        <li class="row box">
            <h3><bdi>{app.name}</bdi></h3>
            <p>
                <PublisherLine publisher=app.publisher verification=PublisherVerification::Verified />
            </p>
            <p><bdi>{app.description}</bdi></p>
            <p class="muted">{t("market-asks")} ": " {app.permissions}</p>
            {website}
            {action}
        </li>
    }
}

#[component]
fn Decide(app: String, form: PostForm, note: String) -> impl IntoView {
    let label = move |key| t_named(key, ("name", app.clone()));
    let (accept, decline) = (label("market-accept"), label("market-decline"));
    let hint = format!("{note}-hint");
    view! {
        <form method="post" action=form.action class="stack">
            <HiddenFields fields=form.hidden />
            <div class="field">
                <label for=note.clone()>{t("market-note")}</label>
                <p class="hint" id=hint.clone()>{t("market-note-hint")}</p>
                <input
                    id=note
                    name=NOTE
                    type="text"
                    autocomplete="off"
                    maxlength="120"
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
