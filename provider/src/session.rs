//! Who is signed in.

use oauth::digest::Digest;
use oauth::secret::SessionToken;
use store::sessions::Session;
use store::users::{Company, User};

use crate::Provider;
use crate::error::ProviderError;

/// A person who is signed in, in one browser.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session's record.
    pub session: Session,
    /// The person.
    pub user: User,
    /// The company they work for.
    pub company: Company,
}

impl Provider {
    /// Who is signed in with this cookie, if the session is neither over nor
    /// idle for too long.
    pub async fn signed_in(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<SignedIn>, ProviderError> {
        let Some(session) = self.live_session(token).await? else { return Ok(None) };
        let now = self.now();
        let user = self.inner.store.find_user(&session.user_id).await?;
        let Some(user) = user.filter(|user| !user.disabled) else { return Ok(None) };
        let company = self
            .inner
            .store
            .find_company(&user.company_id)
            .await?
            .ok_or(ProviderError::Lost("a user's company"))?;
        if now.since(session.last_used_at) >= self.inner.settings.lifetimes.session_touch {
            self.inner.store.touch_session(&session.id, now).await?;
        }
        Ok(Some(SignedIn { session, user, company }))
    }

    /// Signs the browser out.
    pub async fn sign_out(&self, token: Option<&SessionToken>) -> Result<(), ProviderError> {
        if let Some(session) = self.live_session(token).await? {
            self.inner.store.end_session(&session.id).await?;
        }
        Ok(())
    }

    pub(crate) async fn live_session(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Session>, ProviderError> {
        let Some(token) = token else { return Ok(None) };
        let lifetimes = &self.inner.settings.lifetimes;
        let now = self.now();
        let session = self.inner.store.find_session(&Digest::of(token.expose())).await?;
        Ok(session.filter(|session| {
            now < session.created_at + lifetimes.session
                && now < session.last_used_at + lifetimes.session_idle
        }))
    }
}
