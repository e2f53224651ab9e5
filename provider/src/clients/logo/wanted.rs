//! Logos that metadata documents name. They are fetched beside what people wait for, once an app is
//! stored: strangers have nothing fetched and drawn. A picture that cannot be had is tried again when
//! the document is read again; until then the app has a letter.

use oauth::audit::AuditAction;
use oauth::client::logo::LogoId;

use super::picture::MAX_BYTES;
use crate::audit_event::of_client;
use crate::clients::ClientService;
use crate::error::ProviderError;
use crate::introductions::source::Wanted;

impl ClientService {
    /// Sees to one of them; how many there were.
    pub async fn fetch_wanted_logo(&self) -> Result<usize, ProviderError> {
        let shared = &self.shared;
        let Some((id, url)) = shared.wanted_logos.first() else { return Ok(0) };
        let Some(client) = shared.store.find_client(&id).await? else { return Ok(1) };
        let png = match url {
            None => None,
            Some(url) => {
                let wanted = Wanted { url, limit: MAX_BYTES, is_known: true };
                let Ok(bytes) = shared.fetching.fetch_picture(&wanted).await else { return Ok(1) };
                let Ok(png) = self.draw_logo(id.as_str(), bytes).await else { return Ok(1) };
                Some(png)
            }
        };
        if client.logo != png.as_deref().map(LogoId::of) {
            let event = shared.own_event(None, AuditAction::LogoGiven, of_client(&client));
            shared.store.set_client_logo(&id, png.as_deref(), None, event.into()).await?;
        }
        Ok(1)
    }
}
