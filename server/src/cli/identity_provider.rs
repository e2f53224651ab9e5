use std::io::BufRead as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use oauth::client::domain::Domain;
use oauth::credential::secret::Password;
use oauth::id::{CompanyId, IdentityProviderId};
use oauth::spelling::file::first_line;
use oauth::upstream::ClaimMapping;
use oauth::upstream::fault::UpstreamFault;
use provider::Provider;
use provider::upstream::UpstreamService;
use provider::upstream::manage::{
    DraftAuthentication, ManageError, Manager, ProviderDraft, ProviderRecord,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::database::{self, CommandResult, Lines};
use crate::cli::output::{Column, Columns};
use crate::outbound::OutboundClient;
use crate::rfc3339::utc;
use crate::toml_file;

#[derive(Subcommand)]
pub enum ProviderCommand {
    /// Add a company's identity provider from a TOML file.
    ///
    /// docs/src/setup/identity-providers.md has an example. With `authentication = "secret"` the
    /// client secret is read from standard input, one line. The provider's metadata must be found.
    #[command(after_help = "Example:\n  countersign provider add fabrikam.toml <secret.txt")]
    Add(ProviderAddOptions),

    /// Replace an identity provider's settings with a TOML file.
    ///
    /// Without a line on standard input it keeps its secret.
    #[command(after_help = "Example:\n  countersign provider set idp_… fabrikam.toml </dev/null")]
    Set(ProviderSetOptions),

    /// List identity providers, with what was wrong when they were last looked for.
    #[command(after_help = "Example:\n  countersign provider list")]
    List(DataOptions),

    /// Look for an identity provider now, as the server does daily.
    #[command(after_help = "Example:\n  countersign provider test idp_…")]
    Test(ProviderOptions),

    /// Remove an identity provider, who its people are here, and their sessions.
    #[command(after_help = "Example:\n  countersign provider remove idp_…")]
    Remove(ProviderOptions),

    /// From now on its company's people sign in with it alone, or as they like again.
    ///
    /// Their passwords stop working, and sessions that began otherwise end. `--off` is the way back
    /// in if the identity provider fails.
    #[command(after_help = "Example:\n  countersign provider demand idp_… --off")]
    Demand(ProviderDemandOptions),
}

#[derive(Args, Clone)]
pub struct ProviderAddOptions {
    /// The identity provider (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Allow plain http and addresses of this machine, as in a demo
    #[arg(long)]
    pub loopback: bool,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct ProviderSetOptions {
    /// Its ID
    #[arg(value_name = "ID")]
    pub id: String,

    #[command(flatten)]
    pub add: ProviderAddOptions,
}

#[derive(Args, Clone)]
pub struct ProviderOptions {
    /// Its ID
    #[arg(value_name = "ID")]
    pub id: String,

    /// Allow plain http and addresses of this machine, as in a demo
    #[arg(long)]
    pub loopback: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct ProviderDemandOptions {
    /// Demand it no longer
    #[arg(long)]
    pub off: bool,

    #[command(flatten)]
    pub provider: ProviderOptions,
}

/// What an operator's file says of an identity provider.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderFile {
    company: String,
    name: String,
    issuer: String,
    client_id: String,
    #[serde(default)]
    authentication: Authentication,
    #[serde(default = "usual_scopes")]
    scopes: Vec<String>,
    domains: Vec<String>,
    #[serde(default)]
    makes_accounts: bool,
    #[serde(default)]
    has_button: bool,
    #[serde(default)]
    claims: ClaimsTable,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Authentication {
    #[default]
    Secret,
    PrivateKeyJwt,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ClaimsTable {
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    trusts_email: bool,
    groups: Option<String>,
    administrators: Vec<String>,
    members: Vec<String>,
}

fn usual_scopes() -> Vec<String> {
    vec!["profile".to_owned(), "email".to_owned()]
}

impl ProviderCommand {
    pub fn columns(&self) -> Columns {
        if matches!(self, Self::List(_)) { COLUMNS } else { &[] }
    }
}

const COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("company", "Company"),
    Column::new("name", "Name"),
    Column::new("issuer", "Issuer"),
    Column::new("domains", "Domains"),
    Column::new("demanded", "Demanded"),
    Column::new("fault", "Fault"),
];

pub fn run(command: &ProviderCommand) -> Lines {
    match command {
        ProviderCommand::List(data) => database::with(data, async |provider| {
            let all = upstream(provider, false).providers(None).await?;
            CommandResult::Ok(all.iter().map(of_provider).collect())
        }),
        ProviderCommand::Add(options) => {
            let (company, draft) = read(options, DraftAuthentication::Secret)?;
            database::with_decisions(&options.server, async |provider| {
                let service = upstream(provider, options.loopback);
                let added = service.add(Manager::Operator(&company), draft).await?;
                CommandResult::Ok(vec![of_provider(&added)])
            })
        }
        ProviderCommand::Set(ProviderSetOptions { id, add }) => {
            let keep = |secret: String| match secret {
                secret if secret.is_empty() => DraftAuthentication::SameSecret,
                secret => DraftAuthentication::Secret(secret),
            };
            let (company, draft) = read(add, keep)?;
            database::with_decisions(&add.server, async |provider| {
                let service = upstream(provider, add.loopback);
                let (manager, id) = (Manager::Operator(&company), IdentityProviderId::new(id));
                let changed = service.change(manager, &id, draft, None).await?;
                CommandResult::Ok(vec![of_provider(&changed)])
            })
        }
        ProviderCommand::Test(options) => with(options, async |service, record| {
            if let Some(fault) = service.check(&record).await? {
                return Err(ManageError::Fault(fault).into());
            }
            find(&service, &record.provider.id).await
        }),
        ProviderCommand::Remove(options) => with(options, async |service, record| {
            let manager = Manager::Operator(&record.provider.company_id);
            service.remove(manager, &record.provider.id).await?;
            Ok(record)
        }),
        ProviderCommand::Demand(ProviderDemandOptions { off, provider }) => {
            with(provider, async |service, record| {
                let manager = Manager::Operator(&record.provider.company_id);
                let id = Some(&record.provider.id).filter(|_| !off);
                service.demand(manager, id, None).await?;
                find(&service, &record.provider.id).await
            })
        }
    }
}

fn with(
    options: &ProviderOptions,
    work: impl AsyncFnOnce(UpstreamService, ProviderRecord) -> CommandResult<ProviderRecord>,
) -> Lines {
    database::with(&options.data, async |provider| {
        let service = upstream(provider, options.loopback);
        let record = find(&service, &IdentityProviderId::new(&options.id)).await?;
        Ok(vec![of_provider(&work(service, record).await?)])
    })
}

async fn find(service: &UpstreamService, id: &IdentityProviderId) -> CommandResult<ProviderRecord> {
    Ok(service.provider(id).await?.ok_or(ManageError::NotFound)?)
}

fn upstream(provider: &Provider, loopback: bool) -> UpstreamService {
    provider.upstream(Arc::new(OutboundClient::of_companies(loopback)))
}

fn read(
    options: &ProviderAddOptions,
    secret: impl FnOnce(String) -> DraftAuthentication,
) -> CommandResult<(CompanyId, ProviderDraft)> {
    let file: ProviderFile = toml_file::read(&options.file)?;
    let domains = file
        .domains
        .iter()
        .map(|text| Domain::parse(text).map_err(|rule| format!("domains: {text}: {rule}")));
    let ClaimsTable { first_name, last_name, email, trusts_email, groups, administrators, members } =
        file.claims;
    let usual = ClaimMapping::default();
    let draft = ProviderDraft {
        name: file.name,
        issuer: file.issuer,
        client_id: file.client_id,
        authentication: match file.authentication {
            Authentication::Secret => secret(read_secret()?.expose().to_owned()),
            Authentication::PrivateKeyJwt => DraftAuthentication::PrivateKeyJwt,
        },
        scopes: file.scopes,
        domains: domains.collect::<Result<_, _>>()?,
        mapping: ClaimMapping {
            first_name: first_name.unwrap_or(usual.first_name),
            last_name: last_name.unwrap_or(usual.last_name),
            email: email.unwrap_or(usual.email),
            trusts_email,
            groups: groups.unwrap_or(usual.groups),
            administrators,
            members,
        },
        makes_accounts: file.makes_accounts,
        has_button: file.has_button,
    };
    Ok((CompanyId::new(file.company), draft))
}

/// Secrets are not given as options: every process of the machine could read them.
fn read_secret() -> CommandResult<Password> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Password::new(first_line(&line)))
}

fn of_provider(record: &ProviderRecord) -> Value {
    let provider = &record.provider;
    let fault = record.checked.as_ref().and_then(|(_, fault)| fault.clone());
    let fault = fault.map(|fault| match UpstreamFault::parse(&fault) {
        Some(known) => known.explain().to_owned(),
        None => fault,
    });
    json!({
        "id": provider.id.as_str(),
        "company": provider.company_id.as_str(),
        "name": provider.name,
        "issuer": provider.issuer,
        "client_id": provider.settings.client_id,
        "domains": provider.domains.iter().map(Domain::as_str).collect::<Vec<_>>(),
        "makes_accounts": provider.settings.makes_accounts,
        "has_button": provider.settings.has_button,
        "demanded": record.is_demanded,
        "set_up_by": if provider.by_operator { "operator" } else { "company" },
        "redirect_path": routes::sign_in_callback(&provider.id),
        "logout_path": routes::sign_in_logout(&provider.id),
        "checked_at": record.checked.as_ref().map(|(at, _)| utc(*at)),
        "fault": fault,
    })
}
