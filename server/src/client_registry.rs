//! `countersign client add`, `secret` and `set`.

use oauth::id::ClientId;
use provider::Provider;
use provider::manage_clients::{ClientFile, ManageClientError};
use serde_json::{Value, json};
use thiserror::Error;

use crate::cli::{ClientAddOptions, ClientSecretOptions, ClientSetOptions, DataOptions};
use crate::offline::{self, OfflineError};
use crate::toml_file::{self, TomlFileError};

/// Why no client was added or changed.
#[derive(Debug, Error)]
pub enum ClientRegistryError {
    /// The file is not one of a client.
    #[error(transparent)]
    File(#[from] TomlFileError),
    /// The database cannot be used.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// What was asked for was refused.
    #[error(transparent)]
    Refused(#[from] ManageClientError),
}

/// Adds a client.
pub fn add(options: &ClientAddOptions) -> Result<(), ClientRegistryError> {
    let file: ClientFile = toml_file::read(&options.file)?;
    let added = offline::with_decisions(&options.data, &options.decisions, async |provider| {
        Ok::<_, ClientRegistryError>(provider.add_client(file).await?)
    })?;
    offline::print_lines(&[json!({
        "client_id": added.client.id.as_str(),
        "client_secret": added.secret.map(|secret| secret.expose().to_owned()),
    })]);
    Ok(())
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
    data: &DataOptions,
    work: impl AsyncFnOnce(&Provider) -> Result<Value, ClientRegistryError>,
) -> Result<(), ClientRegistryError> {
    offline::print_lines(&[offline::with(data, work)?]);
    Ok(())
}
