//! Entries of the audit log, in words.

pub mod file;
mod sentence;

use oauth::audit::{Actor, AuditEvent, AuditGroup};
use oauth::display_text::clean;
use oauth::parameters::Parameters;
use provider::audit::{AuditFilter, AuditPage};

use self::sentence::sentence;
use super::admin::{ADMIN_AUDIT, ADMIN_AUDIT_FILE};
use super::date;
use crate::pages::admin::audit::{
    ACTOR, AdminAuditPage, AuditFilterFields, AuditRow, GROUP, SINCE, UNTIL,
};
use crate::words::Words;

/// The parameter that says where the page begins.
pub const BEFORE: &str = "before";

/// The most characters of a text that are shown.
const SHOWN: usize = 500;

/// The most characters of a name that is looked for.
const ACTOR_LIMIT: usize = 254;

/// What an address says is looked for. What it says wrongly is left out, and the form
/// shows what was understood.
pub fn filter(parameters: &Parameters) -> AuditFilter {
    let actor = parameters.get(ACTOR).unwrap_or_default().trim();
    let day = |field| parameters.get(field).unwrap_or_default();
    AuditFilter {
        group: parameters.get(GROUP).and_then(AuditGroup::from_form),
        actor: Some(actor.chars().take(ACTOR_LIMIT).collect()).filter(|_| !actor.is_empty()),
        since: date::start_of_iso_day(day(SINCE)),
        until: date::end_of_iso_day(day(UNTIL)),
    }
}

/// The page.
pub fn page(words: Words, filter: &AuditFilter, page: &AuditPage) -> AdminAuditPage {
    let fields = fields(words, filter);
    AdminAuditPage {
        older: page.next.map(|next| address(ADMIN_AUDIT, filter, &fields, Some(next))),
        file: address(ADMIN_AUDIT_FILE, filter, &fields, None),
        filter: fields,
        entries: page.entries.iter().map(|entry| row(words, &entry.event)).collect(),
    }
}

fn fields(words: Words, filter: &AuditFilter) -> AuditFilterFields {
    let mut groups = vec![("", words.say("audit-all"), filter.group.is_none())];
    groups.extend(AuditGroup::ALL.map(|group| {
        let name = match group {
            AuditGroup::Credentials => words.say("audit-credentials"),
            AuditGroup::Grants => words.say("audit-grants"),
            AuditGroup::Policy => words.say("audit-policy"),
            AuditGroup::Apps => words.say("audit-apps"),
            AuditGroup::People => words.say("audit-people"),
        };
        (group.as_str(), name, filter.group == Some(group))
    }));
    let day = |time: Option<_>| time.map(date::iso_day).unwrap_or_default();
    AuditFilterFields {
        groups,
        actor: filter.actor.clone().unwrap_or_default(),
        since: day(filter.since),
        until: day(filter.until),
    }
}

/// The address of the entries that are looked for, before that number.
fn address(
    path: &str,
    filter: &AuditFilter,
    fields: &AuditFilterFields,
    before: Option<i64>,
) -> String {
    let before = before.map(|before| before.to_string()).unwrap_or_default();
    let pairs = [
        (GROUP, filter.group.map_or("", AuditGroup::as_str)),
        (ACTOR, fields.actor.as_str()),
        (SINCE, fields.since.as_str()),
        (UNTIL, fields.until.as_str()),
        (BEFORE, before.as_str()),
    ];
    let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query = Parameters::from_pairs(given).unwrap_or_default().to_query();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn row(words: Words, event: &AuditEvent) -> AuditRow {
    let when = date::day_and_clock(words, event.at);
    let address = event.address.as_deref().filter(|_| is_of_company(event));
    AuditRow {
        what: sentence(words, event),
        who: match &event.actor {
            Actor::Person(person) => words.say_with(
                "audit-person",
                &[("name", apart(&person.name).into()), ("email", apart(&person.email).into())],
            ),
            Actor::Program(program) => {
                words.say_with("audit-program", &[("name", apart(&program.name).into())])
            }
            Actor::Other(word) => apart(word),
            Actor::Platform(_) => words.say("audit-platform"),
            Actor::Operator => words.say("audit-operator"),
        },
        when: match address {
            Some(address) => words
                .say_with("when-and-where", &[("when", when.into()), ("address", address.into())]),
            None => when,
        },
        detail: clean(&event.detail, SHOWN),
    }
}

/// What somebody else wrote, without what cannot be seen, and with its direction kept apart
/// from ours.
fn apart(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", clean(text, SHOWN))
}

/// Whether somebody of the company did it, or a program of theirs: who else did, and from where, is not the
/// company's to know.
fn is_of_company(event: &AuditEvent) -> bool {
    matches!(event.actor, Actor::Person(_) | Actor::Program(_))
}
