use clap::{Args, Subcommand};
use oauth::company::Company;
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, Lines};
use crate::cli::output::{Column, Columns};

#[derive(Subcommand)]
pub enum CompanyCommand {
    /// Add a company: a customer of the platform.
    #[command(
        after_help = "Example:\n  countersign company add --name Fabrikam --data /var/lib/countersign"
    )]
    Add(CompanyAddOptions),

    /// List all companies.
    #[command(after_help = "Example:\n  countersign company list")]
    List(DataOptions),
}

#[derive(Args, Clone)]
pub struct CompanyAddOptions {
    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,

    #[command(flatten)]
    pub data: DataOptions,
}

const COLUMNS: Columns = &[Column::new("id", "ID"), Column::new("name", "Name")];

impl CompanyCommand {
    pub fn columns(&self) -> Columns {
        match self {
            Self::List(_) => COLUMNS,
            Self::Add(_) => &[],
        }
    }
}

pub fn run(command: &CompanyCommand) -> Lines {
    match command {
        CompanyCommand::Add(options) => database::with(&options.data, async |provider| {
            Ok(vec![of_company(&provider.accounts().add_company(&options.name).await?)])
        }),
        CompanyCommand::List(data) => database::with(data, async |provider| {
            let all = provider.accounts().companies().await?;
            Ok(all.iter().map(of_company).collect())
        }),
    }
}

fn of_company(company: &Company) -> Value {
    json!({ "id": company.id.as_str(), "name": company.name })
}
