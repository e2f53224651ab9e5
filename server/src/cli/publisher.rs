use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::id::{CompanyId, PublisherId};
use provider::Provider;
use provider::clients::manage_publishers::{ManagePublisherError, PublisherFile, PublisherRecord};
use serde_json::{Value, json};

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::database::{self, CommandResult, Lines};
use crate::toml_file;

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
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct PublisherSetOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub add: PublisherAddOptions,
}

pub fn run(command: &PublisherCommand) -> Lines {
    let records = match command {
        PublisherCommand::List(data) => database::with(data, async |provider| {
            CommandResult::Ok(provider.clients().publishers().await?)
        })?,
        PublisherCommand::Show(options) => database::with(&options.data, async |provider| {
            let record = provider.clients().publisher(&PublisherId::new(&options.id)).await?;
            CommandResult::Ok(vec![record])
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
    Ok(records.iter().map(of_publisher).collect())
}

fn write(
    options: &PublisherAddOptions,
    work: impl AsyncFnOnce(&Provider, PublisherFile) -> Result<PublisherRecord, ManagePublisherError>,
) -> CommandResult<Vec<PublisherRecord>> {
    let file = toml_file::read(&options.file)?;
    database::with_decisions(&options.server, async |provider| {
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
