//! The `countersign` program.

use std::error::Error;
use std::process::ExitCode;

use clap::Parser as _;
use server::cli::{Cli, ClientCommand, Command, KeysCommand, MigrateCommand};
use server::settings::Settings;
use server::{
    api_credentials, audit, backup, catalogue, client_logo, client_registry, config, doctor, keys,
    migrate, people,
};
use server::{publishers, serve};

/// Requests make many small texts that live shortly.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let ran: Result<(), Box<dyn Error>> = match Cli::parse().command {
        Command::Serve(options) => Settings::load(*options)
            .map_err(serve::ServeError::from)
            .and_then(serve::run)
            .map_err(Into::into),
        Command::Config(command) => config::run(command).map_err(Into::into),
        Command::Doctor(options) => doctor::run(*options).map_err(Into::into),
        Command::Backup(options) => backup::back_up(&options).map_err(Into::into),
        Command::Restore(options) => backup::restore(&options).map_err(Into::into),
        Command::Migrate(MigrateCommand::SqliteToPostgres(options)) => {
            migrate::sqlite_to_postgres(&options).map_err(Into::into)
        }
        Command::Client(ClientCommand::Logo(options)) => {
            client_logo::run(&options).map_err(Into::into)
        }
        Command::Client(ClientCommand::Add(options)) => {
            client_registry::add(&options).map_err(Into::into)
        }
        Command::Client(ClientCommand::Secret(options)) => {
            client_registry::secret(&options).map_err(Into::into)
        }
        Command::Client(ClientCommand::Set(options)) => {
            client_registry::set(&options).map_err(Into::into)
        }
        Command::Company(command) => people::company(&command).map_err(Into::into),
        Command::User(command) => people::user(&command).map_err(Into::into),
        Command::Key(command) => api_credentials::key(&command).map_err(Into::into),
        Command::Token(command) => api_credentials::token(&command).map_err(Into::into),
        Command::Publisher(command) => publishers::run(&command).map_err(Into::into),
        Command::Catalogue(command) => catalogue::run(&command).map_err(Into::into),
        Command::Keys(KeysCommand::Rotate(options)) => keys::rotate(&options).map_err(Into::into),
        Command::Keys(KeysCommand::List(options)) => keys::list(&options).map_err(Into::into),
        Command::Audit(command) => audit::run(&command).map_err(Into::into),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("countersign: {error}");
            ExitCode::FAILURE
        }
    }
}
