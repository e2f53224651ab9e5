use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

use crate::settings::DecisionOptions;

#[derive(Args, Clone, Debug)]
pub struct DataOptions {
    /// The directory with the database and the master key
    #[arg(
        id = "data",
        long = "data",
        env = "COUNTERSIGN_DATA",
        value_name = "DIR",
        default_value = "data"
    )]
    pub folder: PathBuf,

    /// The PostgreSQL database, if the server uses one
    #[arg(
        long,
        env = "COUNTERSIGN_DATABASE_URL",
        value_name = "postgres://…",
        hide_env_values = true
    )]
    pub database_url: Option<SecretText>,
}

impl DataOptions {
    pub fn embedded(folder: PathBuf) -> Self {
        Self { folder, database_url: None }
    }
}

/// For commands that follow the server's settings.
#[derive(Args, Clone)]
pub struct ServerOptions {
    #[command(flatten)]
    pub data: DataOptions,

    #[command(flatten, next_help_heading = "The server's settings")]
    pub decisions: DecisionOptions,
}

/// Text that is never shown, because it contains a password. It accepts every text, since clap would
/// quote an invalid one in its error.
#[derive(Clone)]
pub struct SecretText(pub String);

impl FromStr for SecretText {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretText")
    }
}
