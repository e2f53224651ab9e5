use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::consent::shown::ShownDigest;
use oauth::id::{CompanyId, PublisherId};
use provider::Provider;
use provider::clients::manage_publishers::{ManagePublisherError, PublisherFile, PublisherRecord};
use provider::clients::review_publishers::{ReviewablePublisher, Reviewer};
use serde_json::{Value, json};

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::database::{self, CommandResult, Lines};
use crate::cli::output::{Column, Columns};
use crate::toml_file;

#[derive(Subcommand)]
pub enum PublisherCommand {
    /// List all publishers.
    #[command(after_help = "Example:\n  countersign publisher list")]
    List(DataOptions),

    /// Show one publisher.
    #[command(after_help = "Example:\n  countersign publisher show pub_…")]
    Show(PublisherShowOptions),

    /// Add a publisher from a TOML file. docs/src/reference/commands.md has an example.
    #[command(after_help = "Example:\n  countersign publisher add calendar-makers.toml")]
    Add(PublisherAddOptions),

    /// Replace the data of a publisher with a TOML file.
    ///
    /// After a change of name, all its apps ask their users again. Without a company in the
    /// file, the publisher keeps its company; another company is refused.
    #[command(after_help = "Example:\n  countersign publisher set pub_… calendar-makers.toml")]
    Set(PublisherSetOptions),

    /// Confirm a publisher's name, after checking who it is.
    ///
    /// Its apps then say “Verified publisher”. This confirms exactly the name, domains and redirect
    /// hosts that `publisher show` prints with their digest, `shown`: if one of them has changed
    /// since, nothing is confirmed. Any later change ends the confirmation.
    #[command(after_help = "Example:\n  countersign publisher review pub_… --shown 9f86d0…")]
    Review(PublisherReviewOptions),

    /// Withdraw the confirmation of a publisher's name.
    #[command(after_help = "Example:\n  countersign publisher end-review pub_…")]
    EndReview(PublisherShowOptions),
}

#[derive(Args, Clone)]
pub struct PublisherReviewOptions {
    /// The digest `shown` that `publisher show` printed
    #[arg(long, value_name = "DIGEST")]
    pub shown: String,

    #[command(flatten)]
    pub publisher: PublisherShowOptions,
}

#[derive(Args, Clone)]
pub struct PublisherShowOptions {
    /// The ID of the publisher
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct PublisherAddOptions {
    /// The publisher (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct PublisherSetOptions {
    /// The ID of the publisher
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub add: PublisherAddOptions,
}

impl PublisherCommand {
    pub fn columns(&self) -> Columns {
        if matches!(self, Self::List(_)) { COLUMNS } else { &[] }
    }
}

const COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("name", "Name"),
    Column::new("name_reviewed", "Name confirmed"),
    Column::new("verified_domains", "Verified domains"),
    Column::new("company", "Company"),
];

pub fn run(command: &PublisherCommand) -> Lines {
    let records = match command {
        PublisherCommand::List(data) => database::with(data, async |provider| {
            let mut all = Vec::new();
            for record in provider.clients().publishers().await? {
                all.push(provider.clients().reviewable(record).await?);
            }
            CommandResult::Ok(all)
        })?,
        PublisherCommand::Review(PublisherReviewOptions { shown, publisher }) => {
            let id = PublisherId::new(&publisher.id);
            let seen = ShownDigest::sent(shown);
            database::with(&publisher.data, async |provider| {
                let clients = provider.clients();
                let reviewed = clients.review_publisher(Reviewer::Operator, &id, &seen).await?;
                CommandResult::Ok(vec![reviewed])
            })?
        }
        PublisherCommand::EndReview(options) => {
            let id = PublisherId::new(&options.id);
            database::with(&options.data, async |provider| {
                let clients = provider.clients();
                let ended = clients.end_publisher_review(Reviewer::Operator, &id).await?;
                CommandResult::Ok(vec![ended])
            })?
        }
        PublisherCommand::Show(options) => database::with(&options.data, async |provider| {
            let record = provider.clients().publisher(&PublisherId::new(&options.id)).await?;
            CommandResult::Ok(vec![provider.clients().reviewable(record).await?])
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
) -> CommandResult<Vec<ReviewablePublisher>> {
    let file = toml_file::read(&options.file)?;
    database::with_decisions(&options.server, async |provider| {
        let record = work(provider, file).await?;
        Ok(vec![provider.clients().reviewable(record).await?])
    })
}

fn of_publisher(found: &ReviewablePublisher) -> Value {
    let PublisherRecord { publisher, company, .. } = &found.record;
    json!({
        "id": publisher.id.as_str(),
        "name": publisher.name,
        "website": publisher.website,
        "support_email": publisher.support_email,
        "privacy_policy": publisher.privacy_policy,
        "terms": publisher.terms,
        "verified_domains": publisher.verified_domains,
        "redirect_hosts": found.facts.hosts,
        "name_reviewed": found.is_reviewed(),
        "shown": found.shown().as_str(),
        "company": company.as_ref().map(CompanyId::as_str),
    })
}
