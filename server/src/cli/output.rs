//! How commands print: tables for people, JSON for programs.

use std::io::{IsTerminal as _, stdout};

use clap::{Args, Subcommand, ValueEnum};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use serde_json::Value;

use crate::cli::database::{self, CommandResult, OutputError, Show};

/// A command whose subcommands print objects.
#[derive(Args)]
pub struct Printing<C: Subcommand> {
    #[command(subcommand)]
    pub command: C,

    #[command(flatten)]
    pub output: OutputOptions,
}

#[derive(Args, Clone, Copy, Default)]
pub struct OutputOptions {
    /// How to print [default: a table on a terminal, JSON elsewhere]
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns, for people
    Table,
    /// One line of JSON an object, for programs
    Json,
}

impl OutputOptions {
    /// `None`: not chosen, and the output is no terminal.
    pub fn chosen(self) -> Option<Format> {
        self.format.or_else(|| stdout().is_terminal().then_some(Format::Table))
    }

    fn format(self) -> Format {
        self.chosen().unwrap_or(Format::Json)
    }

    pub fn print_one(self, object: Value) -> Result<(), OutputError> {
        Printer::new(self.format(), &[]).show(object)
    }

    /// Prints what a command shows. Without `columns` each object is shown by itself.
    pub fn print(
        self,
        columns: Columns,
        run: impl FnOnce(Show<'_>) -> CommandResult,
    ) -> CommandResult {
        let mut printer = Printer::new(self.format(), columns);
        let ran = run(&mut |object| printer.show(object));
        if ran.is_ok() || !printer.rows.is_empty() {
            printer.finish()?;
        }
        ran
    }
}

pub type Columns = &'static [Column];

pub struct Column {
    key: &'static str,
    title: &'static str,
    /// From the row's object and the key.
    cell: fn(&Value, &str) -> String,
}

impl Column {
    pub const fn new(key: &'static str, title: &'static str) -> Self {
        Self { key, title, cell: |row, key| cell(&row[key]) }
    }

    pub const fn time(key: &'static str, title: &'static str) -> Self {
        Self { key, title, cell: |row, key| time(&row[key]) }
    }

    #[must_use]
    pub const fn with(self, cell: fn(&Value, &str) -> String) -> Self {
        Self { cell, ..self }
    }
}

struct Printer {
    format: Format,
    columns: Columns,
    rows: Vec<Value>,
    has_printed: bool,
}

impl Printer {
    /// A table's widths need all its rows; a long list is printed in several tables.
    const ROWS_AT_ONCE: usize = 500;

    fn new(format: Format, columns: Columns) -> Self {
        Self { format, columns, rows: Vec::new(), has_printed: false }
    }

    fn show(&mut self, object: Value) -> Result<(), OutputError> {
        match self.format {
            Format::Json => return database::print_line(&object),
            Format::Table if self.columns.is_empty() => return database::print(&record(&object)),
            Format::Table => self.rows.push(object),
        }
        if self.rows.len() < Self::ROWS_AT_ONCE { Ok(()) } else { self.print_rows() }
    }

    fn print_rows(&mut self) -> Result<(), OutputError> {
        self.has_printed = true;
        database::print(&table(self.columns, &std::mem::take(&mut self.rows)))
    }

