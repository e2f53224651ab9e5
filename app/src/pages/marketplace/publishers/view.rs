use leptos::prelude::*;

use crate::components::badge::{Pill, Tone};
use crate::components::empty_state::EmptyState;
use crate::components::form::HiddenFields;
use crate::components::icon::Symbol;
use crate::components::literal::{Host, Literal};
use crate::components::notice::Changed;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::table::{Cell, Columns, Row, RowName, Table};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{Frame, Page, Place};
use crate::pages::marketplace::form::{ACCEPT, DECISION, END};
use crate::pages::marketplace::publishers::present::{PublisherName, PublisherNamesPage};
use crate::pages::marketplace::tabs::MarketTabs;

impl Page for PublisherNamesPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-names")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Marketplace)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let list = if page.names.is_empty() {
            let text = t("market-names-none-text").into_any();
            view! { <EmptyState symbol=Symbol::Building title=t("market-names-none") text /> }
                .into_any()
        } else {
            let columns = [
                t("partner-publisher-mark"),
                t("about-domains"),
                t("about-answers"),
                t("market-name-state"),
                t("list-actions"),
            ];
            let rows = page.names.into_iter().map(row).collect();
            let footer = page.pager.has_others().then(|| pager(page.pager, None));
            let columns = Columns::new(columns);
            view! { <Table caption=t("market-names") columns kind="names" rows footer /> }
                .into_any()
        };
        view! {
            <Toast text=page.done />
            <PageHead title=t("market-names") lead=t("market-names-lead").into_any() />
            <MarketTabs tabs=page.tabs />
            <Changed changed=page.changed />
            <div class="app-tab">{list}</div>
        }
        .into_any()
    }
}

fn row(name: PublisherName) -> AnyView {
    let hosts = |hosts: Vec<String>| {
        let hosts = hosts.into_iter().map(|host| {
            view! { <span class="sub-host"><Host text=host /></span> }
        });
        hosts.collect_view()
    };
    let website = name.website.map(|website| {
        view! { <span class="sub">" " <Literal class="wrap" text=website /></span> }
    });
    let is_reviewed = name.reviewed.is_some();
    let state = match name.reviewed {
        Some(day) => {
            let since = t_args("market-name-since", &[("day", day.into())]);
            view! {
                <Pill text=t("verified") tone=Tone::Good />
                <span class="sub">" " {since}</span>
            }
            .into_any()
        }
        None => view! { <Pill text=t("market-name-open") /> }.into_any(),
    };
    let (value, label, class) = if is_reviewed {
        (END, "market-name-end", "btn btn-text btn-danger")
    } else {
        (ACCEPT, "market-name-accept", "btn btn-text")
    };
    let act = match name.form {
        None => view! { <span class="muted">{t("market-name-own")}</span> }.into_any(),
        Some(form) => {
            let label = t_named(label, ("name", name.name.clone()));
            view! {
                <form method="post" action=form.action>
                    <HiddenFields fields=form.hidden />
                    <button type="submit" class=class name=DECISION value=value>
                        <span>{label}</span>
                    </button>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <Row>
            <RowName><b><bdi>{name.name}</bdi></b> {website}</RowName>
            <Cell label=t("about-domains") class="who">
                {hosts(name.domains)}
            </Cell>
            <Cell label=t("about-answers") class="who">
                {hosts(name.hosts)}
            </Cell>
            <Cell label=t("market-name-state")>{state}</Cell>
            <Cell label=t("list-actions") class="who">
                {act}
            </Cell>
        </Row>
    }
    .into_any()
}
