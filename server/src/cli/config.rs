use clap::Subcommand;

use crate::cli::database::{self, CommandResult};
use crate::settings::show::{example, show};
use crate::settings::{ServeOptions, Settings};
use crate::startup::check_files;

#[derive(Subcommand)]
pub enum ConfigCommand {
    /// Check the configuration, and name every error in it.
    ///
    /// Reads what `serve` would read: options, environment and file, and the files that
    /// they name. Exits with 1 if something is wrong.
    #[command(after_help = "Example:\n  countersign config check --config countersign.toml")]
    Check(Box<ServeOptions>),

    /// Show the effective settings, and where each was set. Secrets are hidden.
    #[command(after_help = "Example:\n  countersign config show --config countersign.toml")]
    Show(Box<ServeOptions>),

    /// Print a configuration file with every setting, explained and commented out.
    #[command(after_help = "Example:\n  countersign config example > countersign.toml")]
    Example,
}

pub fn run(command: ConfigCommand) -> CommandResult {
    let text = match command {
        ConfigCommand::Check(options) => {
            check_files(&Settings::load(*options)?)?;
            "the configuration is valid\n".to_owned()
        }
        ConfigCommand::Show(options) => show(*options)?,
        ConfigCommand::Example => example(),
    };
    Ok(database::print(&text)?)
}
