//! Logos.

use async_trait::async_trait;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use super::PostgresStore;
use super::connection::Connection;
use super::listener::Kind;
use super::rows::{Fault, Seconds, change, find_one};
use crate::StoreError;
use crate::logos::LogoStore;

const FIND_LOGO: &str = "SELECT png FROM logos WHERE id = $1";

const KEEP: &str = "INSERT INTO logos (id, png) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";

const GIVE: &str = "
    UPDATE clients SET logo = $2, changed_at = coalesce($3, changed_at) WHERE id = $1";

const DROP_UNUSED: &str = "
    DELETE FROM logos
    WHERE NOT EXISTS (SELECT 1 FROM clients WHERE clients.logo = logos.id)";

#[async_trait]
impl LogoStore for PostgresStore {
    async fn set_client_logo(
        &self,
        client: &ClientId,
        png: Option<&[u8]>,
        changed_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        self.write_counted(Kind::Clients, "give a client a logo", |connection| async move {
            let id = png.map(LogoId::of);
            if let (Some(id), Some(png)) = (&id, png) {
                change(&connection, KEEP, (id.as_str(), png)).await?;
            }
            let logo = id.as_ref().map(LogoId::as_str);
            let params = (client.as_str(), logo, changed_at.map(Seconds));
            let given = change(&connection, GIVE, params).await?;
            drop_unused(&connection).await?;
            Ok(given == 1)
        })
        .await
    }

    async fn find_logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read("find a logo", |connection| async move {
            find_one(&connection, FIND_LOGO, (id.as_str(),), |row| Ok(row.try_get("png")?)).await
        })
        .await
    }
}

/// Deletes the logos that no client has any longer.
pub(super) async fn drop_unused(connection: &Connection) -> Result<(), Fault> {
    change(connection, DROP_UNUSED, ()).await.map(drop)
}
