//! The demo: practice data for an empty database. Nothing else about a demo is
//! special; once seeded, the data decides, not this code.

mod data;
mod platform;

use data::DemoData;
use oauth::client::redirect_uri::RedirectUri;
use oauth::credential::digest::Digest;
use oauth::credential::secret::Password;
use oauth::id::ClientId;
use oauth::role::Role;

use crate::Provider;
use crate::clients::logo::{SetLogoError, draw_logo};
use crate::error::ProviderError;
use crate::playground::{CLIENT_ID_MARK, CLIENT_SECRET_MARK};

/// The mark of a demo's database; its value is the issuer it was seeded for.
const DEMO_MARK: &str = "demo";
/// The mark of a demo's database that holds all of the demo's data; its value is
/// the edition of that data.
const SEEDED_MARK: &str = "demo seeded";
/// Counts up when something is added to the data.
const EDITION: &str = "3";

/// The logo of Brightwork Labs' clients: a sun over a bench.
const BRIGHTWORK_LOGO: &[u8] = include_bytes!("brightwork.png");

/// A practice account, as the front page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeAccount {
    /// First and last name.
    pub name: String,
    /// E-mail address, to sign in with.
    pub email: String,
    /// What they may do in their company.
    pub role: Role,
    /// What they are in their company.
    pub job_title: Option<String>,
    /// Their company.
    pub company: String,
}

impl Provider {
    /// Whether the database is a demo's.
    pub async fn is_demo(&self) -> Result<bool, ProviderError> {
        Ok(self.store().mark(DEMO_MARK).await?.is_some())
    }

    /// Whether nothing is registered yet, so that a demo may be seeded.
    pub async fn is_empty(&self) -> Result<bool, ProviderError> {
        Ok(self.store().is_empty().await?)
    }

    /// Seeds an empty database with the demo's data.
    pub async fn seed_demo(&self) -> Result<(), ProviderError> {
        // First: a database that was seeded only in part must not be taken for
        // one with real data.
        self.store().set_mark(DEMO_MARK, &self.settings().issuer).await?;
        self.finish_seeding_demo().await
    }

    /// Seeds what is missing, if an earlier start was cut short, or an earlier
    /// edition was seeded.
    pub async fn finish_seeding_demo(&self) -> Result<(), ProviderError> {
        if self.store().mark(SEEDED_MARK).await?.as_deref() == Some(EDITION) {
            return Ok(());
        }
        let data = DemoData::read(&self.settings().issuer)?;
        // All practice accounts share one password, so one hash is enough.
        let hash = self.accounts().hash_password(Password::new(&data.password)).await?;
        let store = &self.store();
        for company in data.companies() {
            store.put_company(&company).await?;
        }
        for user in data.users(&hash) {
            store.put_user(&user).await?;
        }
        for publisher in data.publishers() {
            self.clients()
                .register_publisher(publisher.clone())
                .await
                .map_err(|error| error.in_demo_data(publisher.id.as_str()))?;
        }
        for client in data.clients(self.now())? {
            let id = client.id.clone();
            self.clients()
                .register_client(client)
                .await
                .map_err(|error| error.in_demo_data(id.as_str()))?;
        }
        let logo_fault = |error: SetLogoError| ProviderError::DemoData(format!("logo: {error}"));
        let logo = draw_logo(BRIGHTWORK_LOGO.to_vec()).await;
        let logo = logo.map_err(|error| logo_fault(error.into()))?;
        for client in data.clients_with_logo() {
            self.clients().give_logo(client, &logo).await.map_err(logo_fault)?;
        }
        platform::seed(store.as_ref(), self.now()).await?;
        store.set_mark(CLIENT_ID_MARK, &data.playground.client_id).await?;
        store.set_mark(CLIENT_SECRET_MARK, &data.playground.client_secret).await?;
        Ok(store.set_mark(SEEDED_MARK, EDITION).await?)
    }

    /// Moves the playground's address along when the demo is started under
    /// another issuer, such as another port.
    pub async fn follow_issuer(&self) -> Result<(), ProviderError> {
        let issuer = &self.settings().issuer;
        let store = &self.store();
        let Some(before) = store.mark(DEMO_MARK).await?.filter(|before| before != issuer) else {
            return Ok(());
        };
        if let Some(id) = store.mark(CLIENT_ID_MARK).await?
            && let Some(client) = store.find_client(&ClientId::new(id)).await?
        {
            let mut client = oauth::client::Client::clone(&client);
            for uri in &mut client.redirect_uris {
                if let Some(path) = uri.as_str().strip_prefix(&format!("{before}/")) {
                    *uri = RedirectUri::register(&format!("{issuer}/{path}"))
                        .map_err(|error| ProviderError::DemoData(error.to_string()))?;
                }
            }
            store.register_client(&client).await?;
        }
        Ok(store.set_mark(DEMO_MARK, issuer).await?)
    }

    /// The practice accounts as they are in the store now, and the password
    /// that they were seeded with.
    pub async fn practice_accounts(&self) -> Result<(Vec<PracticeAccount>, String), ProviderError> {
        let data = DemoData::read(&self.settings().issuer)?;
        let mut accounts = Vec::new();
        for seeded in data.users(&oauth::credential::secret::PasswordHash::new("")) {
            let Some((user, company)) = self.user_profile(&seeded.id).await? else { continue };
            accounts.push(PracticeAccount {
                name: user.full_name(),
                role: user.role,
                job_title: user.job_title.clone(),
                email: user.email,
                company: company.name,
            });
        }
        Ok((accounts, data.password))
    }
}

/// The hash under which a client's secret is kept.
fn secret_digest(secret: &str) -> Digest {
    Digest::of(secret)
}
