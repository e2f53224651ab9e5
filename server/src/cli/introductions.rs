//! Apps that introduce themselves.

use clap::Args;
use oauth::id::CompanyId;
use provider::Provider;
use provider::administration::hosts::{DocumentApp, HostChoice, as_in_addresses};
use provider::caller::Caller;
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::credentials::named_actor;
use crate::cli::database::{self, CommandResult, Show, not_stored};

#[derive(Args, Clone)]
pub struct HostOptions {
    /// The administrator in whose name to decide, by email address
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// Their company, by its id; needed only if they have several
    #[arg(long, value_name = "ID")]
    pub company: Option<String>,

    /// The host, such as claude.ai; * for all others and for apps without one
    #[arg(long, value_name = "HOST")]
    pub host: String,

    /// Everyone in the company may allow its apps, whatever the policy says
    #[arg(
        long,
        required_unless_present_any = ["block", "undecide"],
        conflicts_with_all = ["block", "undecide"]
    )]
    pub approve: bool,

    /// No one can connect its apps; the access they have ends at once
    #[arg(long, conflicts_with = "undecide")]
    pub block: bool,

    /// The policy decides again
    #[arg(long)]
    pub undecide: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

pub(super) fn documents(data: &DataOptions, show: Show<'_>) -> CommandResult {
    database::with(data, async |provider| {
        for app in provider.introductions().documents().await? {
            show(of_app(&app))?;
        }
        Ok(())
    })
}

fn of_app(app: &DocumentApp) -> Value {
    let DocumentApp { document, name, disabled } = app;
    let failure = document.failure.as_ref();
    json!({
        "client_id": document.client_id.as_str(),
        "name": name,
        "host": document.host,
        "fetched_at": crate::rfc3339::utc(document.fetched_at),
        "failed_at": failure.map(|(at, _)| crate::rfc3339::utc(*at)),
        "failure": failure.map(|(_, why)| why),
        "disabled": disabled,
    })
}

pub(super) fn token(data: &DataOptions, show: Show<'_>) -> CommandResult {
    database::with(data, async |provider| {
        let introductions = provider.introductions();
        let (token, expires_at) = introductions.prepare_registration_token();
        show(json!({
            "registration_token": token.expose(),
            "expires_at": crate::rfc3339::utc(expires_at),
        }))?;
        Ok(introductions.add_registration_token(&token, expires_at).await.map_err(not_stored)?)
    })
}

pub(super) fn decide_host(options: &HostOptions, show: Show<'_>) -> CommandResult {
    let company = options.company.as_deref().map(CompanyId::new);
    let choice = match (options.approve, options.block) {
        (true, _) => HostChoice::Approve,
        (false, true) => HostChoice::Block,
        (false, false) => HostChoice::Undecide,
    };
    database::with(&options.data, async |provider: &Provider| {
        let actor = named_actor(provider, company.as_ref(), &options.by).await?;
        let administration = provider.administration();
        let caller = Caller::operator(&actor);
        if !administration.decide_host(caller, &as_in_addresses(&options.host), choice).await? {
            return Err(format!("--host: {} is no host, such as claude.ai", options.host).into());
        }
        let seen = administration.seen_hosts(&actor).await?;
        for host in seen.hosts {
            let decision = oauth::consent::policy::AppStatus::of(host.decision.as_ref());
            show(json!({ "host": host.host, "decision": decision.as_str() }))?;
        }
        Ok(show(json!({
            "host": "*",
            "decision": if seen.others_blocked { "blocked" } else { "policy" },
        }))?)
    })
}
