//! `countersign catalogue`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do with catalogues.
#[derive(Subcommand)]
pub enum CatalogueCommand {
    /// Check a catalogue file: says file, line and rule of what is wrong.
    #[command(after_help = "Example:\n  countersign catalogue check catalogue.toml")]
    Check(CatalogueCheckOptions),

    /// Show a catalogue as JSON: its groups, scopes and presets, in English.
    #[command(after_help = "Example:\n  countersign catalogue show --token-catalogue")]
    Show(CatalogueShowOptions),
}

/// Options of `catalogue check`.
#[derive(Args, Clone)]
pub struct CatalogueCheckOptions {
    /// The catalogue (TOML): of scopes, or of API tokens
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Options of `catalogue show`.
#[derive(Args, Clone)]
pub struct CatalogueShowOptions {
    /// Show the catalogue of API tokens
    #[arg(long)]
    pub token_catalogue: bool,

    /// A catalogue file instead of the one the program ships with
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}
