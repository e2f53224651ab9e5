//! Demo data for an empty database. Nothing else about a demo is special; once seeded, the data
//! decides, not this code.

pub(crate) mod accounts;
mod error;
mod platform;

use accounts::Accounts;
pub use error::SeedError;
use oauth::credential::secret::{ClientSecret, Password};
pub(crate) use platform::state;
use provider::Provider;
use provider::clients::register_client::RegisterClientError;

/// Counts up when something is added to the accounts.
const EDITION: &str = "6";

/// The logo of Brightwork Labs' clients: a sun over a bench.
const BRIGHTWORK_LOGO: &[u8] = include_bytes!("brightwork.png");

pub async fn seed(provider: &Provider) -> Result<(), SeedError> {
    provider.mark_as_demo().await?;
    finish(provider).await
}

/// If an earlier start was cut short, or an earlier edition was seeded.
pub async fn finish(provider: &Provider) -> Result<(), SeedError> {
    if provider.demo_edition().await?.as_deref() == Some(EDITION) {
        return Ok(());
    }
    let accounts = Accounts::read(&provider.settings().issuer)?;
    // All demo accounts share one password, so one hash is enough.
    let hash = provider.accounts().hash_password(Password::new(&accounts.password)).await?;
    provider.seed_people(&accounts.companies(), &accounts.people(Some(&hash))).await?;
    let refused = |id: &str, error: RegisterClientError| match error {
        RegisterClientError::Refused(rule) => SeedError::Data(format!("{id}: {rule}")),
        RegisterClientError::Internal(error) => error.into(),
    };
    for publisher in accounts.publishers() {
        let registered = provider.clients().register_publisher(publisher.clone()).await;
        registered.map_err(|error| refused(publisher.id.as_str(), error))?;
    }
    for client in accounts.clients(provider.now())? {
        let id = client.id.clone();
        let registered = provider.clients().register_client(client).await;
        registered.map_err(|error| refused(id.as_str(), error))?;
    }
    for publisher in accounts.reviewed_publishers() {
        provider.review_demo_publisher(publisher).await?;
    }
    let no_logo = |error: &dyn std::fmt::Display| SeedError::Data(format!("logo: {error}"));
    let logo = provider::clients::logo::draw(BRIGHTWORK_LOGO).map_err(|error| no_logo(&error))?;
    for client in accounts.clients_with_logo() {
        provider.clients().give_logo(client, &logo).await.map_err(|error| no_logo(&error))?;
    }
    let playground = &accounts.playground;
    let secret = ClientSecret::new(&playground.client_secret);
    provider.set_playground_client(&playground.client_id, &secret).await?;
    Ok(provider.set_demo_edition(EDITION).await?)
}
