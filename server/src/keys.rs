//! `countersign keys`.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue, CatalogueError};
use oauth::timestamp::Timestamp;
use provider::clock::SystemClock;
use provider::error::ProviderError;
use provider::randomness::SystemRandomness;
use provider::settings::Settings;
use provider::signing_keys::{SigningKeyRecord, SigningKeyState};
use provider::{Parts, Provider};
use store::sqlite::SqliteStore;
use thiserror::Error;
use time::OffsetDateTime;
use time::macros::format_description;

use crate::cli::KeysOptions;
use crate::serve::{ServeError, open_data};

/// Why nothing was done with the keys.
#[derive(Debug, Error)]
pub enum KeysError {
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

impl From<CatalogueError> for KeysError {
    fn from(error: CatalogueError) -> Self {
        Self::Open(error.into())
    }
}

/// Makes the next keys, and lists all.
pub fn rotate(options: &KeysOptions) -> Result<(), KeysError> {
    run(async {
        let (provider, store) = open(&options.data).await?;
        let keys = provider.rotate_signing_keys().await;
        store.close().await;
        Ok(keys?)
    })
}

/// Lists the keys.
pub fn list(options: &KeysOptions) -> Result<(), KeysError> {
    run(async {
        let (provider, store) = open(&options.data).await?;
        store.close().await;
        Ok(provider.signing_keys())
    })
}

fn run(
    work: impl Future<Output = Result<Vec<SigningKeyRecord>, KeysError>>,
) -> Result<(), KeysError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let keys = runtime.block_on(work)?;
    let mut stdout = std::io::stdout().lock();
    // Nobody may be listening; what was done is done all the same.
    let _ = stdout.write_all(keys.iter().map(line).collect::<String>().as_bytes());
    Ok(())
}

async fn open(data: &Path) -> Result<(Provider, SqliteStore), KeysError> {
    if !data.join("countersign.db").exists() {
        return Err(KeysError::NoDatabase { data: data.display().to_string() });
    }
    let (store, master_key) = open_data(data)?;
    let provider = Provider::open(Parts {
        store: Arc::new(store.clone()),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue: Catalogue::parse("the shipped catalogue", CUSTOMER_API)?,
        token_catalogue: Catalogue::parse("the shipped catalogue of API tokens", API_TOKENS)?,
        // Nothing of a key depends on who we are.
        settings: Settings::new("http://localhost"),
    })
    .await?;
    Ok((provider, store))
}

/// A key as it is listed.
fn line(key: &SigningKeyRecord) -> String {
    let state = match key.state {
        SigningKeyState::Next { signs_from } => format!("next     signs from {}", utc(signs_from)),
        SigningKeyState::Active => "active".to_owned(),
        SigningKeyState::Retired { until } => format!("retired  until {}", utc(until)),
        SigningKeyState::Ended => "ended".to_owned(),
    };
    let (kid, algorithm) = (&key.kid, key.algorithm.as_str());
    format!("{kid}  {algorithm}  {}  {state}\n", utc(key.created_at))
}

/// RFC 3339, in UTC.
fn utc(time: Timestamp) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let time = OffsetDateTime::from_unix_timestamp(time.0).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use oauth::jose::algorithm::SigningAlgorithm;

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

    #[tokio::test]
    async fn a_key_made_beside_a_running_server_is_learnt_by_it() {
        let folder = tempfile::tempdir().expect("a folder");
        open_data(folder.path()).expect("made").0.close().await;
        let (running, _store) = open(folder.path()).await.expect("opens");
        let (command, store) = open(folder.path()).await.expect("opens");
        let keys = command.rotate_signing_keys().await.expect("rotated");
        store.close().await;
        assert_eq!(keys.len(), 4);
        assert_eq!(running.signing_keys().len(), 2);
        running.tend_signing_keys().await.expect("tended");
        assert_eq!(running.jwks(), command.jwks());
    }

    #[test]
    fn each_key_says_in_one_line_what_it_does() {
        let line = |state| {
            line(&SigningKeyRecord {
                kid: "a".to_owned(),
                algorithm: SigningAlgorithm::Es256,
                created_at: Timestamp(1_800_000_000),
                state,
            })
        };
        let time = Timestamp(1_800_000_600);
        assert_eq!(line(SigningKeyState::Active), "a  ES256  2027-01-15T08:00:00Z  active\n");
        assert_eq!(
            line(SigningKeyState::Next { signs_from: time }),
            "a  ES256  2027-01-15T08:00:00Z  next     signs from 2027-01-15T08:10:00Z\n"
        );
        assert_eq!(
            line(SigningKeyState::Retired { until: time }),
            "a  ES256  2027-01-15T08:00:00Z  retired  until 2027-01-15T08:10:00Z\n"
        );
    }
}
