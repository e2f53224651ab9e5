use leptos::prelude::*;
use routes::MARKETPLACE_REVIEW;

use crate::components::app_tile::app_row_name;
use crate::components::badge::LevelBadge;
use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::page_head::PageHead;
use crate::components::pager::newest_first;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, Table};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{Frame, Page, Place};
use crate::pages::marketplace::review::present::{ReviewListPage, WaitingRow};
use crate::pages::marketplace::tabs::MarketTabs;

impl Page for ReviewListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-review")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Marketplace)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let list = if page.waiting.is_empty() {
            let text = t("market-review-none-text").into_any();
            view! { <EmptyState symbol=Symbol::Inbox title=t("market-review-none") text /> }
                .into_any()
        } else {
            let columns = [
                t("partner-column-app"),
                t("market-owner"),
                t("partner-permissions-fact"),
                t("market-since"),
            ];
            let newest = page.is_later.then_some(MARKETPLACE_REVIEW);
            let footer = newest_first(page.waiting.len(), newest, page.older);
            let rows = page.waiting.into_iter().map(row).collect();
            let columns = Columns::with_actions(columns);
            view! { <Table caption=t("market-review") columns rows footer /> }.into_any()
        };
        view! {
            <Toast text=page.done />
            <PageHead title=t("market-review") lead=t("market-review-lead").into_any() />
            <MarketTabs tabs=page.tabs />
            <div class="app-tab">{list}</div>
        }
        .into_any()
    }
}

fn row(waiting: WaitingRow) -> AnyView {
    let WaitingRow { app, company, since, is_own } = waiting;
    let count = t_args("permissions-used", &[("count", app.count.into())]);
    let level = app.highest.map(|level| view! { <LevelBadge level /> });
    let own = is_own.then(|| view! { <span class="sub">" " {t("market-own-short")}</span> });
    let action = if is_own { t("market-view") } else { t("market-look") };
    let (name, href) = (app.app.name.clone(), app.href.clone());
    view! {
        <Row>
            {app_row_name(app.app, app.href)}
            <Cell label=t("market-owner") class="who"><bdi>{company}</bdi> {own}</Cell>
            <Cell label=t("partner-permissions-fact") class="fit">
                {level} <span class="sub">" " {count}</span>
            </Cell>
            <Cell label=t("market-since")>{since}</Cell>
            <Actions><RowAction href=href label=action row=name /></Actions>
        </Row>
    }
    .into_any()
}
