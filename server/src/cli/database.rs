//! Opens the database for commands that work beside the server.

use std::io::Write as _;
use std::sync::Arc;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API};
use provider::clock::SystemClock;
use provider::demo::is_demo;
use provider::error::ProviderError;
use provider::introductions::source::NoWeb;
use provider::keys::master::MasterKey;
use provider::randomness::SystemRandomness;
use provider::{Parts, Provider};
use serde_json::Value;
use store::postgres::{PostgresUrl, PostgresUrlError};
use store::{Database, Store};
use thiserror::Error;

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::data_dir::{DATABASE, DataDir, DataDirError, Lock, MASTER_KEY, SharedDatabase};
use crate::restoration;
use crate::settings::{DecisionOptions, ServeOptions, SettingArguments, Settings, demo_prefix};
use crate::startup::{StartupError, load_catalogue, provider_settings};

/// The error is the last line that the program writes.
pub type CommandResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// What a command shows: an object for each thing.
pub type Lines = CommandResult<Vec<Value>>;

#[derive(Debug, Error)]
pub enum DatabaseError {
    #[error("--data {data}: there is no database; name the directory that `serve` uses")]
    NoDatabase { data: String },
    #[error(
        "--data {data}: there is no master key; name the data directory of a node of this database"
    )]
    NoMasterKey { data: String },
    #[error("--database-url: {0}")]
    Address(#[from] PostgresUrlError),
    #[error(transparent)]
    Open(#[from] StartupError),
    #[error(transparent)]
    Folder(#[from] DataDirError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error("the runtime failed: {0}")]
    Runtime(#[from] std::io::Error),
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// How many connections a command uses: it does one thing after the other.
const CONNECTIONS: usize = 2;

/// The PostgreSQL database that is named; `None`: the embedded one.
pub(crate) fn shared(data: &DataOptions) -> Result<Option<SharedDatabase>, DatabaseError> {
    match &data.database_url {
        Some(text) if !text.0.is_empty() => {
            let url: PostgresUrl = text.0.parse()?;
            Ok(Some(SharedDatabase { url, connections: CONNECTIONS }))
        }
        _ => Ok(None),
    }
}

pub(crate) async fn open_folder(data: &DataOptions) -> Result<DataDir, DatabaseError> {
    let (folder, shared) = (&data.folder, shared(data)?);
    let is_there = folder.join(if shared.is_some() { MASTER_KEY } else { DATABASE }).exists()
        || restoration::is_unfinished(folder);
    match &shared {
        None if !is_there => Err(DatabaseError::NoDatabase { data: folder.display().to_string() }),
        Some(_) if !is_there => {
            Err(DatabaseError::NoMasterKey { data: folder.display().to_string() })
        }
        _ => Ok(DataDir::open(folder, shared.as_ref()).await?),
    }
}

/// Without the operator's decisions: for commands that none of them changes.
pub(crate) async fn open(data: &DataOptions) -> Result<(Provider, Database, Lock), DatabaseError> {
    let DataDir { database, master_key, lock } = open_folder(data).await?;
    let provider = open_provider(database.store(), master_key).await?;
    Ok((provider, database, lock))
}

pub(crate) async fn open_provider(
    store: Arc<dyn Store>,
    master_key: MasterKey,
) -> Result<Provider, DatabaseError> {
    open_as(store, master_key, &DecisionOptions::default()).await
}

/// Nothing that commands do depends on the issuer.
async fn open_as(
    store: Arc<dyn Store>,
    master_key: MasterKey,
    decisions: &DecisionOptions,
) -> Result<Provider, DatabaseError> {
    let DecisionOptions { config, given } = decisions.clone();
    let options = ServeOptions { demo: false, config, given: SettingArguments(given.0) };
    let mut settings = Settings::load(options).map_err(StartupError::from)?;
    // As the server that runs the demo.
    if settings.credential_prefix.is_none() && is_demo(store.as_ref()).await? {
        settings.credential_prefix = demo_prefix();
    }
    let catalogue = load_catalogue(settings.catalogue.as_deref(), CUSTOMER_API)?;
    let token_catalogue = load_catalogue(settings.token_catalogue.as_deref(), API_TOKENS)?;
    Ok(Provider::open(Parts {
        store,
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue,
        token_catalogue,
        settings: provider_settings(&settings, "http://localhost".to_owned()),
        web: Arc::new(NoWeb),
    })
    .await?)
}

pub(crate) fn run<T, E: From<DatabaseError>>(
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(DatabaseError::Runtime)?;
    let done = runtime.block_on(work);
    // A DNS look-up without an answer must not delay the end.
    runtime.shutdown_background();
    done
}

pub(crate) fn with<T, E: From<DatabaseError>>(
    data: &DataOptions,
    work: impl AsyncFnOnce(&Provider) -> Result<T, E>,
) -> Result<T, E> {
    let decisions = DecisionOptions::default();
    with_decisions(&ServerOptions { data: data.clone(), decisions }, work)
}

pub(crate) fn with_decisions<T, E: From<DatabaseError>>(
    ServerOptions { data, decisions }: &ServerOptions,
    work: impl AsyncFnOnce(&Provider) -> Result<T, E>,
) -> Result<T, E> {
    run(async {
        let DataDir { database, master_key, lock: _lock } = open_folder(data).await?;
        let done = match open_as(database.store(), master_key, decisions).await {
            Ok(provider) => work(&provider).await,
            Err(error) => Err(error.into()),
        };
        database.close().await;
        done
    })
}

/// The result was not read: a failure, even if the command did its work.
#[derive(Debug, Error)]
#[error("standard output cannot be written: {0}")]
pub struct OutputError(#[from] std::io::Error);

/// Shows an object. An error means that it did not arrive, and what depends on it must not happen.
pub type Show<'a> = &'a mut dyn FnMut(Value) -> Result<(), OutputError>;

pub(crate) fn print_line(line: &Value) -> Result<(), OutputError> {
    print(&format!("{line}\n"))
}

pub(crate) fn show_all(lines: Lines, show: Show<'_>) -> CommandResult {
    Ok(lines?.into_iter().try_for_each(show)?)
}

pub(crate) fn print(text: &str) -> Result<(), OutputError> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    // What stays in a buffer did not arrive.
    Ok(stdout.flush()?)
}

/// The secret that was shown is not valid.
pub(crate) fn not_stored(error: impl std::error::Error) -> String {
    format!("the secret above is not valid, and nothing was changed: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_without_a_database_is_named_and_stays_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = DataOptions::embedded(folder.path().to_owned());
        let error = open(&data).await.map(|_| ()).expect_err("refused").to_string();
        assert_eq!(
            error.replace(&folder.path().display().to_string(), "DIR"),
            "--data DIR: there is no database; name the directory that `serve` uses"
        );
        assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0);
    }
}
