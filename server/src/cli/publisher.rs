//! `countersign publisher`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{DataOptions, DecisionOptions};

/// What to do with publishers.
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

/// Options of `publisher show`.
#[derive(Args, Clone)]
pub struct PublisherShowOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `publisher add`.
#[derive(Args, Clone)]
pub struct PublisherAddOptions {
    /// What is known of it (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

/// Options of `publisher set`.
#[derive(Args, Clone)]
pub struct PublisherSetOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub add: PublisherAddOptions,
}
