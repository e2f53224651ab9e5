use std::net::SocketAddr;
use std::path::Path;

use demo::seed::SeedError;
use metrics_exporter_prometheus::BuildError;
use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue, CatalogueError};
use oauth::credential::api_key::ApiKeyFormat;
use oauth::spelling::file::without_bom;
use opentelemetry_otlp::ExporterBuildError;
use provider::Provider;
use provider::error::ProviderError;
use thiserror::Error;

use crate::assets::AssetsError;
use crate::brand::{Brand, BrandError};
use crate::data_dir::DataDirError;
use crate::email::EmailError;
use crate::settings::{Settings, SettingsError, check_claims, check_scopes};
use crate::tls::{self, TlsError};

#[derive(Debug, Error)]
pub enum StartupError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    #[error(transparent)]
    Brand(#[from] BrandError),
    #[error(transparent)]
    Assets(#[from] AssetsError),
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(transparent)]
    Demo(#[from] SeedError),
    #[error(transparent)]
    Folder(#[from] DataDirError),
    #[error("cannot listen on {address}: {error}")]
    Listen { address: SocketAddr, error: std::io::Error },
    #[error(
        "{data} holds data that is not a demo's, and --demo would mix demo data into it; \
         choose another directory with --data, or another database"
    )]
    NotADemo { data: String },
    #[error(
        "{data} holds a demo's data, whose passwords are public; add --demo, or choose another \
         directory with --data, or another database"
    )]
    OnlyADemo { data: String },
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error(transparent)]
    Email(#[from] EmailError),
    #[error("metrics: {0}")]
    Metrics(#[from] BuildError),
    #[error("traces.endpoint: {0}")]
    Traces(#[from] ExporterBuildError),
    #[error("the server failed: the database's writer has ended")]
    WriterEnded,
    #[error("the server failed: {0}")]
    Runtime(std::io::Error),
}

pub(crate) fn provider_settings(
    settings: &Settings,
    issuer: String,
) -> provider::settings::Settings {
    let mut decided = provider::settings::Settings {
        platform_name: settings.platform_name.clone(),
        email_language: settings.email.language,
        partner_api_keys: settings.partner_api_keys,
        account_deletion: settings.account_deletion,
        two_factors_for_admin_scopes: settings.two_factors_for_admin_scopes,
        claims: settings.claims.iter().map(|setting| setting.claim.clone()).collect(),
        lifetimes: settings.lifetimes.clone(),
        throttle: settings.throttle.clone(),
        client_requests_per_second: settings.limits.client_requests_per_second,
        ..provider::settings::Settings::new(issuer)
    };
    if let Some(prefix) = &settings.credential_prefix {
        prefix.as_str().clone_into(&mut decided.credential_prefix);
        decided.api_keys = ApiKeyFormat::new(prefix);
    }
    decided
}

/// The server also knows who administers the platform, and its APIs.
pub(crate) fn server_settings(settings: &Settings, issuer: String) -> provider::settings::Settings {
    let mut decided = provider_settings(settings, issuer);
    decided.platform_administrators.clone_from(&settings.platform_administrators);
    if settings.demo && decided.platform_administrators.is_empty() {
        decided.platform_administrators.push(demo::PLATFORM_ADMINISTRATOR.to_owned());
    }
    decided.own_login.clone_from(&settings.own_login);
    decided.introductions = settings.introductions.clone();
    if !settings.resources.is_empty() {
        let configured = settings.resources.iter().map(|setting| setting.api.clone());
        decided.resources = configured.collect();
    }
    decided
}

pub(crate) fn check_files(settings: &Settings) -> Result<(), StartupError> {
    let catalogue = load_catalogue(settings.catalogue.as_deref(), CUSTOMER_API)?;
    check_scopes(&settings.resources, &catalogue)?;
    check_claims(&settings.claims, &catalogue)?;
    load_catalogue(settings.token_catalogue.as_deref(), API_TOKENS)?;
    settings.tls.as_ref().map(tls::read).transpose()?;
    Brand::read(&settings.brand)?;
    Ok(())
}

pub(crate) fn load_catalogue(
    file: Option<&Path>,
    shipped: &str,
) -> Result<Catalogue, StartupError> {
    let Some(path) = file else {
        return Ok(Catalogue::parse("the shipped catalogue", shipped)?);
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| StartupError::File { path: name.clone(), error })?;
    Ok(Catalogue::parse(&name, without_bom(&text))?)
}

/// Compares `--demo` with how the database is marked, and seeds it.
pub(crate) async fn prepare_data(
    provider: &Provider,
    settings: &Settings,
) -> Result<(), StartupError> {
    let data = || match &settings.database {
        Some(database) => database.url.to_string(),
        None => settings.data.display().to_string(),
    };
    match (settings.demo, provider.is_demo().await?) {
        (false, false) => {}
        (false, true) => return Err(StartupError::OnlyADemo { data: data() }),
        (true, true) => {
            demo::seed::finish(provider).await?;
            provider.follow_issuer().await?;
        }
        (true, false) if provider.is_empty().await? => demo::seed::seed(provider).await?,
        (true, false) => return Err(StartupError::NotADemo { data: data() }),
    }
    Ok(())
}
