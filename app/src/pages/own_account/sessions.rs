use std::collections::BTreeMap;

use leptos::prelude::*;
use oauth::id::SessionId;
use oauth::timestamp::Timestamp;
use provider::account::session::{Session, SignedIn};

use crate::browser_name::browser_name;
use crate::components::app_names::names;
use crate::components::badge::{Pill, Tone};
use crate::components::form::{ButtonForm, PostForm};
use crate::components::table::{Actions, Cell, Columns, Row, RowButton, RowName, Sub, Table};
use crate::i18n::{Localizer, date, t, t_rich};

#[derive(Clone, Debug)]
pub struct Sessions {
    pub rows: Vec<SessionRow>,
    /// `None`: there are no others.
    pub end_others: Option<PostForm>,
}

#[derive(Clone, Debug)]
pub struct SessionRow {
    pub browser: String,
    pub network: String,
    pub first_seen: String,
    pub last_seen: String,
    /// Names of apps that it was used to sign in to.
    pub apps: Vec<String>,
    /// `None`: the browser that shows the page.
    pub end: Option<PostForm>,
}

/// `end` is the form that ends the session with that id.
pub fn sessions(
    localizer: Localizer,
    signed_in: &SignedIn,
    all: &[Session],
    mut apps: BTreeMap<SessionId, Vec<String>>,
    now: Timestamp,
    end: impl Fn(&Session) -> PostForm,
    end_others: PostForm,
) -> Sessions {
    let here = &signed_in.session.id;
    let mut all: Vec<&Session> = all.iter().collect();
    all.sort_by_key(|session| session.id != *here);
    let rows: Vec<SessionRow> = all
        .into_iter()
        .map(|session| SessionRow {
            browser: browser_name(localizer, session.user_agent.as_deref()),
            network: session.network.clone().unwrap_or_else(|| localizer.t("account-unknown")),
            first_seen: date::day_and_clock(localizer, session.created_at),
            last_seen: date::ago(localizer, session.last_used_at, now),
            apps: apps.remove(&session.id).unwrap_or_default(),
            end: (session.id != *here).then(|| end(session)),
        })
        .collect();
    let has_others = rows.iter().any(|row| row.end.is_some());
    Sessions { rows, end_others: has_others.then_some(end_others) }
}

impl Sessions {
    pub(super) fn view(self) -> AnyView {
        let columns = Columns::with_actions([
            t("account-session-browser"),
            t("account-session-network"),
            t("account-session-first"),
            t("account-session-last"),
        ]);
        let rows = self.rows.into_iter().map(row).collect();
        let end = self.end_others.map(|form| {
            view! { <ButtonForm form label=t("account-sessions-end") class="btn btn-danger" /> }
        });
        view! {
            <section class="page-part" aria-labelledby="sessions">
                <h2 id="sessions">{t("account-sessions")}</h2>
                <p class="muted">{t("account-sessions-text")}</p>
                <Table caption=t("account-sessions") columns rows />
                <div class="after">{end}</div>
            </section>
        }
        .into_any()
    }
}

fn row(row: SessionRow) -> AnyView {
    let which = format!("{}, {}, {}", row.browser, row.network, row.first_seen);
    let apps = names(row.apps).map(|apps| {
        view! { <Sub>{t_rich("account-session-apps", vec![("apps", apps)])}</Sub> }
    });
    let action = match row.end {
        Some(form) => {
            view! { <RowButton form label=t("account-session-end") row=which /> }.into_any()
        }
        None => view! { <Pill text=t("account-session-here") tone=Tone::Good /> }.into_any(),
    };
    view! {
        <Row>
            <RowName>{row.browser} {apps}</RowName>
            <Cell label=t("account-session-network")>
                <bdi class="wrap">{row.network}</bdi>
            </Cell>
            <Cell label=t("account-session-first")>{row.first_seen}</Cell>
            <Cell label=t("account-session-last")>{row.last_seen}</Cell>
            <Actions>{action}</Actions>
        </Row>
    }
    .into_any()
}
