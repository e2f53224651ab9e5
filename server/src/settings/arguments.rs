use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use super::options::OPTIONS;
use super::setting_option::{Kind, SettingOption};
use super::source::{Source, Value, Values};

/// Whatever is missing here may be in the file.
#[derive(Args, Clone, Default)]
pub struct ServeOptions {
    /// Run a demo: fill an empty database with demo data, and listen on loopback only
    #[arg(long, env = "COUNTERSIGN_DEMO")]
    pub demo: bool,

    /// The configuration file (TOML); `countersign config example` prints one
    #[arg(long, env = "COUNTERSIGN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[command(flatten)]
    pub given: SettingArguments<true>,
}

/// What is made beside the server must be as if the server had made it.
#[derive(Args, Clone, Default)]
pub struct DecisionOptions {
    /// The configuration file of the server (TOML)
    #[arg(long, env = "COUNTERSIGN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[command(flatten)]
    pub given: SettingArguments<false>,
}

/// Of all settings, or only of those that commands beside the server follow, too.
#[derive(Clone, Default)]
pub struct SettingArguments<const ALL: bool>(pub Values);

impl<const ALL: bool> SettingArguments<ALL> {
    fn options() -> impl Iterator<Item = &'static SettingOption> {
        OPTIONS.iter().filter(|option| ALL || option.is_decision)
    }
}

impl<const ALL: bool> Args for SettingArguments<ALL> {
    fn augment_args(command: Command) -> Command {
        Self::options().fold(command, |command, option| command.arg(argument(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const ALL: bool> FromArgMatches for SettingArguments<ALL> {
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
            let is_variable = matches.value_source(option.key) == Some(ValueSource::EnvVariable);
            let name = if is_variable { option.variable() } else { format!("--{}", option.flag()) };
            // A variable that is empty is not set, and spaces part its items, however many.
            let is_given = |text: &&String| !(is_variable && text.is_empty());
            let value =
                |text: &String| Value { text: text.clone(), source: Source::Name(name.clone()) };
            let values: Vec<_> = texts.filter(is_given).map(value).collect();
            if !values.is_empty() {
                self.0.insert(option.key, values);
            }
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
        Some((table, _)) => argument.help_heading(format!("Options ({table})")),
        None => argument,
    };
    match option.kind {
        Kind::Text | Kind::Number => argument.action(ArgAction::Set),
        Kind::Flag => {
            let argument = argument.action(ArgAction::Set).num_args(0..=1);
            argument.require_equals(true).default_missing_value("true")
        }
        Kind::List | Kind::Tables => argument.action(ArgAction::Append).value_delimiter(' '),
    }
}
