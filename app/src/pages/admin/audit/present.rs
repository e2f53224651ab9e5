use oauth::audit::{ActionWord, Actor, AuditEvent, AuditGroup, Subject};
use oauth::display_text::clean;
use oauth::parameters::Parameters;
use provider::Provider;
use provider::administration::audit::{AuditFilter, AuditPage, COUNTED};
use routes::{ADMIN_AUDIT, ADMIN_AUDIT_FILE, BEFORE};

use crate::i18n::{Localizer, date};
use crate::pages::admin::audit::detail::detail;
use crate::pages::admin::audit::form::{ACTOR, GROUP, SINCE, UNTIL};
use crate::pages::admin::audit::sentence::{SHOWN, isolate_bidi};
use crate::times::rfc3339;

#[derive(Clone, Debug)]
pub struct AdminAuditPage {
    pub filter: AuditFilterFields,
    /// In which the times are.
    pub zone: String,
    pub entries: Vec<AuditRow>,
    /// Which of how many are shown, as far as they are counted.
    pub shown: String,
    pub has_more_than_counted: bool,
    pub older: Option<String>,
    /// From a page of older ones.
    pub newest: Option<String>,
    pub file: String,
}

#[derive(Clone, Debug)]
pub struct AuditFilterFields {
    pub groups: Vec<(String, String, bool)>,
    pub actor: String,
    pub since: String,
    pub until: String,
    pub is_used: bool,
}

#[derive(Clone, Debug)]
pub struct AuditRow {
    pub action: ActionWord,
    pub subject: Subject,
    pub detail: String,
    pub who: String,
    pub email: Option<String>,
    /// In words, and for programs.
    pub when: (String, String),
    pub address: Option<String>,
}

pub fn audit_page(
    provider: &Provider,
    localizer: Localizer,
    filter: &AuditFilter,
    page: &AuditPage,
) -> AdminAuditPage {
    let fields = fields(localizer, filter);
    let is_first = page.before == Some(0) || page.entries.is_empty();
    AdminAuditPage {
        older: page.next.map(|next| address(ADMIN_AUDIT, filter, &fields, Some(next))),
        newest: (!is_first).then(|| address(ADMIN_AUDIT, filter, &fields, None)),
        file: address(ADMIN_AUDIT_FILE, filter, &fields, None),
        filter: fields,
        zone: date::zone_name(localizer),
        shown: shown(localizer, page),
        has_more_than_counted: page.total.is_none(),
        entries: page.entries.iter().map(|entry| row(provider, localizer, &entry.event)).collect(),
    }
}

fn shown(localizer: Localizer, page: &AuditPage) -> String {
    // Beyond this the exact number is of no use.
    let Some(before) = page.before else { return String::new() };
    let (first, last) = (before + 1, before + page.entries.len());
    match page.total {
        Some(total) => localizer.t_args(
            "list-range",
            &[("first", first.into()), ("last", last.into()), ("total", total.into())],
        ),
        None => localizer.t_args(
            "list-range-many",
            &[("first", first.into()), ("last", last.into()), ("total", COUNTED.into())],
        ),
    }
}

fn fields(localizer: Localizer, filter: &AuditFilter) -> AuditFilterFields {
    let mut groups = vec![(String::new(), localizer.t("audit-all"), filter.group.is_none())];
    groups.extend(AuditGroup::ALL.map(|group| {
        let name = match group {
            AuditGroup::Credentials => localizer.t("audit-credentials"),
            AuditGroup::Grants => localizer.t("audit-grants"),
            AuditGroup::Policy => localizer.t("audit-policy"),
            AuditGroup::Apps => localizer.t("audit-apps"),
            AuditGroup::People => localizer.t("audit-people"),
            AuditGroup::SignIns => localizer.t("audit-sign-ins"),
        };
        (group.as_str().to_owned(), name, filter.group == Some(group))
    }));
    let day = |time: Option<_>| time.map(|at| date::iso_day(localizer, at)).unwrap_or_default();
    AuditFilterFields {
        groups,
        actor: filter.actor.clone().unwrap_or_default(),
        since: day(filter.since),
        until: day(filter.until),
        is_used: filter.group.is_some()
            || filter.actor.is_some()
            || filter.since.is_some()
            || filter.until.is_some(),
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

fn row(provider: &Provider, localizer: Localizer, event: &AuditEvent) -> AuditRow {
    let who = match &event.actor {
        Actor::Person(person) => clean(&person.name, SHOWN),
        Actor::Program(program) => {
            localizer.t_args("audit-program", &[("name", isolate_bidi(&program.name).into())])
        }
        Actor::Other(word) => isolate_bidi(word),
        Actor::Platform(_) => localizer.t("audit-platform"),
        Actor::Operator => localizer.t("audit-operator"),
        Actor::Server => localizer.t("audit-server"),
    };
    let email = match &event.actor {
        Actor::Person(person) => Some(person.email.clone()).filter(|email| !email.is_empty()),
        _ => None,
    };
    AuditRow {
        action: event.action.clone(),
        subject: event.subject.clone(),
        detail: detail(provider, localizer, event),
        who,
        email,
        when: (date::short(localizer, event.at), rfc3339(event.at)),
        address: event.address.clone().filter(|_| is_of_company(event)),
    }
}

pub(crate) fn is_of_company(event: &AuditEvent) -> bool {
    matches!(event.actor, Actor::Person(_) | Actor::Program(_))
}
