use clap::{Args, Subcommand};
use oauth::company::Company;
use oauth::id::CompanyId;
use oauth::time_zone::TimeZone;
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

    /// Change a company: the time zone in which its people read times.
    ///
    /// Its administrators can, too, on the page about the company's policy. A running server
    /// knows it within a tenth of a second.
    #[command(
        after_help = "Example:\n  countersign company set --company cmp_… --time-zone Europe/Berlin"
    )]
    Set(CompanySetOptions),

    /// Require two-step sign-in of a company's people, or no longer.
    ///
    /// Who has no second factor sets one up at the next sign-in. Its administrators can require
    /// it, too.
    #[command(after_help = "Example:\n  countersign company require-second-factor --company cmp_…")]
    RequireSecondFactor(CompanyRequireOptions),
}

#[derive(Args, Clone)]
pub struct CompanyRequireOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// No longer
    #[arg(long)]
    pub off: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct CompanyAddOptions {
    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,

    /// The zone in which its people read times, by its IANA name
    #[arg(long, value_name = "Area/Place", default_value_t)]
    pub time_zone: TimeZone,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct CompanySetOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// The zone in which its people read times, by its IANA name
    #[arg(long, value_name = "Area/Place")]
    pub time_zone: TimeZone,

    #[command(flatten)]
    pub data: DataOptions,
}

const COLUMNS: Columns =
    &[Column::new("id", "ID"), Column::new("name", "Name"), Column::new("time_zone", "Time zone")];

impl CompanyCommand {
    pub fn columns(&self) -> Columns {
        match self {
            Self::List(_) => COLUMNS,
            Self::Add(_) | Self::Set(_) | Self::RequireSecondFactor(_) => &[],
        }
    }
}

pub fn run(command: &CompanyCommand) -> Lines {
    match command {
        CompanyCommand::Add(options) => database::with(&options.data, async |provider| {
            let (name, zone) = (&options.name, options.time_zone);
            Ok(vec![of_company(&provider.accounts().add_company(name, zone).await?)])
        }),
        CompanyCommand::List(data) => database::with(data, async |provider| {
            let all = provider.accounts().companies().await?;
            Ok(all.iter().map(of_company).collect())
        }),
        CompanyCommand::Set(options) => database::with(&options.data, async |provider| {
            let id = CompanyId::new(options.company.as_str());
            let administration = provider.administration();
            let company = administration.set_time_zone_of(&id, options.time_zone).await?;
            Ok(vec![of_company(&company)])
        }),
        CompanyCommand::RequireSecondFactor(options) => {
            database::with(&options.data, async |provider| {
                let id = CompanyId::new(options.company.as_str());
                let administration = provider.administration();
                let company = administration.require_second_factor_of(&id, !options.off).await?;
                Ok(vec![of_company(&company)])
            })
        }
    }
}

fn of_company(company: &Company) -> Value {
    json!({
        "id": company.id.as_str(),
        "name": company.name,
        "time_zone": company.time_zone.name(),
        "requires_second_factor": company.requires_second_factor,
    })
}
