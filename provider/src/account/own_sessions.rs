//! Where a person is signed in.

use std::collections::BTreeMap;
use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::client::Client;
use oauth::id::SessionId;
use store::sessions::Session;

use crate::account::AccountService;
use crate::account::session::SignedIn;
use crate::caller::Caller;
use crate::error::ProviderError;

/// More browsers than a person looks through.
const MOST: u32 = 100;

impl AccountService {
    /// Their sessions that are neither over nor idle for too long, the last used first.
    pub async fn own_sessions(&self, signed_in: &SignedIn) -> Result<Vec<Session>, ProviderError> {
        let lifetimes = &self.shared.settings.lifetimes;
        let now = self.shared.now();
        let (began_after, used_after) = (now - lifetimes.session, now - lifetimes.session_idle);
        let user = &signed_in.user.id;
        let store = &self.shared.store;
        let mut sessions = store.sessions_of_user(user, began_after, used_after, MOST).await?;
        sessions.retain(|session| session.ends_at.is_none_or(|end| now < end));
        Ok(sessions)
    }

    /// The names of the apps that they signed in to with each.
    pub async fn apps_of_own_sessions(
        &self,
        signed_in: &SignedIn,
    ) -> Result<BTreeMap<SessionId, Vec<String>>, ProviderError> {
        let apps = self.shared.apps_of_sessions(&signed_in.user.id).await?;
        let names = |of_session: Vec<Arc<Client>>| {
            of_session.iter().map(|client| client.display_name()).collect()
        };
        Ok(apps.into_iter().map(|(session, apps)| (session, names(apps))).collect())
    }

    /// Whether there was such a session of theirs.
    pub async fn end_own_session(
        &self,
        caller: Caller<'_>,
        id: &SessionId,
    ) -> Result<bool, ProviderError> {
        let user = &caller.user;
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.shared.event(caller, AuditAction::SessionEnded, subject);
        Ok(self.shared.store.end_session_of_user(&user.id, id, event.into()).await?)
    }

    /// Ends all their sessions but this one, and that other browsers are known; what this one is
    /// known by from now on.
    pub async fn end_other_sessions(
        &self,
        caller: Caller<'_>,
        this: &SessionId,
    ) -> Result<String, ProviderError> {
        let user = &caller.user;
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.shared.event(caller, AuditAction::SessionsEnded, subject);
        let event = event.with_detail("others");
        let store = &self.shared.store;
        let epoch = store.end_other_sessions(&user.id, this, event.into()).await?;
        Ok(self.known_browser(&user.email, epoch))
    }
}
