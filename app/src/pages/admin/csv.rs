//! RFC 4180.

use csv::{Terminator, Writer, WriterBuilder};

/// Spreadsheets run what begins so as a formula; an apostrophe makes it text.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

pub(crate) struct File(Writer<Vec<u8>>);

impl File {
    pub(crate) fn new() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()))
    }

    /// Each line has as many cells.
    pub(crate) fn push(&mut self, cells: &[&str]) {
        let guard = |cell: &str| if cell.starts_with(FORMULAS) { "'" } else { "" };
        let cells = cells.iter().map(|cell| format!("{}{cell}", guard(cell)));
        let written = self.0.write_record(cells);
        // It is written to memory, and each line has as many cells.
        written.expect("a line");
    }

    pub(crate) fn text(self) -> String {
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
