use leptos::prelude::*;

use crate::components::badge::Pill;
use crate::components::form::HiddenFields;
use crate::components::literal::Host;
use crate::components::table::{
    Actions, Cell, Columns, Row, RowAction, RowButton, RowName, Sub, Table,
};
use crate::components::text_field::text_field;
use crate::i18n::{t, t_rich};
use crate::pages::admin::hosts::present::{
    APPROVE, CHOICE, Documents, HOST, HostRow, HostsSection,
};

#[component]
pub fn Hosts(section: HostsSection) -> AnyView {
    let HostsSection { rows, form, refused, errors } = section;
    let columns = [t("admin-hosts-host"), t("admin-hosts-read"), t("admin-decision")].into_iter();
    let rows = rows.into_iter().map(row).collect();
    let field = text_field(
        HOST,
        t("admin-hosts-add"),
        t("admin-hosts-add-hint"),
        refused.unwrap_or_default(),
        &errors,
    );
    view! {
        <section class="after" aria-labelledby="hosts">
            <h2 id="hosts">{t("admin-hosts")}</h2>
            <p>{t("admin-hosts-lead")}</p>
            <Table caption=t("admin-hosts") columns=Columns::with_actions(columns) rows />
            <form method="post" action=form.action class="stack after add-host">
                <HiddenFields fields=form.hidden />
                {field}
                <p>
                    <button type="submit" class="btn" name=CHOICE value=APPROVE>
                        {t("admin-hosts-approve")}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
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
