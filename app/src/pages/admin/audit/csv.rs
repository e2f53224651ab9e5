use oauth::audit::Actor;
use provider::administration::audit::AuditEntry;

use crate::pages::admin::audit::present::is_of_company;
use crate::pages::admin::csv::File;
use crate::times::rfc3339;

const HEADINGS: [&str; 11] = [
    "number", "time", "by", "name", "email", "action", "kind", "id", "subject", "detail", "address",
];

pub fn csv(entries: &[AuditEntry]) -> String {
    let mut file = File::new();
    file.push(&HEADINGS);
    for entry in entries {
        let event = &entry.event;
        let (name, email) = match &event.actor {
            Actor::Person(person) => (person.name.as_str(), person.email.as_str()),
            Actor::Program(program) => (program.name.as_str(), ""),
            Actor::Platform(_) | Actor::Operator | Actor::Server | Actor::Other(_) => ("", ""),
        };
        let address = event.address.as_deref().filter(|_| is_of_company(event));
        let cells: [&str; HEADINGS.len()] = [
            &entry.seq.to_string(),
            &rfc3339(event.at),
            event.actor.kind(),
            name,
            email,
            event.action.as_str(),
            &event.subject.kind,
            &event.subject.id,
            &event.subject.name,
            &event.detail,
            address.unwrap_or_default(),
        ];
        file.push(&cells);
    }
    file.text()
}
