//! Databases of demos: marked, so that practice data and real data never mix. The data
//! comes from elsewhere.

use oauth::client::Client;
use oauth::client::redirect_uri::RedirectUri;
use oauth::company::Company;
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use oauth::user::User;

use crate::Provider;
use crate::error::ProviderError;
use crate::playground::{CLIENT_ID_MARK, CLIENT_SECRET_MARK};

/// The issuer that the demo was seeded for.
const DEMO_MARK: &str = "demo";
/// The edition of the data that was seeded as a whole.
const SEEDED_MARK: &str = "demo seeded";

impl Provider {
    /// Whether the database is a demo's.
    pub async fn is_demo(&self) -> Result<bool, ProviderError> {
        Ok(self.store().mark(DEMO_MARK).await?.is_some())
    }

    /// Whether nothing is registered yet, so that a demo may be seeded.
    pub async fn is_empty(&self) -> Result<bool, ProviderError> {
        Ok(self.store().is_empty().await?)
    }

    /// Marks the database, before anything is seeded: one that was seeded only in part must
    /// not be taken for one with real data.
    pub async fn mark_as_demo(&self) -> Result<(), ProviderError> {
        Ok(self.store().set_mark(DEMO_MARK, &self.settings().issuer).await?)
    }

    /// The edition of the data that was seeded as a whole.
    pub async fn demo_edition(&self) -> Result<Option<String>, ProviderError> {
        Ok(self.store().mark(SEEDED_MARK).await?)
    }

    /// Notes that an edition of the data was seeded as a whole.
    pub async fn set_demo_edition(&self, edition: &str) -> Result<(), ProviderError> {
        Ok(self.store().set_mark(SEEDED_MARK, edition).await?)
    }

    /// Adds companies and people with the ids that they have, or replaces them.
    pub async fn seed_people(
        &self,
        companies: &[Company],
        users: &[User],
    ) -> Result<(), ProviderError> {
        let store = self.store();
        for company in companies {
            store.put_company(company).await?;
        }
        for user in users {
            store.put_user(user).await?;
        }
        Ok(())
    }

    /// Names the playground's own client.
    pub async fn set_playground_client(
        &self,
        id: &ClientId,
        secret: &ClientSecret,
    ) -> Result<(), ProviderError> {
        let store = self.store();
        store.set_mark(CLIENT_ID_MARK, id.as_str()).await?;
        Ok(store.set_mark(CLIENT_SECRET_MARK, secret.expose()).await?)
    }

    /// Changes the addresses of the playground's client when the demo is started under
    /// another issuer, such as another port.
    pub async fn follow_issuer(&self) -> Result<(), ProviderError> {
        let issuer = &self.settings().issuer;
        let store = self.store();
        let Some(before) = store.mark(DEMO_MARK).await?.filter(|before| before != issuer) else {
            return Ok(());
        };
        if let Some(id) = store.mark(CLIENT_ID_MARK).await?
            && let Some(client) = store.find_client(&ClientId::new(id)).await?
        {
            let mut client = Client::clone(&client);
            for uri in &mut client.redirect_uris {
                let path = uri.as_str().strip_prefix(&format!("{before}/"));
                let moved = path.map(|path| RedirectUri::register(&format!("{issuer}/{path}")));
                // An issuer under which no client may be reached leaves the address.
                if let Some(Ok(moved)) = moved {
                    *uri = moved;
                }
            }
            store.register_client(&client).await?;
        }
        Ok(store.set_mark(DEMO_MARK, issuer).await?)
    }
}
