use oauth::role::Role;
use oauth::timestamp::Timestamp;
use provider::account::people::{People, Person};
use routes::{ADMIN_PEOPLE, AFTER, UrlBuilder};

use crate::components::badge::Tone;
use crate::components::pick_row::Choice;
use crate::i18n::{Localizer, date};
use crate::pages::account::role_name;

#[derive(Clone, Debug)]
pub struct AdminPeoplePage {
    pub company: String,
    pub people: Vec<PersonRow>,
    pub next: Option<String>,
    /// Whether people can be invited: not where the platform signs them in itself.
    pub invites: bool,
}

#[derive(Clone, Debug)]
pub struct PersonRow {
    pub name: String,
    pub email: String,
    pub role: String,
    pub job_title: Option<String>,
    pub signed_in: String,
    pub status: (String, Tone),
    pub details: String,
}

pub fn people_page(
    localizer: Localizer,
    company: &str,
    people: &People,
    (now, invites): (Timestamp, bool),
) -> AdminPeoplePage {
    let next = people.next.as_ref();
    AdminPeoplePage {
        company: company.to_owned(),
        people: people.people.iter().map(|person| row(localizer, person, now)).collect(),
        next: next.map(|id| UrlBuilder::relative(ADMIN_PEOPLE).query(AFTER, id.as_str()).into()),
        invites,
    }
}

fn row(localizer: Localizer, person: &Person, now: Timestamp) -> PersonRow {
    let member = &person.member;
    PersonRow {
        name: member.user.full_name(),
        email: member.user.email.clone(),
        role: role_name(localizer, member.membership.role),
        job_title: member.membership.job_title.clone(),
        signed_in: signed_in(localizer, person, now),
        status: status(localizer, person),
        details: routes::admin_person(&member.user.id),
    }
}

pub(super) fn signed_in(localizer: Localizer, person: &Person, now: Timestamp) -> String {
    match person.signed_in_at {
        Some(at) => date::ago(localizer, at, now),
        None => localizer.t("people-never"),
    }
}

/// The word for the state of a person's account.
pub(super) fn status(localizer: Localizer, person: &Person) -> (String, Tone) {
    let Person { member, signed_in_at, .. } = person;
    if !member.is_active() {
        return (localizer.t("people-disabled"), Tone::Bad);
    }
    if member.user.password_hash.is_none() && signed_in_at.is_none() {
        return (localizer.t("people-invited"), Tone::Warning);
    }
    (localizer.t("people-active"), Tone::Good)
}

pub(super) fn role_choices(localizer: Localizer, chosen: Role) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| Choice {
            value: role.as_str(),
            name: role_name(localizer, role),
            consequence: match role {
                Role::Administrator => localizer.t("people-role-administrator"),
                Role::Standard => localizer.t("people-role-standard"),
            },
            chosen: role == chosen,
        })
        .collect()
}
