use leptos::prelude::*;
use routes::{NEW_AUTHENTICATOR, NEW_PASSKEY, PASSKEYS, RECOVERY_CODES, SECOND_FACTOR};

use crate::components::empty_state::EmptyState;
use crate::components::icon::Symbol;
use crate::components::literal::Host;
use crate::components::page_head::PageHead;
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, RowName, Sub, Table};
use crate::components::toast::Toast;
use crate::i18n::{Localizer, name, t, t_args, t_rich};
use crate::page::{Frame, Page, Place};
use crate::pages::factors::present::{FactorRow, PasskeysPage, SecondFactorPage};

/// From so few on they are too few.
const FEW: u32 = 3;

impl Page for PasskeysPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("passkeys")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let host = vec![("host", view! { <Host text=page.host /> }.into_any())];
        let add = (page.offered && !page.full)
            .then(|| view! { <a class="btn btn-main" href=NEW_PASSKEY>{t("passkey-add")}</a> });
        let none = (!page.offered).then(|| {
            view! { <p class="note note-warn">{t("passkeys-not-offered")}</p> }
        });
        let list = if page.rows.is_empty() {
            let text = t("passkeys-none-text").into_any();
            view! { <EmptyState symbol=Symbol::Key title=t("passkeys-none") text /> }.into_any()
        } else {
            rows(t("passkeys"), t("passkey-name"), page.rows)
        };
        view! {
            <Toast text=page.done />
            <PageHead
                title=t("passkeys")
                lead=Some(t_rich("passkeys-lead", host))
                action=add.map(IntoAny::into_any)
            />
            {none}
            {list}
            {other_page(SECOND_FACTOR, t("second-factor"))}
        }
        .into_any()
    }
}

impl Page for SecondFactorPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("second-factor")
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let add = (!page.full).then(|| {
            view! { <a class="btn btn-main" href=NEW_AUTHENTICATOR>{t("authenticator-add")}</a> }
        });
        let demanded = page.demanded_by.map(|company| {
            let text = t_rich("second-factor-demanded", vec![("company", name(company))]);
            view! { <p class="note">{text}</p> }
        });
        let is_on = !page.rows.is_empty();
        let list = if is_on {
            rows(t("authenticators"), t("authenticator-name"), page.rows)
        } else {
            let text = t("authenticators-none-text").into_any();
            view! { <EmptyState symbol=Symbol::Shield title=t("authenticators-none") text /> }
                .into_any()
        };
        let codes = is_on.then(|| recovery_codes(page.recovery_codes));
        view! {
            <Toast text=page.done />
            <PageHead
                title=t("second-factor")
                lead=Some(t("second-factor-lead").into_any())
                action=add.map(IntoAny::into_any)
            />
            {demanded}
            {list}
            {codes}
            {other_page(PASSKEYS, t("passkeys"))}
        }
        .into_any()
    }
}

fn recovery_codes(left: u32) -> AnyView {
    let class = if left <= FEW { "note note-warn" } else { "" };
    view! {
        <div class="panel">
            <h2>{t("recovery-codes")}</h2>
            <div class="panel-in roomy">
                <p class=class>{t_args("recovery-codes-left", &[("count", left.into())])}</p>
                <p>{t("recovery-codes-what")}</p>
                <p><a class="btn" href=RECOVERY_CODES>{t("recovery-codes-renew")}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn other_page(href: &'static str, label: String) -> AnyView {
    view! { <p class="after small"><a href=href>{label}</a></p> }.into_any()
}

fn rows(caption: String, what: String, rows: Vec<FactorRow>) -> AnyView {
    let (added, used) = (t("factor-added"), t("app-last-used"));
    let columns = Columns::with_actions([what, added.clone(), used.clone()]);
    let rows = rows
        .into_iter()
        .map(|row| {
            let warning = row.warning.map(|text| view! { <Sub>{text}</Sub> });
            let (added, used) = (added.clone(), used.clone());
            let (name, to_rename) = (row.name.clone(), row.name.clone());
            view! {
                <Row>
                    <RowName>
                        <bdi>{name}</bdi>
                        {warning}
                    </RowName>
                    <Cell label=added>{row.added}</Cell>
                    <Cell label=used>{row.used}</Cell>
                    <Actions>
                        <RowAction href=row.edit label=t("factor-rename") row=to_rename />
                        <RowAction href=row.remove label=t("factor-remove") row=row.name danger=true />
                    </Actions>
                </Row>
            }
            .into_any()
        })
        .collect();
    view! { <Table caption columns rows /> }.into_any()
}
