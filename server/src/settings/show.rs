use std::fmt::Write as _;

use super::Settings;
use super::arguments::{ServeOptions, SettingArguments};
use super::error::SettingsError;
use super::options::OPTIONS;
use super::raw::RawSettings;
use super::setting_option::{Kind, SettingOption};

const HEAD: &str = "\
# The configuration of Countersign. A command-line option beats the environment, which
# beats this file: `listen` is also --listen and COUNTERSIGN_LISTEN. What begins with #
# is left out. `countersign config check` says what is wrong with a file.
";

pub fn example() -> String {
    let mut text = HEAD.to_owned();
    let mut table = "";
    for option in OPTIONS {
        let name = in_table(option, &mut table, &mut text);
        let help = format!("{}. Left out: {}.", option.help, option.default);
        for line in wrap(&help, 86) {
            let _ = writeln!(text, "# {line}");
        }
        let value = written(option.kind, &[option.example]);
        let _ = writeln!(text, "#{name} = {value}\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// With where each was given, and no secret.
pub fn show(options: ServeOptions) -> Result<String, SettingsError> {
    let ServeOptions { demo, config, given: SettingArguments(named) } = options;
    let mut given = RawSettings::join(named, config.as_deref());
    Settings::read(demo, &mut given);
    let (values, errors) = given.into_parts();
    if !errors.is_empty() {
        return Err(SettingsError(errors));
    }
    let mut text = String::new();
    let mut table = "";
    for option in OPTIONS {
        let name = in_table(option, &mut table, &mut text);
        let _ = match values.get(option.key).map(Vec::as_slice) {
            None | Some([]) => writeln!(text, "# {name}: {}", option.default),
            Some([first, ..]) if option.is_secret => {
                writeln!(text, "{name} = \"(hidden)\" # {}", first.source)
            }
            Some(given @ [first, ..]) => {
                let texts: Vec<_> = given.iter().map(|value| value.text.as_str()).collect();
                writeln!(text, "{name} = {} # {}", written(option.kind, &texts), first.source)
            }
        };
    }
    Ok(text)
}

/// A setting's name in its table, which begins where the one before it ended.
fn in_table(option: &SettingOption, table: &mut &'static str, text: &mut String) -> &'static str {
    let (its_table, name) = option.key.split_once('.').unwrap_or(("", option.key));
    if its_table != *table {
        let gap = if text.ends_with("\n\n") { "" } else { "\n" };
        let _ = writeln!(text, "{gap}[{its_table}]");
        *table = its_table;
    } else if text.ends_with(".\n") {
        text.push('\n');
    }
    name
}

fn written(kind: Kind, texts: &[&str]) -> String {
    let quoted = |text: &&str| toml::Value::String((*text).to_owned()).to_string();
    match kind {
        Kind::List => format!("[{}]", texts.iter().map(quoted).collect::<Vec<_>>().join(", ")),
        Kind::Tables => {
            let tables = texts.iter().map(|text| table(text).unwrap_or_else(|| quoted(text)));
            format!("[{}]", tables.collect::<Vec<_>>().join(", "))
        }
        Kind::Text => texts.last().map(quoted).unwrap_or_default(),
        Kind::Number | Kind::Flag => texts.last().copied().unwrap_or_default().to_owned(),
    }
}

/// What was a table in the file.
fn table(text: &str) -> Option<String> {
    let table: toml::Table = serde_json::from_str(text).ok()?;
    Some(toml::Value::Table(table).to_string())
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
