//! What the commands share that work on a database beside the server.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue, CatalogueError};
use provider::clock::SystemClock;
use provider::error::ProviderError;
use provider::randomness::SystemRandomness;
use provider::settings::Settings;
use provider::{Parts, Provider};
use store::sqlite::SqliteStore;
use thiserror::Error;

use crate::serve::{ServeError, open_data};

/// Why a command could not begin its work.
#[derive(Debug, Error)]
pub enum OfflineError {
    /// There is no database.
    #[error("--data {data}: there is no database; name the folder that `serve` uses")]
    NoDatabase {
        /// The folder.
        data: String,
    },
    /// The database, or the shipped catalogue, cannot be read.
    #[error(transparent)]
    Open(#[from] ServeError),
    /// A fault of ours.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The runtime failed.
    #[error("the runtime failed: {0}")]
    Runtime(#[from] std::io::Error),
}

impl From<CatalogueError> for OfflineError {
    fn from(error: CatalogueError) -> Self {
        Self::Open(error.into())
    }
}

/// Opens the database of that folder. Nothing that these commands do depends on the
/// issuer.
pub(crate) async fn open(data: &Path) -> Result<(Provider, SqliteStore), OfflineError> {
    if !data.join("countersign.db").exists() {
        return Err(OfflineError::NoDatabase { data: data.display().to_string() });
    }
    let (store, master_key) = open_data(data)?;
    let provider = Provider::open(Parts {
        store: Arc::new(store.clone()),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue: Catalogue::parse("the shipped catalogue", CUSTOMER_API)?,
        token_catalogue: Catalogue::parse("the shipped catalogue of API tokens", API_TOKENS)?,
        settings: Settings::new("http://localhost"),
    })
    .await?;
    Ok((provider, store))
}

/// Runs a command to its end.
pub(crate) fn run<T, E: From<OfflineError>>(
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(OfflineError::Runtime)?;
    let done = runtime.block_on(work);
    // A look-up of a name that nobody answers must not hold up the end.
    runtime.shutdown_background();
    done
}

/// Runs a command on the database of that folder, and closes it.
pub(crate) fn with<T, E: From<OfflineError>>(
    data: &Path,
    work: impl AsyncFnOnce(&Provider) -> Result<T, E>,
) -> Result<T, E> {
    run(async {
        let (provider, store) = open(data).await?;
        let done = work(&provider).await;
        store.close().await;
        done
    })
}

/// Prints what a command has to say.
pub(crate) fn print(text: &str) {
    // Nobody may be listening; what was done is done all the same.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_without_a_database_is_named_and_stays_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = open(folder.path()).await.map(|_| ()).expect_err("refused").to_string();
        assert_eq!(
            error.replace(&folder.path().display().to_string(), "DIR"),
            "--data DIR: there is no database; name the folder that `serve` uses"
        );
        assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0);
    }
}
