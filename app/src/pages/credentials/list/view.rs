use leptos::prelude::*;
use routes::{APPS, CREDENTIALS, NEW_CLIENT, NEW_KEY, NEW_TOKEN};

use crate::components::badge::{LevelBadge, Pill};
use crate::components::empty_state::EmptyState;
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::table::{
    Actions, Cell, Columns, GroupedTable, Row, RowAction, RowGroup, RowName, Sub,
};
use crate::components::tabs::Tabs;
use crate::components::toast::Toast;
use crate::components::tools::{FindField, Tools};
use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{Frame, Page, Place};
use crate::pages::credentials::list::form::{FIND, STATUS};
use crate::pages::credentials::list::present::{
    CredentialGroup, CredentialListPage, CredentialRow, NoCredentials,
};

const MENU: &str = "new";

impl Page for CredentialListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-title")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let platform = platform_name();
        let lead = [("company", page.company.into()), ("platform", platform.into())];
        let lead = t_args("cred-lead", &lead).into_any();
        let create = view! { <Create administrator=page.administrator /> }.into_any();
        let tools = page.search.map(|(text, status)| {
            let status = (!status.is_empty())
                .then(|| view! { <input type="hidden" name=STATUS value=status /> });
            view! {
                <Tools action=CREDENTIALS label=t("cred-find")>
                    {status}
                    <FindField name=FIND label=t("cred-find") value=text />
                </Tools>
            }
        });
        let list =
            if page.groups.is_empty() { none(page.nothing) } else { credentials(page.groups) };
        view! {
            <Toast text=page.done />
            <PageHead title=t("cred-title") lead=Some(lead) action=Some(create) />
            <Tabs label=t("cred-status") tabs=page.tabs />
            {tools}
            <div class="tabbed">{list}</div>
        }
        .into_any()
    }
}

/// The kinds, and what each is for. Opens without scripts.
#[component]
fn Create(administrator: bool) -> AnyView {
    let kind = |href: &'static str, symbol, name, about| {
        view! {
            <a href=href>
                <Icon symbol />
                <span>{t(name)} " " <small>{t(about)}</small></span>
            </a>
        }
    };
    let others = if administrator {
        view! {
            {kind(NEW_CLIENT, Symbol::Link, "cred-oauth-client", "cred-oauth-client-for")}
            {kind(NEW_KEY, Symbol::Warning, "cred-api-key", "cred-api-key-for")}
            {kind(APPS, Symbol::Code, "cred-app", "cred-app-for")}
        }
        .into_any()
    } else {
        view! {
            <p class="pop-note">{t("cred-only-administrators-clients")}</p>
            <p class="pop-note">{t("cred-only-administrators")}</p>
        }
        .into_any()
    };
    view! {
        <button type="button" class="btn btn-main" popovertarget=MENU>
            <Icon symbol=Symbol::Plus />
            {t("cred-create")}
        </button>
        <div id=MENU class="pop pop-new" popover="">
            {kind(NEW_TOKEN, Symbol::Key, "cred-api-token", "cred-api-token-for")}
            {others}
        </div>
    }
    .into_any()
}

fn none(nothing: NoCredentials) -> AnyView {
    let (symbol, title, text) = match nothing {
        NoCredentials::Yet => (Symbol::Key, t("cred-none"), t("cred-none-why")),
        NoCredentials::ExpireSoon { days } => (
            Symbol::Key,
            t("cred-none-soon"),
            t_args("cred-none-soon-why", &[("days", days.into())]),
        ),
        NoCredentials::Ended { days } => (
            Symbol::Key,
            t("cred-none-ended"),
            t_args("cred-none-ended-why", &[("days", days.into())]),
        ),
        NoCredentials::Found => (Symbol::Search, t("cred-none-found"), t("cred-none-found-why")),
    };
    let action = if nothing == NoCredentials::Yet {
        view! { <a class="btn" href=NEW_TOKEN>{t("cred-token-new")}</a> }.into_any()
    } else {
        view! { <a class="btn" href=CREDENTIALS>{t("cred-all")}</a> }.into_any()
    };
    view! { <EmptyState symbol title text=text.into_any() action=Some(action) /> }.into_any()
}

fn credentials(groups: Vec<CredentialGroup>) -> AnyView {
    let columns = Columns::with_actions([
        t("cred-name-and-maker"),
        t("cred-permissions"),
        t("app-last-used"),
        t("cred-ends"),
        t("cred-status"),
    ]);
    let groups = groups
        .into_iter()
        .map(|group| RowGroup {
            id: group.id,
            name: group.name,
            about: group.about,
            rows: group.rows.into_iter().map(row).collect(),
            more: group.pager.has_others().then(|| pager(group.pager, None)),
        })
        .collect();
    view! { <GroupedTable caption=t("cred-title") columns groups /> }.into_any()
}

fn row(row: CredentialRow) -> AnyView {
    let name = row.name.clone();
    let kind = row.kind.map(|kind| view! { <Sub>{kind}</Sub> });
    let stops = row.stops.into_iter().map(|text| view! { <Sub>{text}</Sub> }).collect_view();
    let (status, tone) = row.status;
    let actions = row.actions.map(|actions| {
        view! {
            <RowAction href=actions.replace label=t("cred-replace-row") row=name.clone() />
            <RowAction href=actions.revoke label=t("cred-revoke-do") row=name danger=true />
        }
    });
    view! {
        <Row>
            <RowName>
                <div class="cell-app">
                    <div>
                        <a href=row.details>
                            <bdi>{row.name}</bdi>
                            <Sub>
                                <Literal text=row.mark />
                            </Sub>
                        </a>
                        {kind}
                        <Sub>{row.maker}</Sub>
                    </div>
                </div>
            </RowName>
            <Cell label=t("cred-permissions")>
                <LevelBadge level=row.highest />
                <Sub>{row.opens}</Sub>
            </Cell>
            <Cell label=t("app-last-used")>
                <span class="capital">{row.used}</span>
            </Cell>
            <Cell label=t("cred-ends") class="num">
                {row.expires}
                {stops}
            </Cell>
            <Cell label=t("cred-status")>
                <Pill text=status tone />
            </Cell>
            <Actions>{actions}</Actions>
        </Row>
    }
    .into_any()
}
