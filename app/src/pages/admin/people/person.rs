use leptos::prelude::*;
use oauth::timestamp::Timestamp;
use provider::account::people::Person;
use routes::ADMIN_PEOPLE;

use crate::components::badge::{Pill, Tone};
use crate::components::data_list::Facts;
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{ButtonForm, HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::components::pick_row::{Choice, PickRow};
use crate::i18n::{Localizer, date, email, t};
use crate::page::Place;
use crate::pages::account::role_name;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::people::form::ROLE;
use crate::pages::admin::people::present::{role_choices, signed_in, status};

#[derive(Clone, Debug)]
pub struct PersonPage {
    pub name: String,
    pub email: String,
    pub status: (String, Tone),
    pub facts: Vec<(String, String)>,
    /// `None`: their own account.
    pub role: Option<(Vec<Choice>, PostForm)>,
    pub invite: Option<PostForm>,
    pub enable: Option<PostForm>,
    /// Pages that ask once more.
    pub disable: Option<String>,
    /// `None`: there is nothing, or it is not the company's to remove.
    pub reset_factors: Option<String>,
    pub sign_out: String,
    pub lock_down: String,
    pub error: Option<FormError>,
}

pub fn person_page(
    localizer: Localizer,
    person: &Person,
    is_own: bool,
    now: Timestamp,
    form: impl Fn(String) -> PostForm,
) -> PersonPage {
    let member = &person.member;
    let id = &member.user.id;
    let facts = [
        Some((localizer.t("people-role"), role_name(localizer, member.membership.role))),
        member.membership.job_title.clone().map(|title| (localizer.t("people-job-title"), title)),
        Some((localizer.t("people-signed-in"), signed_in(localizer, person, now))),
        person.invited_until.map(|until| {
            (localizer.t("people-invited-until"), date::day_and_clock(localizer, until))
        }),
    ];
    let (active, has_password) = (member.is_active(), member.user.password_hash.is_some());
    let choices = role_choices(localizer, member.membership.role);
    PersonPage {
        name: member.user.full_name(),
        email: member.user.email.clone(),
        status: status(localizer, person),
        facts: facts.into_iter().flatten().collect(),
        role: (!is_own).then(|| (choices, form(routes::admin_person_role(id)))),
        invite: (active && !has_password).then(|| form(routes::admin_person_invite(id))),
        enable: (!member.membership.active).then(|| form(routes::admin_person_enable(id))),
        disable: (active && !is_own).then(|| routes::admin_person_disable(id)),
        reset_factors: None,
        sign_out: routes::admin_person_sign_out(id),
        lock_down: routes::admin_person_lock_down(id),
        error: None,
    }
}

impl AdminContent for PersonPage {
    const SECTION: Place = Place::People;

    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self) -> AnyView {
        let page = self;
        let (status, tone) = page.status;
        let role = page.role.map(|(choices, form)| role_form(choices, form));
        let invite = page.invite.map(|form| {
            let button = view! { <ButtonForm form label=t("people-invite-again") /> };
            part("invite", t("people-invited"), t("people-invite-again-text"), button.into_any())
        });
        let enable = page.enable.map(|form| {
            let button = view! { <ButtonForm form label=t("people-enable") /> };
            part("enable", t("people-disabled"), t("people-enable-text"), button.into_any())
        });
        let disable = page.disable.map(|href| {
            let link = danger(href, t("people-disable"));
            part("disable", t("people-disable"), t("people-disable-text"), link)
        });
        let reset_factors = page.reset_factors.map(|href| {
            let link = danger(href, t("people-reset"));
            part("reset-factors", t("people-reset-title"), t("people-reset-text"), link)
        });
        let sign_out = danger(page.sign_out, t("people-sign-out"));
        let lock_down = danger(page.lock_down, t("people-lock-down"));
        view! {
            <ErrorSummary errors=page.error.into_iter().collect() />
            <PageHead
                title=page.name
                crumbs=vec![Crumb::new(ADMIN_PEOPLE, t("people-title"))]
                marks=view! { <Pill text=status tone /> }.into_any()
                lead=email(page.email)
            />
            <section class="page-part">
                <div class="panel">
                    <Facts facts=page.facts />
                </div>
            </section>
            {role}
            {invite}
            {enable}
            {reset_factors}
            {part("sign-out", t("people-sign-out"), t("people-sign-out-text"), sign_out)}
            {part("lock-down", t("people-lock-down"), t("people-lock-down-text"), lock_down)}
            {disable}
        }
        .into_any()
    }
}

fn role_form(choices: Vec<Choice>, form: PostForm) -> AnyView {
    let choices =
        choices.into_iter().map(|choice| view! { <PickRow field=ROLE choice /> }).collect_view();
    view! {
        <section class="page-part">
            <form method="post" action=form.action>
                <HiddenFields fields=form.hidden />
                <fieldset class="panel part">
                    <legend><h2>{t("people-role")}</h2></legend>
                    <div class="panel-in roomy">
                        <div class="picks">{choices}</div>
                        <div>
                            <button type="submit" class="btn">
                                {t("people-role-save")}
                            </button>
                        </div>
                    </div>
                </fieldset>
            </form>
        </section>
    }
    .into_any()
}

fn danger(href: String, label: String) -> AnyView {
    view! { <a class="btn btn-danger" href=href>{label}</a> }.into_any()
}

/// A part with one thing to do.
fn part(id: &'static str, heading: String, text: String, action: AnyView) -> AnyView {
    view! {
        <section class="page-part" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <div class="panel panel-in row">
                <p>{text}</p>
                {action}
            </div>
        </section>
    }
    .into_any()
}
