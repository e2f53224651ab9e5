//! RFC 4180.

use oauth::audit::Actor;
use provider::administration::audit::AuditEntry;

use crate::i18n::date;
use crate::pages::admin::audit::present::is_of_company;

const HEADINGS: [&str; 11] = [
    "number", "time", "by", "name", "email", "action", "kind", "id", "subject", "detail", "address",
];

pub fn csv(entries: &[AuditEntry]) -> String {
    let mut file = String::new();
    push_line(&mut file, &HEADINGS);
    for entry in entries {
        let event = &entry.event;
        let (name, email) = match &event.actor {
            Actor::Person(person) => (person.name.as_str(), person.email.as_str()),
            Actor::Program(program) => (program.name.as_str(), ""),
            Actor::Platform(_) | Actor::Operator | Actor::Other(_) => ("", ""),
        };
        let address = event.address.as_deref().filter(|_| is_of_company(event));
        let cells: [&str; HEADINGS.len()] = [
            &entry.seq.to_string(),
            &date::rfc3339(event.at),
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
        push_line(&mut file, &cells);
    }
    file
}

fn push_line(file: &mut String, cells: &[&str]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            file.push(',');
        }
        push_cell(file, cell);
    }
    file.push_str("\r\n");
}

fn push_cell(file: &mut String, cell: &str) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        file.push('"');
        file.push_str(guard);
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(guard);
        file.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::push_line;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            let mut file = String::new();
            push_line(&mut file, &[cell]);
            assert_eq!(file, format!("'{cell}\r\n"));
        }
        let mut file = String::new();
        push_line(&mut file, &["=HYPERLINK(\"http://evil.example\",\"x\")", "\r=1"]);
        assert_eq!(file, "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",\"'\r=1\"\r\n");
    }

    #[test]
    fn a_cell_cannot_end_its_cell_or_its_line() {
        let mut file = String::new();
        push_line(&mut file, &["a,b", "c\"d", "e\r\nf", "", "plain = 1"]);
        assert_eq!(file, "\"a,b\",\"c\"\"d\",\"e\r\nf\",,plain = 1\r\n");
    }
}
