use leptos::prelude::*;
use routes::{ADMIN, ADMIN_APP, ADMIN_CLIENT_ID};

use crate::components::badge::{LevelBadge, Pill};
use crate::components::empty_state::EmptyState;
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{ButtonForm, HiddenFields, PostForm};
use crate::components::icon::Symbol;
use crate::components::page_head::{Crumb, PageHead};
use crate::components::pager::{Pager, pager};
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, RowName, Sub, Table};
use crate::components::tools::{FindField, Tools};
use crate::i18n::{Localizer, email, name, t, t_rich};
use crate::page::Place;
use crate::pages::admin::app::present::{AdminAppPage, FIND, PEOPLE, PeopleFilter, PersonRow};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::subject::{TRUST, trust_box};

/// A list is worth a search from so many people on.
const MANY: u32 = 10;

impl AdminContent for AdminAppPage {
    const SECTION: Place = Place::AppsInUse;

    fn title(&self, _: Localizer) -> String {
        self.app.app.name.clone()
    }

    fn has_errors(&self) -> bool {
        self.trust_missing
    }

    fn view(self) -> AnyView {
        let page = self;
        let error = page.trust_missing.then(|| FormError::new(t("admin-trust-missing"), TRUST));
        let requests = page
            .requests
            .into_iter()
            .map(|(who, href)| {
                let slots = vec![("name", name(who)), ("app", name(page.app.app.name.as_str()))];
                view! {
                    <p class="note note-warn waiting">
                        {t_rich("admin-waiting-who", slots)} " "
                        <a href=href>{t("admin-waiting-review")}</a>
                    </p>
                }
            })
            .collect_view();
        let approve = page.approve.map(|form| {
            view! { <Approve form needs_trust=page.needs_trust missing=page.trust_missing /> }
        });
        let reset = page.reset.map(|form| {
            let button = view! { <ButtonForm form label=t("admin-undecide") /> };
            decision(t("admin-undecide-text"), button.into_any())
        });
        let block = page.block.map(|href| {
            let button = view! { <a class="btn btn-danger" href=href>{t("admin-block")}</a> };
            decision(t("admin-block-text"), button.into_any())
        });
        let by_host = page.decided_by_host.map(|href| {
            let link = view! { <a class="btn" href=href>{t("admin-policy")}</a> };
            decision(t("admin-decided-by-host"), link.into_any())
        });
        let (status, tone) = page.status;
        view! {
            <ErrorSummary errors=error.into_iter().collect() />
            <PageHead
                    title=page.app.app.name.clone()
                    crumbs=vec![Crumb::new(ADMIN, t("admin-apps"))]
                    marks=page.app.marks()
                />
            {page.app.warning()}
            {requests}
            {page.app.glance()}
            <section class="page-part">
                <h2>{t("admin-app-decision")}</h2>
                <div class="panel">
                    <p class="decided"><Pill text=status tone /> " " {page.status_sentence}</p>
                    {by_host}
                    {approve}
                    {reset}
                    {block}
                </div>
            </section>
            <section id=PEOPLE class="page-part">
                <h2>{t("admin-app-people")}</h2>
                <People
                    people=page.people
                    find=page.find
                    list=page.pager
                    remove=page.remove
                />
            </section>
            <section class="page-part">
                <h2>{t("admin-may-ask")}</h2>
                <div class="panel perms">{page.app.permissions()}</div>
            </section>
            <section class="page-part">
                <h2>{t("admin-facts")}</h2>
                {page.app.facts()}
            </section>
        }
        .into_any()
    }
}

/// The text beside a button says what it does.
fn decision(text: String, button: AnyView) -> AnyView {
    view! {
        <div class="decision">
            <p>{text}</p>
            {button}
        </div>
    }
    .into_any()
}

#[component]
fn Approve(form: PostForm, needs_trust: bool, missing: bool) -> AnyView {
    if !needs_trust {
        let button = view! { <ButtonForm form label=t("admin-approve") /> };
        return decision(t("admin-approve-text"), button.into_any());
    }
    view! {
        <form class="decision" method="post" action=form.action>
            <HiddenFields fields=form.hidden />
            <div>
                <p>{t("admin-approve-text")}</p>
                {trust_box(missing)}
            </div>
            <button type="submit" class="btn">{t("admin-approve")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn People(
    people: Vec<PersonRow>,
    find: PeopleFilter,
    list: Pager,
    remove: Option<String>,
) -> AnyView {
    let PeopleFilter { text, client_id, all, people: count } = find;
    if people.is_empty() && text.is_empty() {
        return view! {
            <EmptyState
                symbol=Symbol::People
                title=t("admin-app-nobody")
                text=t("admin-app-nobody-text").into_any()
            />
        }
        .into_any();
    }
    let narrowed = !text.is_empty();
    let tools = (narrowed || count >= MANY).then(|| {
        view! {
            <Tools action=ADMIN_APP label=t("admin-find-person") part=PEOPLE>
                <input type="hidden" name=ADMIN_CLIENT_ID value=client_id />
                <FindField
                    name=FIND
                    label=t("admin-find-person")
                    value=text
                    placeholder=Some(t("admin-find-person-by"))
                />
            </Tools>
        }
    });
    if people.is_empty() {
        let all = view! { <a class="btn" href=all>{t("admin-person-all")}</a> };
        return view! {
            {tools}
            <EmptyState
                symbol=Symbol::Search
                title=t("admin-person-none")
                text=t("admin-person-none-text").into_any()
                action=Some(all.into_any())
            />
        }
        .into_any();
    }
    let columns = Columns::with_actions([
        t("admin-person"),
        t("admin-permissions"),
        t("app-allowed-on"),
        t("app-last-used"),
        t("admin-expires"),
    ]);
    // What was found is no longer everyone.
    let remove = remove
        .filter(|_| !narrowed)
        .map(|href| view! { <a class="danger" href=href>{t("admin-remove-all")}</a> }.into_any());
    let footer = pager(list, remove);
    let rows = people.into_iter().map(person).collect();
    view! {
        {tools}
        <Table caption=t("admin-app-people") columns kind="persons" rows footer />
    }
    .into_any()
}

fn person(person: PersonRow) -> AnyView {
    let who = person.name.clone();
    let level = person.highest.map(|level| view! { <LevelBadge level /> });
    view! {
        <Row>
            <RowName>
                <b><bdi>{who}</bdi></b>
                <Sub>{email(person.email)}</Sub>
            </RowName>
            <Cell label=t("admin-permissions")>
                {level} <Sub>{person.permissions}</Sub>
            </Cell>
            <Cell label=t("app-allowed-on")>{person.since}</Cell>
            <Cell label=t("app-last-used")>
                <span class="capital">{person.used}</span>
            </Cell>
            <Cell label=t("admin-expires")>{person.ends}</Cell>
            <Actions>
                <RowAction
                    href=person.remove
                    label=t("admin-remove-row")
                    row=person.name
                    danger=true
                />
            </Actions>
        </Row>
    }
    .into_any()
}
