use leptos::prelude::*;
use routes::MARKETPLACE;

use crate::components::app_tile::app_row_name;
use crate::components::badge::{LevelBadge, Pill, Tone};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::page_head::PageHead;
use crate::components::pager::newest_first;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, Table};
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{Frame, Page, Place};
use crate::pages::marketplace::list::present::{MarketRow, MarketplacePage};
use crate::pages::marketplace::tabs::MarketTabs;

impl Page for MarketplacePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Marketplace)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let list = if page.apps.is_empty() {
            let text = t("market-none-text").into_any();
            view! { <EmptyState symbol=Symbol::Bag title=t("market-none") text /> }.into_any()
        } else {
            let columns = [
                t("partner-column-app"),
                t("partner-description"),
                t("partner-permissions-fact"),
                t("partner-column-status"),
            ];
            let shown = page.apps.len();
            let rows = page.apps.into_iter().map(row).collect();
            let newest = page.is_later.then_some(MARKETPLACE);
            let footer = newest_first(shown, newest, page.older);
            view! {
                <Table
                    caption=t("market-title")
                    columns=Columns::with_actions(columns)
                    rows
                    footer
                />
            }
            .into_any()
        };
        let lead = t_args("market-lead", &[("platform", platform_name().into())]).into_any();
        view! {
            <PageHead title=t("market-title") lead />
            <MarketTabs tabs=page.tabs />
            <div class="app-tab">{list}</div>
        }
        .into_any()
    }
}

fn row(app: MarketRow) -> AnyView {
    let count = t_args("permissions-used", &[("count", app.count.into())]);
    let level = app.highest.map(|level| view! { <LevelBadge level /> });
    let status = if app.is_approved {
        view! { <Pill text=t("market-approved-short") tone=Tone::Good /> }.into_any()
    } else {
        view! { <span class="muted">{t("market-not-approved")}</span> }.into_any()
    };
    let (name, href) = (app.app.name.clone(), app.href.clone());
    view! {
        <Row>
            {app_row_name(app.app, app.href)}
            <Cell label=t("partner-description") class="who"><bdi>{app.description}</bdi></Cell>
            <Cell label=t("partner-permissions-fact") class="fit">
                {level} <span class="sub">" " {count}</span>
            </Cell>
            <Cell label=t("partner-column-status") class="fit">
                {status}
            </Cell>
            <Actions><RowAction href=href label=t("market-view") row=name /></Actions>
        </Row>
    }
    .into_any()
}
