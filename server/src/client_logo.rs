//! `countersign client logo`.

use std::io::Write as _;
use std::sync::Arc;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue, CatalogueError};
use oauth::id::ClientId;
use provider::clock::SystemClock;
use provider::error::ProviderError;
use provider::logo::{LogoSource, SIDE, SetLogoError};
use provider::randomness::SystemRandomness;
use provider::settings::Settings;
use provider::{Parts, Provider};
use thiserror::Error;
use url::Url;

use crate::cli::LogoOptions;
use crate::logo_source::HttpsLogoSource;
use crate::paths;
use crate::serve::{ServeError, open_data};

/// Why a client has no new logo.
#[derive(Debug, Error)]
pub enum ClientLogoError {
    /// The address is none.
    #[error("--url {url}: {fault}; write the whole address, such as https://example.com/logo.png")]
    Url {
        /// What was given.
        url: String,
        /// What is wrong with it.
        fault: url::ParseError,
    },
    /// There is no database.
    #[error("--data {data}: there is no database; name the folder that `serve` uses")]
    NoDatabase {
        /// The folder.
        data: String,
    },
    /// The logo was refused.
    #[error("the logo of {client} stays as it was: {fault}")]
    Refused {
        /// The client.
        client: ClientId,
        /// Why.
        fault: SetLogoError,
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

impl From<CatalogueError> for ClientLogoError {
    fn from(error: CatalogueError) -> Self {
        Self::Open(error.into())
    }
}

/// Fetches a logo, and says what was done.
pub fn run(options: &LogoOptions) -> Result<(), ClientLogoError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(set_logo(options, &HttpsLogoSource::default()));
    // A look-up of a name that nobody answers must not hold up the end.
    runtime.shutdown_background();
    let mut stdout = std::io::stdout().lock();
    // Nobody may be listening; the logo is kept all the same.
    let _ = writeln!(stdout, "{}", done?);
    Ok(())
}

async fn set_logo(
    options: &LogoOptions,
    source: &dyn LogoSource,
) -> Result<String, ClientLogoError> {
    let LogoOptions { client, url, data } = options;
    let url = Url::parse(url).map_err(|fault| ClientLogoError::Url { url: url.clone(), fault })?;
    if !data.join("countersign.db").exists() {
        return Err(ClientLogoError::NoDatabase { data: data.display().to_string() });
    }
    let (store, master_key) = open_data(data)?;
    let provider = Provider::open(Parts {
        store: Arc::new(store.clone()),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(SystemRandomness),
        master_key,
        catalogue: Catalogue::parse("the shipped catalogue", CUSTOMER_API)?,
        token_catalogue: Catalogue::parse("the shipped catalogue of API tokens", API_TOKENS)?,
        // Nothing of a logo depends on who we are.
        settings: Settings::new("http://localhost"),
    })
    .await?;
    let client = ClientId::new(client);
    let set = provider.set_client_logo(&client, &url, source).await;
    store.close().await;
    match set {
        Ok(id) => Ok(format!(
            "The logo of {client} was fetched from {url}, checked, and drawn anew at {SIDE} by \
             {SIDE} pixels.\nIt is served as {} and shown where the client's publisher is \
             verified.",
            paths::logo(&id)
        )),
        Err(fault) => Err(ClientLogoError::Refused { client, fault }),
    }
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use provider::logo::LogoFetchError;

    use super::*;

    struct Redirecting;

    #[async_trait]
    impl LogoSource for Redirecting {
        async fn fetch(&self, _url: &Url) -> Result<Vec<u8>, LogoFetchError> {
            Err(LogoFetchError::Redirects { status: 302 })
        }
    }

    async fn error(folder: &std::path::Path, url: &str) -> String {
        let options =
            LogoOptions { client: "acme".to_owned(), url: url.to_owned(), data: folder.to_owned() };
        let error = set_logo(&options, &Redirecting).await.expect_err("refused").to_string();
        error.replace(&folder.display().to_string(), "DIR")
    }

    #[tokio::test]
    async fn what_is_wrong_says_what_to_mend() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = "https://acme.example/logo.png";
        assert_eq!(
            error(folder.path(), "acme.example").await,
            "--url acme.example: relative URL without a base; write the whole address, such as \
             https://example.com/logo.png"
        );
        assert_eq!(
            error(folder.path(), url).await,
            "--data DIR: there is no database; name the folder that `serve` uses"
        );
        let (store, _) = open_data(folder.path()).expect("opens");
        store.close().await;
        assert_eq!(
            error(folder.path(), url).await,
            "the logo of acme stays as it was: there is no client acme; check its id"
        );
    }
}
