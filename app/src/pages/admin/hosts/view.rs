use leptos::prelude::*;

use crate::components::badge::Pill;
use crate::components::form::HiddenFields;
use crate::components::literal::Host;
use crate::components::page_head::PageHead;
use crate::components::table::{
    Actions, Cell, Columns, Row, RowAction, RowButton, RowName, Sub, Table,
};
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t, t_rich};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::hosts::present::{APPROVE, CHOICE, Documents, HOST, HostRow, HostsPage};
use crate::pages::admin::policy_tabs::{PolicyTab, PolicyTabs};

impl AdminContent for HostsPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-hosts")
    }

    fn has_errors(&self) -> bool {
        self.refused.is_some()
    }

    fn view(self) -> AnyView {
        let Self { rows, form, refused, errors } = self;
        let columns = [t("admin-hosts-host"), t("admin-hosts-read"), t("admin-decision")];
        let columns = Columns::with_actions(columns);
        let rows = rows.into_iter().map(row).collect();
        let field = text_field(
            HOST,
            t("admin-hosts-add"),
            t("admin-hosts-add-hint"),
            refused.unwrap_or_default(),
            &errors,
        );
        view! {
            <PageHead title=t("admin-hosts") lead=t("admin-hosts-lead").into_any() />
            <PolicyTabs here=PolicyTab::Hosts />
            <div class="under-tabs">
                <Table caption=t("admin-hosts") columns rows />
            </div>
            <form method="post" action=form.action class="stack after add-host">
                <HiddenFields fields=form.hidden />
                {field}
                <p>
                    <button type="submit" class="btn" name=CHOICE value=APPROVE>
                        {t("admin-hosts-approve")}
                    </button>
                </p>
            </form>
        }
        .into_any()
    }
}

fn row(row: HostRow) -> AnyView {
    let HostRow { host, name, documents, status, approve, undecide, block } = row;
    let Documents { apps, read, failures } = documents;
    let apps = (!apps.is_empty()).then(|| view! { <Sub><bdi>{apps}</bdi></Sub> });
    let shown = match host {
        Some(host) => view! { <Host text=host /> }.into_any(),
        None => name.clone().into_any(),
    };
    let failures = failures.into_iter().map(|why| {
        let why = view! { <bdi>{why}</bdi> }.into_any();
        view! { <Sub>{t_rich("admin-hosts-failed", vec![("why", why)])}</Sub> }
    });
    let failures = failures.collect_view();
    let read = read.unwrap_or_else(|| "–".to_owned());
    let (status, tone) = status;
    let label = name.clone();
    let approve = approve.map(|form| {
        view! { <RowButton form label=t("admin-hosts-approve") row=label.clone() /> }
    });
    let undecide = undecide.map(|form| {
        view! { <RowButton form label=t("admin-hosts-undecide") row=label.clone() /> }
    });
    let block = block.map(|href| {
        view! { <RowAction href label=t("admin-block-row") row=label.clone() danger=true /> }
    });
    view! {
        <Row>
            <RowName>{shown} {apps}</RowName>
            <Cell label=t("admin-hosts-read")>{read} {failures}</Cell>
            <Cell label=t("admin-decision")>
                <Pill text=status tone />
            </Cell>
            <Actions>{approve} {undecide} {block}</Actions>
        </Row>
    }
    .into_any()
}
