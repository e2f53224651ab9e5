//! The `countersign` program.

use std::process::ExitCode;

use clap::Parser as _;
use server::cli::{Cli, Command};
use server::serve;
use server::settings::Settings;

fn main() -> ExitCode {
    let Command::Serve(options) = Cli::parse().command;
    let ran = Settings::load(options).map_err(serve::ServeError::from).and_then(serve::run);
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("countersign: {error}");
            ExitCode::FAILURE
        }
    }
}
