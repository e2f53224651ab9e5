//! `countersign publisher`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::id::{CompanyId, PublisherId};
use provider::Provider;
use provider::clients::manage_publishers::{ManagePublisherError, PublisherFile, PublisherRecord};
use provider::error::ProviderError;
use serde_json::{Value, json};
use thiserror::Error;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, DatabaseError};
use crate::settings::DecisionOptions;
use crate::toml_file::{self, TomlFileError};

#[derive(Subcommand)]
pub enum PublisherCommand {
    /// List all publishers.
    #[command(after_help = "Example:\n  countersign publisher list")]
    List(DataOptions),

    /// Show one publisher.
    #[command(after_help = "Example:\n  countersign publisher show pub_…")]
    Show(PublisherShowOptions),

    /// Add a publisher, as a TOML file says. docs/src/reference/commands.md has an example of it.
    #[command(after_help = "Example:\n  countersign publisher add calendar-makers.toml")]
    Add(PublisherAddOptions),

    /// Put what a TOML file says in place of what is known of a publisher.
    ///
    /// Under another name people are asked again by every app of it. A company that is
    /// not in the file stays as it was; another is refused.
    #[command(after_help = "Example:\n  countersign publisher set pub_… calendar-makers.toml")]
    Set(PublisherSetOptions),
}

#[derive(Args, Clone)]
pub struct PublisherShowOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct PublisherAddOptions {
    /// What is known of it (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[command(flatten)]
    pub data: DataOptions,

    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

#[derive(Args, Clone)]
pub struct PublisherSetOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub add: PublisherAddOptions,
}

#[derive(Debug, Error)]
pub enum PublisherCommandError {
    #[error(transparent)]
    File(#[from] TomlFileError),
    #[error(transparent)]
    Offline(#[from] DatabaseError),
    #[error(transparent)]
    Refused(#[from] ManagePublisherError),
}

impl From<ProviderError> for PublisherCommandError {
    fn from(error: ProviderError) -> Self {
        Self::Offline(error.into())
    }
}

pub fn run(command: &PublisherCommand) -> Result<(), PublisherCommandError> {
    let records = match command {
        PublisherCommand::List(data) => database::with(data, async |provider| {
            Ok::<_, PublisherCommandError>(provider.clients().publishers().await?)
        })?,
        PublisherCommand::Show(options) => database::with(&options.data, async |provider| {
            let record = provider.clients().publisher(&PublisherId::new(&options.id)).await?;
            Ok::<_, PublisherCommandError>(vec![record])
        })?,
        PublisherCommand::Add(options) => {
            write(options, async |provider, file| provider.clients().add_publisher(file).await)?
        }
        PublisherCommand::Set(options) => {
            let id = PublisherId::new(&options.id);
            write(&options.add, async |provider, file| {
                provider.clients().set_publisher(&id, file).await
            })?
        }
    };
    database::print_lines(&records.iter().map(of_publisher).collect::<Vec<_>>());
    Ok(())
}

fn write(
    options: &PublisherAddOptions,
    work: impl AsyncFnOnce(&Provider, PublisherFile) -> Result<PublisherRecord, ManagePublisherError>,
) -> Result<Vec<PublisherRecord>, PublisherCommandError> {
    let file = toml_file::read(&options.file)?;
    database::with_decisions(&options.data, &options.decisions, async |provider| {
        Ok(vec![work(provider, file).await?])
    })
}

fn of_publisher(record: &PublisherRecord) -> Value {
    let PublisherRecord { publisher, company, .. } = record;
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
