use leptos::prelude::*;
use oauth::catalogue::Level;
use routes::ADMIN_PROVIDERS;

use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::form::HiddenFields;
use crate::components::page_head::PageHead;
use crate::components::table::{Columns, Row, RowName, Sub, Table};
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{ENTRIES, Place};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::hosts::view::Hosts;
use crate::pages::admin::policy::present::{AdminPolicyPage, LevelPolicy, SecondFactorForm};
use crate::pages::admin::time_zone::view::TimeZoneSection;

impl AdminContent for AdminPolicyPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-policy")
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        self.time_zone.error.is_some()
            || self.hosts.as_ref().is_some_and(|hosts| hosts.refused.is_some())
    }

    fn view(self) -> AnyView {
        let page = self;
        let columns = Columns::new(std::iter::once(t("admin-policy-can")).chain(page.choices));
        let rows = page.levels.into_iter().map(row).collect();
        view! {
            <PageHead
                title=t("admin-policy")
                lead=t_named("admin-policy-lead", ("company", page.company))
                action=view! { <a class="btn" href=ADMIN_PROVIDERS>{t("idp-title")}</a> }.into_any()
            />
            <form id=ENTRIES method="post" action=page.form.action class="policy">
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
            {second_factor(page.second_factor)}
            <TimeZoneSection zone=page.time_zone />
            {page.hosts.map(|section| view! { <Hosts section /> })}
        }
        .into_any()
    }
}

fn second_factor(part: SecondFactorForm) -> AnyView {
    view! {
        <form method="post" action=part.form.action class="stack after">
            <HiddenFields fields=part.form.hidden />
            <label class="pick">
                <input
                    type="checkbox"
                    name="required"
                    value="yes"
                    checked=part.required
                    aria-describedby="required-hint"
                />
                <span>{t("admin-second-factor")}</span>
            </label>
            <p class="hint" id="required-hint">
                {t("admin-second-factor-hint")}
            </p>
            <p>
                <button type="submit" class="btn">
                    {t("admin-second-factor-save")}
                </button>
            </p>
        </form>
    }
    .into_any()
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
