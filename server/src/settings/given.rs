//! What was given, on the command line, in the environment and in the file: text, each
//! with its place, until [`Settings`](super::Settings) reads it.

use std::collections::BTreeMap;
use std::fmt;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use super::error::{SettingsError, SettingsFault};
use super::file;
use super::options::{Kind, OPTIONS, SettingOption};

/// Where a value was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the command line or in the environment: under which name.
    Name(String),
    /// In the file.
    File {
        /// Its path.
        file: String,
        /// The line, counted from 1.
        line: usize,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => formatter.write_str(name),
            Self::File { file, line } => write!(formatter, "{file}, line {line}"),
        }
    }
}

/// A value, as it was written. It may be a secret.
#[derive(Clone)]
pub struct Value {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Values by the keys of their settings.
pub(super) type Values = BTreeMap<&'static str, Vec<Value>>;

/// What was given on the command line and in the environment: of all settings, or only of
/// those that commands beside the server follow, too.
#[derive(Clone, Default)]
pub struct GivenOptions<const ALL: bool>(pub Values);

impl<const ALL: bool> GivenOptions<ALL> {
    fn options() -> impl Iterator<Item = &'static SettingOption> {
        OPTIONS.iter().filter(|option| ALL || option.is_decision)
    }
}

impl<const ALL: bool> Args for GivenOptions<ALL> {
    fn augment_args(command: Command) -> Command {
        Self::options().fold(command, |command, option| command.arg(argument(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const ALL: bool> FromArgMatches for GivenOptions<ALL> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given = Self::default();
        given.update_from_arg_matches(matches)?;
        Ok(given)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for option in Self::options() {
            let found = matches.try_get_many::<String>(option.key);
            let Some(texts) = found.map_err(|_| clap::Error::new(ErrorKind::ValueValidation))?
            else {
                continue;
            };
            let name = match matches.value_source(option.key) {
                Some(ValueSource::EnvVariable) => option.variable(),
                _ => format!("--{}", option.flag()),
            };
            let value =
                |text: &String| Value { text: text.clone(), place: Place::Name(name.clone()) };
            self.0.insert(option.key, texts.map(value).collect());
        }
        Ok(())
    }
}

fn argument(option: &'static SettingOption) -> Arg {
    let argument = Arg::new(option.key)
        .long(option.flag())
        .env(option.variable())
        .hide_env_values(option.is_secret)
        .value_name(option.value)
        .help(format!("{} [default: {}]", option.help, option.default));
    let argument = match option.key.split_once('.') {
        Some((table, _)) => argument.help_heading(format!("Options: {table}")),
        None => argument,
    };
    match option.kind {
        Kind::Text | Kind::Number => argument.action(ArgAction::Set),
        Kind::Flag => {
            let argument = argument.action(ArgAction::Set).num_args(0..=1);
            argument.require_equals(true).default_missing_value("true")
        }
        Kind::List => argument.action(ArgAction::Append).value_delimiter(' '),
    }
}

/// All that was given, and what is wrong with it so far.
pub(super) struct Given {
    values: Values,
    faults: Vec<SettingsFault>,
}

impl Given {
    /// Joins them: a command-line option beats the environment, which beats the file.
    pub(super) fn join(named: Values, config: Option<&std::path::Path>) -> Self {
        let (mut values, faults) = config.map(file::read).unwrap_or_default();
        values.extend(named);
        Self { values, faults }
    }

    /// Reads a setting; none if it was left out or is wrong.
    pub(super) fn one<T, E: fmt::Display>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.values.get(key)?.last()?;
        match read(&value.text) {
            Ok(read) => Some(read),
            Err(rule) => {
                self.faults.push(SettingsFault::at(&value.place, &rule));
                None
            }
        }
    }

    /// Reads a setting that has several values; those that are right.
    pub(super) fn many<T, E: fmt::Display>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let mut right = Vec::new();
        for value in self.values.get(key).into_iter().flatten() {
            match read(&value.text) {
                Ok(read) => right.push(read),
                Err(rule) => self.faults.push(SettingsFault::at(&value.place, &rule)),
            }
        }
        right
    }

    /// Says that a setting does not go with another.
    pub(super) fn refuse(&mut self, key: &'static str, rule: &str) {
        let place = self.values.get(key).and_then(|values| values.last());
        let place = place.map_or_else(|| Place::Name(key.to_owned()), |value| value.place.clone());
        self.faults.push(SettingsFault::at(&place, &rule));
    }

    /// What is wrong, all at once.
    pub(super) fn check(self) -> Result<(), SettingsError> {
        if self.faults.is_empty() { Ok(()) } else { Err(SettingsError(self.faults)) }
    }

    pub(super) fn into_parts(self) -> (Values, Vec<SettingsFault>) {
        (self.values, self.faults)
    }
}
