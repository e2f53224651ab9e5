use leptos::prelude::*;

use crate::components::buttons::{ButtonLink, QuietLink};
use crate::components::form::ButtonForm;
use crate::components::publisher_line::{PublisherLine, destinations_line};
use crate::i18n::{Localizer, t, t_named};
use crate::page::Place;
use crate::pages::admin::app::present::{AdminAppPage, PersonRow};
use crate::pages::admin::frame::AdminContent;

impl AdminContent for AdminAppPage {
    const SECTION: Place = Place::AppsInUse;

    fn title(&self, _: Localizer) -> String {
        self.app.clone()
    }

    fn view(self) -> AnyView {
        let page = self;
        let people = if page.people.is_empty() {
            view! { <p>{t("admin-app-nobody")}</p> }.into_any()
        } else {
            let rows = page.people.into_iter().map(|person| view! { <Person person /> });
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        };
        let destinations = destinations_line(page.destinations);
        let more = page.more.map(|text| view! { <p class="muted">{text}</p> });
        let remove =
            page.remove.map(|href| view! { <ButtonLink href=href label=t("admin-remove-all") /> });
        let approve = page.approve.map(|form| {
            view! {
                <div class="stack">
                    <p>{t("admin-approve-text")}</p>
                    <ButtonForm form label=t("admin-approve") />
                </div>
            }
        });
        let block = page.block.map(|href| {
            view! {
                <div class="stack">
                    <p>{t("admin-block-text")}</p>
                    <ButtonLink href=href label=t("admin-block") />
                </div>
            }
        });
        let reset = page.reset.map(|form| {
            view! {
                <div class="stack">
                    <p>{t("admin-undecide-text")}</p>
                    <ButtonForm form label=t("admin-undecide") />
                </div>
            }
        });
        view! {
            <h1><bdi>{page.app}</bdi></h1>
            <p><PublisherLine publisher=page.publisher proven=page.proven /></p>
            {destinations}
            <p>{t("market-asks")} ": " {page.permissions}</p>
            <section>
                <h2>{t("admin-app-people")}</h2>
                {people}
                {more}
                {remove}
            </section>
            <section class="decisions">
                <h2>{t("admin-app-decision")}</h2>
                <p><strong>{page.decision}</strong></p>
                {approve}
                {reset}
                {block}
            </section>
        }
        .into_any()
    }
}

#[component]
fn Person(person: PersonRow) -> impl IntoView {
    let who = person.name.clone();
    view! {
        <li class="row box">
            <h3><bdi>{who}</bdi></h3>
            <p class="muted"><bdi class="wrap notranslate" translate="no">{person.email}</bdi></p>
            <p>{person.permissions}</p>
            <p class="muted">{person.since}</p>
            <p>
                <QuietLink href=person.remove label=t_named("admin-remove-for", ("name", person.name)) />
            </p>
        </li>
    }
}
