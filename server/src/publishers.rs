//! `countersign publisher`.

use oauth::id::{CompanyId, PublisherId};
use provider::Provider;
use provider::error::ProviderError;
use provider::manage_publishers::{ManagePublisherError, PublisherFile, PublisherRecord};
use serde_json::{Value, json};
use thiserror::Error;

use crate::cli::{PublisherAddOptions, PublisherCommand};
use crate::offline::{self, OfflineError};
use crate::toml_file::{self, TomlFileError};

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum PublisherCommandError {
    /// The file is not one of a publisher.
    #[error(transparent)]
    File(#[from] TomlFileError),
    /// The database cannot be used.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// What was asked for was refused.
    #[error(transparent)]
    Refused(#[from] ManagePublisherError),
}

impl From<ProviderError> for PublisherCommandError {
    fn from(error: ProviderError) -> Self {
        Self::Offline(error.into())
    }
}

/// Looks after publishers.
pub fn run(command: &PublisherCommand) -> Result<(), PublisherCommandError> {
    let records = match command {
        PublisherCommand::List(data) => offline::with(data, async |provider| {
            Ok::<_, PublisherCommandError>(provider.publishers().await?)
        })?,
        PublisherCommand::Show(options) => offline::with(&options.data, async |provider| {
            let record = provider.publisher(&PublisherId::new(&options.id)).await?;
            Ok::<_, PublisherCommandError>(vec![record])
        })?,
        PublisherCommand::Add(options) => {
            write(options, async |provider, file| provider.add_publisher(file).await)?
        }
        PublisherCommand::Set(options) => {
            let id = PublisherId::new(&options.id);
            write(&options.add, async |provider, file| provider.set_publisher(&id, file).await)?
        }
    };
    offline::print_lines(&records.iter().map(of_publisher).collect::<Vec<_>>());
    Ok(())
}

fn write(
    options: &PublisherAddOptions,
    work: impl AsyncFnOnce(&Provider, PublisherFile) -> Result<PublisherRecord, ManagePublisherError>,
) -> Result<Vec<PublisherRecord>, PublisherCommandError> {
    let file = toml_file::read(&options.file)?;
    offline::with_decisions(&options.data, &options.decisions, async |provider| {
        Ok(vec![work(provider, file).await?])
    })
}

fn of_publisher(record: &PublisherRecord) -> Value {
    let PublisherRecord { publisher, company } = record;
    json!({
        "id": publisher.id.as_str(),
        "name": publisher.name,
        "website": publisher.website,
        "support_email": publisher.support_email,
        "privacy_policy": publisher.privacy_policy,
        "terms": publisher.terms,
        "verified_domains": publisher.verified_domains,
        "company": company.as_ref().map(CompanyId::as_str),
    })
}
