//! From the SQL of [`crate::sql`], which is SQLite's, to PostgreSQL's.
//!
//! - Parameters are `?1` there and `$1` here.
//! - `/*pg …*/` is a comment there, and what is in it a part of the statement here: locks of
//!   rows, mostly.
//! - `max(a, b)` and `min(a, b)` of several values are `greatest` and `least` here, and
//!   `instr` is `strpos`.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

/// By where a statement is in the program, and what follows it.
type Translations = HashMap<(usize, usize, &'static str), &'static str>;

static TRANSLATED: LazyLock<RwLock<Translations>> = LazyLock::new(RwLock::default);

/// A statement in PostgreSQL's SQL, translated once; `more` follows it.
pub(super) fn translate(sql: &'static str, more: &'static str) -> &'static str {
    let place = (sql.as_ptr().addr(), sql.len(), more);
    let known = TRANSLATED.read().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
    known.unwrap_or_else(|| {
        // There are as many as the program has statements.
        let translated = Box::leak((to_postgres(sql) + more).into_boxed_str());
        TRANSLATED.write().unwrap_or_else(PoisonError::into_inner).insert(place, translated);
        translated
    })
}

fn to_postgres(sql: &str) -> String {
    let sql = uncomment(sql).replace('?', "$").replace("instr(", "strpos(");
    let mut translated = String::with_capacity(sql.len());
    let mut rest = sql.as_str();
    while let Some(at) = rest.find("max(").into_iter().chain(rest.find("min(")).min() {
        let (before, call) = rest.split_at(at);
        translated.push_str(before);
        let (name, arguments) = call.split_at("max".len());
        translated.push_str(match name {
            _ if !has_several(arguments) => name,
            "max" => "greatest",
            _ => "least",
        });
        rest = arguments;
    }
    translated + rest
}

/// The schema with PostgreSQL's types. Text is compared and sorted byte by byte, whatever the
/// database's own collation: lists go on after an id.
pub(super) fn translate_schema(schema: &str) -> String {
    uncomment(schema)
        .replace("INTEGER/*boolean*/", "boolean")
        .replace(" INTEGER", " bigint")
        .replace(" TEXT", " text COLLATE \"C\"")
        .replace(" BLOB", " bytea")
        .replace(") STRICT, WITHOUT ROWID;", ");")
        .replace(") STRICT;", ");")
}

/// Takes what `/*pg …*/` encloses into the statement.
fn uncomment(sql: &str) -> String {
    let mut parts = sql.split("/*pg ");
    let mut open = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inner, after) = part.split_once("*/").unwrap_or((part, ""));
        open.push_str(inner);
        open.push_str(after);
    }
    open
}

/// Whether a comma separates arguments between the parenthesis that `text` begins with and
/// its counterpart.
fn has_several(text: &str) -> bool {
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return false,
            ')' => depth -= 1,
            ',' if depth == 1 => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_translated() {
        let sql = "SELECT max(at), max(coalesce(a, ?2), ?2), min(b, max(c, 1)), instr(d, ?1)
            FROM t WHERE e = ?10 /*pg FOR UPDATE OF t*/";
        let expected = "SELECT max(at), greatest(coalesce(a, $2), $2), least(b, greatest(c, 1)), \
            strpos(d, $1)
            FROM t WHERE e = $10 FOR UPDATE OF t";
        assert_eq!(to_postgres(sql), expected);
    }

    #[test]
    fn a_statement_is_translated_once() {
        let sql = "SELECT ?1";
        assert_eq!(translate(sql, ""), "SELECT $1");
        assert_eq!(translate(sql, ", 2"), "SELECT $1, 2");
        assert!(std::ptr::eq(translate(sql, ""), translate(sql, "")));
    }
}
