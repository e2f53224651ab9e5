//! Logos.

use async_trait::async_trait;
use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::row::single;
use super::transaction::Transaction as _;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::logos::LogoStore;
use crate::memory::Topic;

pub(crate) const FIND_LOGO: &str = "SELECT png FROM logos WHERE id = ?1";

const INSERT_LOGO: &str = "INSERT INTO logos (id, png) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";

const SET_LOGO: &str = "
    UPDATE clients SET logo = ?2, changed_at = coalesce(?3, changed_at), version = version + 1
    WHERE id = ?1";

/// Logos that no client has any longer.
const DELETE_UNUSED: &str = "
    DELETE FROM logos
    WHERE NOT EXISTS (SELECT 1 FROM clients WHERE clients.logo = logos.id)";

#[async_trait]
impl<D: Driver> LogoStore for D {
    async fn set_client_logo(
        &self,
        client: &ClientId,
        png: Option<&[u8]>,
        changed_at: Option<Timestamp>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("give a client a logo", (client.clone(), png.map(<[u8]>::to_vec)));
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (client, png) = &*args;
            let logo = png.as_deref().map(|png| (LogoId::of(png), png));
            if let Some((id, png)) = &logo {
                tx.execute(INSERT_LOGO, params![id, *png]).await?;
            }
            let values = params![client, logo.as_ref().map(|(id, _)| id), changed_at];
            let is_set = tx.execute(SET_LOGO, values).await? == 1;
            tx.execute(DELETE_UNUSED, params![]).await?;
            Ok(is_set)
        })
        .await
    }

    async fn find_logo(&self, id: &LogoId) -> Result<Option<Vec<u8>>, StoreError> {
        self.find_one("find a logo", FIND_LOGO, params![id], single).await
    }
}
