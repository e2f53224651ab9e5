use leptos::prelude::*;
use routes::{ADMIN_POLICY, ADMIN_REQUESTS};

use crate::components::app_tile::app_row_name;
use crate::components::badge::{LevelBadge, Pill, Tone, flag_label};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, Sub, Table};
use crate::components::tabs::{Tab, Tabs};
use crate::i18n::{Localizer, email, name, t, t_args, t_named};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::requests::present::{ANSWERED, AdminRequestsPage, ApprovalRow};

impl AdminContent for AdminRequestsPage {
    const SECTION: Place = Place::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-requests")
    }

    fn view(self) -> AnyView {
        let page = self;
        let answered = page.answered;
        let tab =
            |href, label, current| Tab { href, label, count: None, tone: Tone::Plain, current };
        let waiting = Tab {
            count: usize::try_from(page.waiting).ok().filter(|count| *count > 0),
            tone: Tone::Warning,
            ..tab(ADMIN_REQUESTS.to_owned(), t("admin-requests-waiting"), !answered)
        };
        let others = format!("{ADMIN_REQUESTS}?{ANSWERED}=yes");
        let tabs = vec![waiting, tab(others, t("admin-requests-answered"), answered)];
        let list = match (page.requests.is_empty(), answered) {
            (true, false) => {
                let policy =
                    view! { <a class="btn" href=ADMIN_POLICY>{t("admin-requests-policy")}</a> };
                view! {
                    <EmptyState
                        symbol=Symbol::Inbox
                        title=t("admin-requests-none")
                        text=t("admin-requests-none-text").into_any()
                        action=policy.into_any()
                    />
                }
                .into_any()
            }
            (true, true) => view! {
                <EmptyState
                    symbol=Symbol::Inbox
                    title=t("admin-requests-none-answered")
                    text=t("admin-requests-none-answered-text").into_any()
                />
            }
            .into_any(),
            (false, _) => {
                let mut columns = vec![
                    t("admin-app"),
                    t("admin-asks-for"),
                    t("admin-asked-by"),
                    t("admin-asked-on"),
                ];
                columns.extend(answered.then(|| t("admin-answer")));
                let columns = Columns::with_actions(columns);
                let rows = page.requests.into_iter().map(row).collect();
                let footer = pager(page.pager, None);
                view! { <Table caption=t("admin-requests") columns kind="apps" rows footer /> }
                    .into_any()
            }
        };
        view! {
            <PageHead
                title=t("admin-requests")
                lead=t_named("admin-requests-lead", ("company", page.company))
            />
            <Tabs label=t("admin-requests") tabs />
            <div class="under-tabs">{list}</div>
        }
        .into_any()
    }
}

fn row(request: ApprovalRow) -> AnyView {
    let (app, details) = (request.app.name.clone(), request.details.clone());
    let flags: Vec<String> = request.flags.iter().map(|flag| flag_label(*flag)).collect();
    let count = t_args("permission-count", &[("count", request.count.into())]);
    let reach = std::iter::once(count).chain(flags).collect::<Vec<_>>().join(", ");
    let label = if request.answer.is_some() { t("admin-open") } else { t("admin-review") };
    let answer = request.answer.map(|answer| {
        let (state, tone) = answer.state;
        view! {
            <Cell label=t("admin-answer")>
                <Pill text=state tone />
                <Sub>{answer.by}</Sub>
            </Cell>
        }
    });
    let (ago, day) = request.asked;
    view! {
        <Row>
            {app_row_name(request.app, request.details)}
            <Cell label=t("admin-asks-for")>
                {request.highest.map(|level| view! { <LevelBadge level /> })} <Sub>{reach}</Sub>
            </Cell>
            <Cell label=t("admin-asked-by") class="who">
                {name(request.who)} <Sub>{email(request.email)}</Sub>
            </Cell>
            <Cell label=t("admin-asked-on")>
                <span class="capital">{ago}</span>
                <Sub>{day}</Sub>
            </Cell>
            {answer}
            <Actions>
                <RowAction href=details label row=app />
            </Actions>
        </Row>
    }
    .into_any()
}
