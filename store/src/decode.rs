//! From what a column holds to values. Each decoder names the table and the column when a
//! row holds what no code of ours writes.

use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::jose::thumbprint::Thumbprint;
use oauth::language::Language;
use oauth::role::Role;
use oauth::scope::ScopeSet;

use crate::fault::Fault;
use crate::mail::News;

/// Reads scopes that were taken from `table.column`.
pub(crate) fn scopes(
    text: String,
    table: &'static str,
    column: &'static str,
) -> Result<ScopeSet, Fault> {
    ScopeSet::try_from(text).map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads resources that were taken from `table.column`.
pub(crate) fn resources(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<Resources, Fault> {
    text.parse().map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads a key's thumbprint that was taken from `table.column`.
pub(crate) fn thumbprint(
    text: Option<String>,
    table: &'static str,
    column: &'static str,
) -> Result<Option<Thumbprint>, Fault> {
    text.map(|text| Thumbprint::parse(&text))
        .transpose()
        .map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads a hash that was taken from `table.column`.
pub(crate) fn digest(
    bytes: &[u8],
    table: &'static str,
    column: &'static str,
) -> Result<Digest, Fault> {
    let bytes = bytes
        .try_into()
        .map_err(|_| Fault::inconsistent(table, column, "a SHA-256 hash has 32 bytes"))?;
    Ok(Digest::from_bytes(bytes))
}

/// Reads a letter's language.
pub(crate) fn language(tag: &str) -> Result<Language, Fault> {
    word(tag, &Language::ALL, Language::tag, "letters", "language")
}

/// Reads what a letter tells, from its JSON.
pub(crate) fn news(read: Result<News, serde_json::Error>) -> Result<News, Fault> {
    // Its fault may quote what was read.
    read.map_err(|_| Fault::inconsistent("letters", "news", "no news that is known"))
}

/// Reads a column that holds one of a few words: the value that `spell` spells
/// that way.
pub(crate) fn word<T: Copy>(
    text: &str,
    values: &[T],
    spell: fn(T) -> &'static str,
    table: &'static str,
    column: &'static str,
) -> Result<T, Fault> {
    values.iter().copied().find(|value| spell(*value) == text).ok_or_else(|| {
        let known: Vec<_> = values.iter().map(|value| spell(*value)).collect();
        Fault::inconsistent(table, column, format!("{text:?} is none of {}", known.join(", ")))
    })
}

/// Reads a role that was taken from `table.column`.
pub(crate) fn role(text: &str, table: &'static str, column: &'static str) -> Result<Role, Fault> {
    word(text, &Role::ALL, Role::as_str, table, column)
}
