use oauth::audit::{Actor, AuditEvent, AuditGroup};
use oauth::display_text::clean;
use oauth::parameters::Parameters;
use provider::administration::audit::{AuditFilter, AuditPage};
use routes::{ADMIN_AUDIT, ADMIN_AUDIT_FILE, BEFORE};

use crate::i18n::{Localizer, date};
use crate::pages::admin::audit::form::{ACTOR, GROUP, SINCE, UNTIL};
use crate::pages::admin::audit::sentence::{SHOWN, isolate_bidi, sentence};

#[derive(Clone, Debug)]
pub struct AdminAuditPage {
    pub filter: AuditFilterFields,
    pub entries: Vec<AuditRow>,
    pub older: Option<String>,
    pub file: String,
}

#[derive(Clone, Debug)]
pub struct AuditFilterFields {
    pub groups: Vec<(&'static str, String, bool)>,
    pub actor: String,
    pub since: String,
    pub until: String,
}

#[derive(Clone, Debug)]
pub struct AuditRow {
    pub what: String,
    pub who: String,
    pub when: String,
    pub detail: String,
}

pub fn audit_page(localizer: Localizer, filter: &AuditFilter, page: &AuditPage) -> AdminAuditPage {
    let fields = fields(localizer, filter);
    AdminAuditPage {
        older: page.next.map(|next| address(ADMIN_AUDIT, filter, &fields, Some(next))),
        file: address(ADMIN_AUDIT_FILE, filter, &fields, None),
        filter: fields,
        entries: page.entries.iter().map(|entry| row(localizer, &entry.event)).collect(),
    }
}

fn fields(localizer: Localizer, filter: &AuditFilter) -> AuditFilterFields {
    let mut groups = vec![("", localizer.t("audit-all"), filter.group.is_none())];
    groups.extend(AuditGroup::ALL.map(|group| {
        let name = match group {
            AuditGroup::Credentials => localizer.t("audit-credentials"),
            AuditGroup::Grants => localizer.t("audit-grants"),
            AuditGroup::Policy => localizer.t("audit-policy"),
            AuditGroup::Apps => localizer.t("audit-apps"),
            AuditGroup::People => localizer.t("audit-people"),
        };
        (group.as_str(), name, filter.group == Some(group))
    }));
    let day = |time: Option<_>| time.map(|at| date::iso_day(localizer, at)).unwrap_or_default();
    AuditFilterFields {
        groups,
        actor: filter.actor.clone().unwrap_or_default(),
        since: day(filter.since),
        until: day(filter.until),
    }
}

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

fn row(localizer: Localizer, event: &AuditEvent) -> AuditRow {
    let when = date::day_and_clock(localizer, event.at);
    let address = event.address.as_deref().filter(|_| is_of_company(event));
    AuditRow {
        what: sentence(localizer, event),
        who: match &event.actor {
            Actor::Person(person) => localizer.t_args(
                "audit-person",
                &[
                    ("name", isolate_bidi(&person.name).into()),
                    ("email", isolate_bidi(&person.email).into()),
                ],
            ),
            Actor::Program(program) => {
                localizer.t_args("audit-program", &[("name", isolate_bidi(&program.name).into())])
            }
            Actor::Other(word) => isolate_bidi(word),
            Actor::Platform(_) => localizer.t("audit-platform"),
            Actor::Operator => localizer.t("audit-operator"),
            Actor::Server => localizer.t("audit-server"),
        },
        when: match address {
            Some(address) => localizer
                .t_args("when-and-where", &[("when", when.into()), ("address", address.into())]),
            None => when,
        },
        detail: clean(&event.detail, SHOWN),
    }
}

pub(crate) fn is_of_company(event: &AuditEvent) -> bool {
    matches!(event.actor, Actor::Person(_) | Actor::Program(_))
}
