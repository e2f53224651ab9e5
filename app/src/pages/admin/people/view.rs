use leptos::prelude::*;
use routes::ADMIN_PEOPLE_INVITE;

use crate::components::badge::Pill;
use crate::components::page_head::PageHead;
use crate::components::table::{
    Actions, Cell, Columns, MoreRows, Row, RowAction, RowName, Sub, Table,
};
use crate::i18n::{Localizer, email, name, t, t_args, t_named};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::people::present::{AdminPeoplePage, PersonRow};

impl AdminContent for AdminPeoplePage {
    const SECTION: Place = Place::People;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("people-title")
    }

    fn view(self) -> AnyView {
        let page = self;
        let invite = page.invites.then(|| {
            view! { <a class="btn" href=ADMIN_PEOPLE_INVITE>{t("people-invite")}</a> }.into_any()
        });
        let columns = Columns::with_actions([
            t("people-name"),
            t("people-role"),
            t("people-signed-in"),
            t("people-status"),
        ]);
        let shown = t_args("people-shown", &[("count", page.people.len().into())]);
        let footer = page.next.map(|next| {
            let links = view! { <a href=next>{t("people-more")}</a> };
            view! { <MoreRows shown links=links.into_any() /> }.into_any()
        });
        let rows = page.people.into_iter().map(row).collect();
        view! {
            <PageHead
                title=t("people-title")
                lead=t_named("people-lead", ("company", page.company))
                action=invite
            />
            <Table caption=t("people-title") columns rows footer />
        }
        .into_any()
    }
}

fn row(person: PersonRow) -> AnyView {
    let (status, tone) = person.status;
    let (shown, details) = (person.name.clone(), person.details);
    let title = person.job_title.map(|title| view! { <Sub>{name(title)}</Sub> });
    view! {
        <Row>
            <RowName>
                <bdi>{shown}</bdi>
                <Sub>{email(person.email)}</Sub>
            </RowName>
            <Cell label=t("people-role")>{person.role} {title}</Cell>
            <Cell label=t("people-signed-in")>{person.signed_in}</Cell>
            <Cell label=t("people-status")>
                <Pill text=status tone />
            </Cell>
            <Actions>
                <RowAction href=details label=t("people-manage") row=person.name />
            </Actions>
        </Row>
    }
    .into_any()
}
