use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::form::HiddenFields;
use crate::components::page_head::PageHead;
use crate::components::table::{Columns, Row, RowName, Sub, Table};
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{ENTRIES, Place};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::policy::present::{AdminPolicyPage, LevelPolicy};
use crate::pages::admin::policy_tabs::{PolicyTab, PolicyTabs};

impl AdminContent for AdminPolicyPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-policy")
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let page = self;
        let columns = Columns::new(std::iter::once(t("admin-policy-can")).chain(page.choices));
        let rows = page.levels.into_iter().map(row).collect();
        view! {
            <PageHead
                title=t("admin-policy")
                lead=t_named("admin-policy-lead", ("company", page.company))
            />
            <PolicyTabs here=PolicyTab::Apps />
            <form id=ENTRIES method="post" action=page.form.action class="policy under-tabs">
                <HiddenFields fields=page.form.hidden />
                <Table caption=t("admin-policy") columns kind="matrix" rows />
                <label class="pick">
                    <input
                        type="checkbox"
                        name="until_removed"
                        value="yes"
                        checked=page.until_removed
                    />
                    <span>{t("admin-policy-until-removed")}</span>
                </label>
                <SubmitButton label=t("admin-policy-save") />
            </form>
        }
        .into_any()
    }
}

fn row(policy: LevelPolicy) -> AnyView {
    let (name, explained) = match policy.level {
        Level::Read => (t("level-read"), t("help-read")),
        Level::Change => (t("level-change"), t("help-change")),
        Level::Delete => (t("level-delete"), t("help-delete")),
        Level::Admin => (t("level-admin"), t("admin-policy-admin")),
    };
    let cells = policy
        .choices
        .into_iter()
        .map(|(value, label, checked)| {
            let level = t_args("admin-policy-choice", &[("level", name.as_str().into())]);
            view! {
                <td role="cell">
                    <label>
                        <input type="radio" name=policy.field value=value checked=checked />
                        <span class="vh">{level}</span>
                        <span class="choice">{label}</span>
                    </label>
                </td>
            }
        })
        .collect_view();
    view! {
        <Row>
            <RowName>
                <LevelBadge level=policy.level />
                <Sub>{explained}</Sub>
            </RowName>
            {cells}
        </Row>
    }
    .into_any()
}
