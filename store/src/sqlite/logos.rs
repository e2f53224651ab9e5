//! Logos.

use async_trait::async_trait;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use rusqlite::Connection;

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_one};
use crate::StoreError;
use crate::logos::LogoStore;

pub(super) const FIND_LOGO: &str = "SELECT png FROM logos WHERE id = ?1";

const KEEP: &str = "INSERT INTO logos (id, png) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";

const GIVE: &str = "
    UPDATE clients SET logo = ?2, changed_at = coalesce(?3, changed_at) WHERE id = ?1";

const DROP_UNUSED: &str = "
    DELETE FROM logos
    WHERE NOT EXISTS (SELECT 1 FROM clients WHERE clients.logo = logos.id)";

#[async_trait]
impl LogoStore for SqliteStore {
    async fn set_client_logo(
        &self,
        client: &ClientId,
        png: Option<&[u8]>,
        changed_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let (client, png) = (client.clone(), png.map(<[u8]>::to_vec));
        self.write_counted(&self.clients, "give a client a logo", move |connection| {
            let id = png.as_deref().map(LogoId::of);
            if let (Some(id), Some(png)) = (&id, &png) {
                change(connection, KEEP, (id.as_str(), png))?;
            }
            let logo = id.as_ref().map(LogoId::as_str);
            let params = (client.as_str(), logo, changed_at.map(Seconds));
            let given = change(connection, GIVE, params)?;
            drop_unused(connection)?;
            Ok(given == 1)
        })
        .await
    }

    async fn find_logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read("find a logo", |connection| {
            find_one(connection, FIND_LOGO, (id.as_str(),), |row| Ok(row.get("png")?))
        })
    }
}

/// Deletes the logos that no client has any longer.
pub(super) fn drop_unused(connection: &Connection) -> Result<(), Fault> {
    change(connection, DROP_UNUSED, ()).map(drop)
}
