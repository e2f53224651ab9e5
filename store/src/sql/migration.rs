//! From a database of an earlier schema to [`SCHEMA`]: what it lacks is made as the schema says.
//! What has to be moved is in each driver's own `migration.rs`.

use super::schema::SCHEMA;

/// What a database has: its tables with their columns, and its indexes.
#[derive(Debug, Default)]
pub(crate) struct Existing {
    pub(crate) columns: Vec<(String, String)>,
    pub(crate) indexes: Vec<String>,
}

impl Existing {
    fn has_table(&self, table: &str) -> bool {
        self.columns.iter().any(|(name, _)| name == table)
    }

    fn has_column(&self, table: &str, column: &str) -> bool {
        self.columns.iter().any(|(name, of)| name == table && of == column)
    }
}

/// The statements that make what is missing, in the schema's order and its words.
pub(crate) fn missing(existing: &Existing) -> Vec<String> {
    let mut made = Vec::new();
    let schema = without_comments(SCHEMA);
    // What only PostgreSQL does may come between two statements.
    let statements =
        schema.split_inclusive(';').map(|text| text.trim().trim_start_matches("*/").trim());
    for statement in statements {
        if let Some((table, body)) = table(statement) {
            if !existing.has_table(table) {
                made.push(statement.to_owned());
                continue;
            }
            for column in columns(body) {
                let name = first_word(column);
                if !existing.has_column(table, name) {
                    made.push(format!("ALTER TABLE {table} ADD COLUMN {column};"));
                }
            }
        } else if let Some(index) = index(statement)
            && !existing.indexes.iter().any(|name| name == index)
        {
            made.push(statement.to_owned());
        }
    }
    made
}

fn without_comments(sql: &str) -> String {
    sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code)).fold(
        String::new(),
        |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        },
    )
}

fn first_word(text: &str) -> &str {
    text.split_ascii_whitespace().next().unwrap_or_default()
}

/// The name of the table that a statement makes, and what is between its parentheses.
fn table(statement: &str) -> Option<(&str, &str)> {
    let (name, rest) = statement.strip_prefix("CREATE TABLE ")?.split_once(" (")?;
    rest.rsplit_once(')').map(|(body, _)| (name, body))
}

fn index(statement: &str) -> Option<&str> {
    let rest = statement
        .strip_prefix("CREATE INDEX ")
        .or_else(|| statement.strip_prefix("CREATE UNIQUE INDEX "))?;
    Some(first_word(rest))
}

/// The definitions of a table's columns; constraints of the table are none.
fn columns(body: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut begin) = (0, 0);
    for (at, character) in body.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(body[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(body[begin..].trim());
    parts.retain(|part| {
        !matches!(first_word(part), "PRIMARY" | "UNIQUE" | "CHECK" | "FOREIGN" | "")
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_database_lacks_every_table_and_index() {
        let made = missing(&Existing::default());
        let tables = SCHEMA.matches("\nCREATE TABLE ").count();
        let indexes = SCHEMA.matches("INDEX ").count();
        assert_eq!(made.len(), tables + indexes);
    }

    #[test]
    fn a_column_that_is_missing_is_added_as_the_schema_has_it() {
        let (table, body) = table(
            "CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY, n INTEGER CHECK (n IN (1, 2)), \
             UNIQUE (id, n)) STRICT;",
        )
        .expect("a table");
        assert_eq!(table, "t");
        assert_eq!(
            columns(body),
            ["id TEXT NOT NULL PRIMARY KEY", "n INTEGER CHECK (n IN (1, 2))"]
        );
    }
}
