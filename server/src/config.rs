//! `countersign config`.

use std::io::Write as _;

use crate::cli::ConfigCommand;
use crate::serve::{ServeError, check_files};
use crate::settings::{Settings, example, show};

/// Runs it.
pub fn run(command: ConfigCommand) -> Result<(), ServeError> {
    let text = match command {
        ConfigCommand::Check(options) => {
            check_files(&Settings::load(*options)?)?;
            "the configuration is right\n".to_owned()
        }
        ConfigCommand::Show(options) => show(*options)?,
        ConfigCommand::Example => example(),
    };
    // Whoever stopped reading needs no more of it.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(())
}
