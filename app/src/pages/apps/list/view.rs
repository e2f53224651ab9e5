use leptos::prelude::*;
use oauth::client::proven::Proven;
use routes::{APPS, NEW_APP};

use crate::components::app_tile::{TileSize, app_tile};
use crate::components::badge::{LevelBadge, Pill};
use crate::components::empty_state::EmptyState;
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Host;
use crate::components::page_head::PageHead;
use crate::components::pager::newest_first;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, RowName, Table};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{Frame, Page, Place};
use crate::pages::apps::list::present::{AppListPage, AppRow};

/// How many hosts a row names.
const HOSTS: usize = 2;

impl Page for AppListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::OwnApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let is_empty = page.apps.is_empty();
        let register = || {
            view! {
                <a class="btn btn-main" href=NEW_APP>
                    <Icon symbol=Symbol::Plus />
                    {t("partner-new")}
                </a>
            }
            .into_any()
        };
        let list = if is_empty {
            let text = t("partner-none-text").into_any();
            view! {
                <EmptyState
                    symbol=Symbol::Code
                    title=t("partner-none")
                    text
                    action=Some(register())
                />
            }
            .into_any()
        } else {
            let columns = [
                t("partner-column-app"),
                t("partner-permissions-fact"),
                t("about-answers"),
                t("partner-column-status"),
            ];
            let shown = page.apps.len();
            let rows = page.apps.into_iter().map(row).collect();
            let newest = page.is_later.then_some(APPS);
            let footer = newest_first(shown, newest, page.older);
            view! {
                <Table
                    caption=t("partner-title")
                    columns=Columns::with_actions(columns)
                    rows
                    footer
                />
            }
            .into_any()
        };
        let action = (!is_empty).then(register);
        let lead = t_args("partner-lead", &[("company", page.company.into())]).into_any();
        view! {
            <Toast text=page.done />
            <PageHead title=t("partner-title") lead action />
            <div class="app-tab">{list}</div>
        }
        .into_any()
    }
}

fn row(app: AppRow) -> AnyView {
    let (status, tone) = app.status;
    let edit = if app.is_draft { t("partner-continue") } else { t("partner-configure") };
    let count = t_args("permissions-used", &[("count", app.count.into())]);
    let level = app.highest.map(|level| view! { <LevelBadge level /> });
    let more = app.hosts.len().saturating_sub(HOSTS);
    let more = (more > 0).then(|| {
        view! { <span class="sub">{t_args("partner-more-hosts", &[("count", more.into())])}</span> }
    });
    let hosts = if app.hosts.is_empty() {
        view! { <span class="muted">{t("partner-no-host")}</span> }.into_any()
    } else {
        let hosts = app.hosts.into_iter().take(HOSTS).map(|host| {
            view! { <span class="sub-host"><Host text=host /></span> }
        });
        hosts.collect_view().into_any()
    };
    let (name, row_name) = (app.name.clone(), app.name);
    let tile = app_tile(&name, None, &Proven::Nothing, TileSize::Small);
    view! {
        <Row>
            <RowName>
                <div class="cell-app">
                    {tile}
                    <div>
                        <a href=app.href><bdi>{name}</bdi></a>
                        <span class="sub"><bdi>{app.description}</bdi></span>
                    </div>
                </div>
            </RowName>
            <Cell label=t("partner-permissions-fact") class="fit">
                {level} <span class="sub">" " {count}</span>
            </Cell>
            <Cell label=t("about-answers") class="who">
                {hosts}
                {more}
            </Cell>
            <Cell label=t("partner-column-status")><Pill text=status tone /></Cell>
            <Actions>
                <RowAction href=app.edit label=edit row=row_name.clone() />
                <RowAction href=app.remove label=t("partner-remove-short") row=row_name danger=true />
            </Actions>
        </Row>
    }
    .into_any()
}
