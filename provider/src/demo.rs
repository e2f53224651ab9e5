//! Databases of demos: marked, so that demo data and real data never mix. The data
//! comes from elsewhere.

use oauth::client::redirect_uri::RedirectUri;
use oauth::client::review::NameReview;
use oauth::company::Company;
use oauth::credential::secret::ClientSecret;
use oauth::id::{ClientId, PublisherId};
use oauth::membership::Membership;
use oauth::user::User;
use store::{Effects, Store};

use crate::Provider;
use crate::error::ProviderError;
use crate::playground::{CLIENT_ID_KEY, CLIENT_SECRET_KEY};

/// The issuer that the demo was seeded for.
const DEMO_KEY: &str = "demo";
/// The edition of the data that was seeded as a whole.
const SEEDED_KEY: &str = "demo seeded";

/// Whether a database is marked as a demo's.
pub async fn is_demo(store: &dyn Store) -> Result<bool, ProviderError> {
    Ok(store.metadata(DEMO_KEY).await?.is_some())
}

impl Provider {
    pub async fn is_demo(&self) -> Result<bool, ProviderError> {
        is_demo(self.store().as_ref()).await
    }

    /// Whether nothing is registered yet, so that a demo may be seeded.
    pub async fn is_empty(&self) -> Result<bool, ProviderError> {
        Ok(self.store().is_empty().await?)
    }

    /// Marks the database, before anything is seeded: one that was seeded only in part must
    /// not be taken for one with real data.
    pub async fn mark_as_demo(&self) -> Result<(), ProviderError> {
        Ok(self.store().set_metadata(DEMO_KEY, &self.settings().issuer).await?)
    }

    /// The edition of the data that was seeded as a whole.
    pub async fn demo_edition(&self) -> Result<Option<String>, ProviderError> {
        Ok(self.store().metadata(SEEDED_KEY).await?)
    }

    /// Notes that an edition of the data was seeded as a whole.
    pub async fn set_demo_edition(&self, edition: &str) -> Result<(), ProviderError> {
        Ok(self.store().set_metadata(SEEDED_KEY, edition).await?)
    }

    /// Adds companies and users with the ids that they have; those that are there stay.
    pub async fn seed_people(
        &self,
        companies: &[Company],
        people: &[(User, Vec<Membership>)],
    ) -> Result<(), ProviderError> {
        let store = self.store();
        for company in companies {
            store.create_company(company, Effects::NONE).await?;
        }
        for (user, memberships) in people {
            store.create_user(user, memberships, Effects::NONE).await?;
        }
        Ok(())
    }

    /// Demo data says which publishers' names are reviewed.
    pub async fn review_demo_publisher(&self, id: &PublisherId) -> Result<(), ProviderError> {
        let Some(record) = self.store().find_publisher(id).await? else { return Ok(()) };
        let facts = self.clients().reviewable(record).await?.facts;
        let review = NameReview { facts, at: self.now() };
        self.store().review_publisher(id, &review, Effects::NONE).await?;
        Ok(())
    }

    pub async fn set_playground_client(
        &self,
        id: &ClientId,
        secret: &ClientSecret,
    ) -> Result<(), ProviderError> {
        let store = self.store();
        store.set_metadata(CLIENT_ID_KEY, id.as_str()).await?;
        Ok(store.set_metadata(CLIENT_SECRET_KEY, secret.expose()).await?)
    }

    /// Changes the addresses of the playground's client when the demo is started under
    /// another issuer, such as another port.
    pub async fn follow_issuer(&self) -> Result<(), ProviderError> {
        let issuer = &self.settings().issuer;
        let store = self.store();
        let Some(before) = store.metadata(DEMO_KEY).await?.filter(|before| before != issuer) else {
            return Ok(());
        };
        if let Some(id) = store.metadata(CLIENT_ID_KEY).await?
            && let Some((mut client, seen)) =
                store.find_client_to_change(&ClientId::new(id)).await?
        {
            for uri in &mut client.redirect_uris {
                let path = uri.as_str().strip_prefix(&format!("{before}/"));
                let moved = path.map(|path| RedirectUri::register(&format!("{issuer}/{path}")));
                // An issuer under which no client may be reached leaves the address.
                if let Some(Ok(moved)) = moved {
                    *uri = moved;
                }
            }
            store.change_client(&client, seen, Effects::NONE).await?;
            // The address is another machine's name for the same demo.
            if let Some(publisher) = client.publisher.filter(|publisher| publisher.review.is_some())
            {
                self.review_demo_publisher(&publisher.id).await?;
            }
        }
        Ok(store.set_metadata(DEMO_KEY, issuer).await?)
    }
}