    fn finish(mut self) -> Result<(), OutputError> {
        let is_table = self.format == Format::Table && !self.columns.is_empty();
        let is_due = !self.rows.is_empty() || !self.has_printed;
        if is_table && is_due { self.print_rows() } else { Ok(()) }
    }
}

pub fn table(columns: Columns, rows: &[Value]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    if let Some(width) = terminal_width() {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(columns.iter().map(|column| column.title));
    for row in rows {
        table.add_row(columns.iter().map(|column| (column.cell)(row, column.key)));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    // Most often an id, which is copied.
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
    format!("{}\n", table.trim_fmt())
}

/// One line for each member of an object that has a value: its ID first, its secret last.
fn record(object: &Value) -> String {
    let members = object.as_object().into_iter().flatten();
    let mut members: Vec<_> = members.filter(|(_, value)| cell(value) != NOTHING).collect();
    members.sort_by_key(|(key, _)| match key.as_str() {
        "id" | "client_id" => 0,
        "secret" | "client_secret" => 2,
        _ => 1,
    });
    let width = members.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let line =
        |(key, value): (&String, &Value)| format!("{:width$}  {}\n", title(key), cell(value));
    members.into_iter().map(line).collect()
}

/// `client_id` as “Client ID”.
fn title(key: &str) -> String {
    let words = key.split('_').map(|word| if word == "id" { "ID" } else { word });
    let words = words.collect::<Vec<_>>().join(" ");
    let mut characters = words.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

const NOTHING: &str = "–";

pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => NOTHING.to_owned(),
        Value::String(text) if text.is_empty() => NOTHING.to_owned(),
        Value::Array(items) if items.is_empty() => NOTHING.to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::String(text) => visible(text),
        Value::Number(_) | Value::Object(_) => visible(&value.to_string()),
    }
}

/// Without seconds: `2027-01-15 08:00` of `2027-01-15T08:00:00Z`.
pub fn time(value: &Value) -> String {
    let parts = value.as_str().and_then(|text| text.split_once('T'));
    match parts {
        Some((day, clock)) => visible(&format!("{day} {}", clock.get(..5).unwrap_or(clock))),
        None => cell(value),
    }
}

/// A terminal obeys what is in names: nothing in them may move the cursor or turn the line around.
fn visible(text: &str) -> String {
    let is_obeyed = |character: char| {
        let turns = matches!(
            character,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        );
        character.is_control() || turns
    };
    text.chars()
        .flat_map(|character| {
            let escaped = is_obeyed(character).then(|| character.escape_unicode());
            let kept = escaped.is_none().then_some(character);
            escaped.into_iter().flatten().chain(kept)
        })
        .collect()
}

fn terminal_width() -> Option<u16> {
    if !stdout().is_terminal() {
        return None;
    }
    #[cfg(unix)]
    let columns = rustix::termios::tcgetwinsize(stdout()).ok().map(|size| size.ws_col);
    #[cfg(not(unix))]
    let columns = None;
    // A terminal that does not know its size says 0.
    columns.filter(|columns| *columns > 0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        let hostile = json!("Acme\u{1b}[2J\r\nok \u{202e}cipher");
        assert_eq!(cell(&hostile), r"Acme\u{1b}[2J\u{d}\u{a}ok \u{202e}cipher");
        assert_eq!(cell(&json!("Büro Zoë 株式会社")), "Büro Zoë 株式会社");
        let nested = json!({ "a": ["\u{1b}"] });
        assert!(!record(&nested).contains('\u{1b}'));
    }

    #[test]
    fn a_table_has_a_title_for_each_column_and_a_line_for_each_row() {
        const COLUMNS: Columns = &[Column::new("id", "ID"), Column::new("on", "On")];
        let rows = [json!({ "id": "cmp_1", "on": true }), json!({ "id": "c", "on": null })];
        assert_eq!(table(COLUMNS, &rows), "ID     On\ncmp_1  yes\nc      –\n");
        assert_eq!(table(COLUMNS, &[]), "ID  On\n");
    }

    #[test]
    fn a_time_is_written_without_what_people_do_not_read() {
        assert_eq!(time(&json!("2027-01-15T08:00:59Z")), "2027-01-15 08:00");
        assert_eq!(time(&Value::Null), "–");
        assert_eq!(time(&json!("T\u{1b}")), r" \u{1b}");
    }

    #[test]
    fn an_object_by_itself_has_a_line_for_each_member() {
        let object = json!({
            "client_secret": "s",
            "client_id": "cli_1",
            "note": "",
            "response_modes": ["query", "fragment"],
        });
        let lines = "Client ID       cli_1\nResponse modes  query, fragment\nClient secret   s\n";
        assert_eq!(record(&object), lines);
    }
}
