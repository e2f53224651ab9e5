//! `countersign client add`, `secret` and `set`.

use std::path::Path;

use oauth::id::ClientId;
use provider::Provider;
use provider::manage_clients::{ClientFile, ManageClientError};
use serde_json::{Value, json};
use thiserror::Error;

use crate::cli::{ClientAddOptions, ClientSecretOptions, ClientSetOptions};
use crate::offline::{self, OfflineError};

/// Why no client was added or changed.
#[derive(Debug, Error)]
pub enum ClientRegistryError {
    /// The file cannot be read.
    #[error("{file}: {fault}")]
    Unreadable {
        /// Its path.
        file: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// The file is not one of a client.
    #[error("{file}, line {line}: {rule}")]
    InFile {
        /// Its path.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The rule.
        rule: String,
    },
    /// The database cannot be used.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// What was asked for was refused.
    #[error(transparent)]
    Refused(#[from] ManageClientError),
}

/// Adds a client.
pub fn add(options: &ClientAddOptions) -> Result<(), ClientRegistryError> {
    let file = read(&options.file)?;
    run(&options.data, async |provider| {
        let added = provider.add_client(file).await?;
        Ok(json!({
            "client_id": added.client.id.as_str(),
            "client_secret": added.secret.map(|secret| secret.expose().to_owned()),
        }))
    })
}

/// Gives a client a new secret.
pub fn secret(options: &ClientSecretOptions) -> Result<(), ClientRegistryError> {
    let id = ClientId::new(&options.client);
    run(&options.data, async |provider| {
        let secret = provider.add_client_secret(&id, options.only).await?;
        Ok(json!({ "client_id": id.as_str(), "client_secret": secret.expose() }))
    })
}

/// Disables or enables a client.
pub fn set(options: &ClientSetOptions) -> Result<(), ClientRegistryError> {
    let id = ClientId::new(&options.client);
    run(&options.data, async |provider| {
        let client = provider.set_client_disabled(&id, options.disable).await?;
        Ok(json!({ "client_id": client.id.as_str(), "disabled": client.disabled }))
    })
}

fn run(
    data: &Path,
    work: impl AsyncFnOnce(&Provider) -> Result<Value, ClientRegistryError>,
) -> Result<(), ClientRegistryError> {
    offline::print(&format!("{}\n", offline::with(data, work)?));
    Ok(())
}

fn read(path: &Path) -> Result<ClientFile, ClientRegistryError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|fault| ClientRegistryError::Unreadable { file: file.clone(), fault })?;
    toml::from_str(&text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..start].matches('\n').count() + 1;
        ClientRegistryError::InFile { file, line, rule: error.message().to_owned() }
    })
}
