//! Reads every value with its line, and every error.

use std::path::Path;

use oauth::spelling::file::without_bom;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::InvalidSetting;
use super::options::{OPTIONS, option};
use super::setting_option::Kind;
use super::source::{Source, Value, Values};

pub(super) fn read(path: &Path) -> (Values, Vec<InvalidSetting>) {
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let rule = format!("cannot be read: {error}");
            return (Values::new(), vec![InvalidSetting { source: name, rule }]);
        }
    };
    let text = without_bom(&text);
    let mut file = File { name, text, values: Values::new(), errors: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let start = error.span().map_or(0, |span| span.start);
        file.refuse(start, error.message());
    }
    file.read_table("", table.get_ref());
    (file.values, file.errors)
}

const LIST: &str = "a list of texts, such as [\"one\", \"two\"]";

struct File<'text> {
    name: String,
    text: &'text str,
    values: Values,
    errors: Vec<InvalidSetting>,
}

impl File<'_> {
    fn source(&self, offset: usize) -> Source {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        Source::File { file: self.name.clone(), line }
    }

    fn refuse(&mut self, offset: usize, rule: &str) {
        let error = InvalidSetting::at(&self.source(offset), &rule);
        self.errors.push(error);
    }

    fn read_table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            let is_table = OPTIONS.iter().any(|option| option.key.starts_with(&format!("{key}.")));
            match (option(&key), value.get_ref()) {
                (Some(option), _) => self.read_value(option.key, option.kind, value),
                (None, DeValue::Table(inner)) if is_table => {
                    self.read_table(&format!("{key}."), inner);
                }
                (None, _) => {
                    let rule =
                        format!("unknown setting `{key}` (see `countersign config example`)");
                    self.refuse(name.span().start, &rule);
                }
            }
        }
    }

    fn read_value(&mut self, key: &'static str, kind: Kind, value: &Spanned<DeValue<'_>>) {
        if let (Kind::Tables, DeValue::Array(items)) = (kind, value.get_ref()) {
            self.read_tables(key, items);
            return;
        }
        let start = value.span().start;
        let texts = match (kind, value.get_ref()) {
            (Kind::List, DeValue::Array(items)) => {
                let items = items.iter().map(|item| (item.span().start, text(Kind::Text, item)));
                items.map(|(start, text)| text.map(|text| (start, text))).collect()
            }
            (Kind::List | Kind::Tables, _) => None,
            (kind, _) => text(kind, value).map(|text| vec![(start, text)]),
        };
        let Some(texts) = texts else {
            let wanted = match kind {
                Kind::Text => "text in quotes",
                Kind::Number => "a whole number",
                Kind::Flag => "true or false",
                Kind::List | Kind::Tables => LIST,
            };
            self.refuse(start, &format!("{key} must be {wanted}"));
            return;
        };
        let value = |(start, text)| Value { text, source: self.source(start) };
        let values = texts.into_iter().map(value).collect();
        self.values.insert(key, values);
    }

    fn read_tables(&mut self, key: &'static str, items: &[Spanned<DeValue<'_>>]) {
        let mut values = Vec::new();
        for item in items {
            let start = item.span().start;
            let text = match item.get_ref() {
                DeValue::Table(table) => self.table_as_json(key, table),
                DeValue::String(text) => Some(text.to_string()),
                _ => {
                    self.refuse(start, &format!("{key} must be {LIST}"));
                    None
                }
            };
            values.extend(text.map(|text| Value { text, source: self.source(start) }));
        }
        self.values.insert(key, values);
    }

    fn table_as_json(&mut self, key: &str, table: &DeTable<'_>) -> Option<String> {
        let mut members = serde_json::Map::new();
        for (name, value) in table {
            let Some(text) = text(Kind::Text, value) else {
                let rule = format!("{key}.{} must be text in quotes", name.get_ref());
                self.refuse(value.span().start, &rule);
                return None;
            };
            members.insert(name.get_ref().to_string(), text.into());
        }
        Some(serde_json::Value::Object(members).to_string())
    }
}

fn text(kind: Kind, value: &Spanned<DeValue<'_>>) -> Option<String> {
    match (kind, value.get_ref()) {
        (Kind::Text, DeValue::String(text)) => Some(text.to_string()),
        (Kind::Number, DeValue::Integer(number)) => Some(number.as_str().to_owned()),
        (Kind::Flag, DeValue::Boolean(is_on)) => Some(is_on.to_string()),
        _ => None,
    }
}
