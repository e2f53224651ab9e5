//! RFC 4180.

use csv::{Terminator, Writer, WriterBuilder};
use oauth::audit::Actor;
use provider::administration::audit::AuditEntry;

use crate::i18n::date;
use crate::pages::admin::audit::present::is_of_company;

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
        file.push(&cells);
    }
    file.text()
}

/// Spreadsheets run what begins so as a formula; an apostrophe makes it text.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

struct File(Writer<Vec<u8>>);

impl File {
    fn new() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()))
    }

    fn push(&mut self, cells: &[&str]) {
        let guard = |cell: &str| if cell.starts_with(FORMULAS) { "'" } else { "" };
        let cells = cells.iter().map(|cell| format!("{}{cell}", guard(cell)));
        let written = self.0.write_record(cells);
        // It is written to memory, and each line has as many cells.
        written.expect("a line");
    }

    fn text(self) -> String {
        // The cells are text, and memory is always flushed.
        String::from_utf8(self.0.into_inner().expect("memory")).expect("text")
    }
}

#[cfg(test)]
mod tests {
    use super::File;

    fn line(cells: &[&str]) -> String {
        let mut file = File::new();
        file.push(cells);
        file.text()
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(line(&[cell]), format!("'{cell}\r\n"));
        }
        assert_eq!(
            line(&["=HYPERLINK(\"http://evil.example\",\"x\")", "\r=1"]),
            "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",\"'\r=1\"\r\n"
        );
    }

    #[test]
    fn a_cell_cannot_end_its_cell_or_its_line() {
        let cells = ["a,b", "c\"d", "e\r\nf", "", "plain = 1"];
        assert_eq!(line(&cells), "\"a,b\",\"c\"\"d\",\"e\r\nf\",,plain = 1\r\n");
    }
}
