//! Who is signed in.

use std::sync::Arc;

use oauth::digest::Digest;
use oauth::secret::SessionToken;
use store::sessions::Session;
pub use store::sessions::{Actor, SignedIn};

use crate::Provider;
use crate::error::ProviderError;

impl Provider {
    /// Who is signed in with this cookie, if the session is neither over nor
    /// idle for too long.
    pub async fn signed_in(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        let live = self.live_session(token).await?;
        let Some(signed_in) = live.filter(|live| !live.user.disabled) else { return Ok(None) };
        let (store, now) = (&self.inner.store, self.now());
        let Session { id, last_used_at, .. } = &signed_in.session;
        if now.since(*last_used_at) >= self.inner.settings.lifetimes.session_touch {
            store.touch_session(id, now).await?;
        }
        Ok(Some(signed_in))
    }

    /// Signs the browser out.
    pub async fn sign_out(&self, token: Option<&SessionToken>) -> Result<(), ProviderError> {
        if let Some(live) = self.live_session(token).await? {
            self.inner.store.end_session(&live.session.id).await?;
        }
        Ok(())
    }

    /// Whose session it is, disabled or not, if it is neither over nor idle for too
    /// long.
    pub(crate) async fn live_session(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        let Some(token) = token else { return Ok(None) };
        let lifetimes = &self.inner.settings.lifetimes;
        let now = self.now();
        let found = self.inner.store.find_signed_in(&Digest::of(token.expose())).await?;
        Ok(found.filter(|found| {
            let session = &found.session;
            now < session.created_at + lifetimes.session
                && now < session.last_used_at + lifetimes.session_idle
        }))
    }
}
