//! A browser's session, however the person proved who they are.

use oauth::authentication::Authentication;
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::id::SessionId;
use oauth::spelling::email;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::sessions::Session;
use store::sign_in::Counted;

use crate::account::AccountService;
use crate::error::ProviderError;

/// The browser that signs in.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// The session cookie's value, whether or not the session still exists.
    pub token: Option<SessionToken>,
    /// What it calls itself.
    pub user_agent: Option<String>,
    /// The network address that it comes from.
    pub address: String,
}

/// The values of a browser's cookies.
#[derive(Debug)]
pub struct NewSession {
    pub token: SessionToken,
    pub known_browser: String,
}

/// Of what a browser calls itself: enough to tell one from another.
const USER_AGENT_LIMIT: usize = 256;

impl AccountService {
    /// Begins a session of a person who has just proven who they are. `epoch` is the account's from
    /// before the proof was looked at: `None` if the account was disabled, or what opens it was
    /// changed, in the meantime.
    ///
    /// The cookie always changes (session fixation: CVE-2026-7507). The record stays if there is
    /// one, so that requests pending in other tabs do too.
    pub async fn begin_session(
        &self,
        user: &User,
        authentication: Authentication,
        browser: &Browser,
        epoch: i64,
        counted: Option<Counted>,
    ) -> Result<Option<NewSession>, ProviderError> {
        self.begin_session_until(user, authentication, browser, epoch, counted, None).await
    }

    /// As [`Self::begin_session`]; the session ends at that time at the latest.
    pub(crate) async fn begin_session_until(
        &self,
        user: &User,
        authentication: Authentication,
        browser: &Browser,
        epoch: i64,
        counted: Option<Counted>,
        ends_at: Option<Timestamp>,
    ) -> Result<Option<NewSession>, ProviderError> {
        let now = self.shared.now();
        let before = self.live_session(browser.token.as_ref()).await?;
        let token = self.shared.credentials.session_token(&self.shared.random());
        let user_agent = browser.user_agent.as_deref();
        let session = Session {
            id: match before {
                Some(before) => before.session.id.clone(),
                None => SessionId::new(self.shared.new_id("ses_")),
            },
            user_id: user.id.clone(),
            company_id: user.company_id.clone(),
            created_at: now,
            authenticated_at: authentication.at,
            methods: authentication.methods,
            provider: authentication.provider,
            user_agent: user_agent.map(|name| name.chars().take(USER_AGENT_LIMIT).collect()),
            network: browser.address.parse().ok().map(|ip| Network::of(ip).to_string()),
            ends_at,
            last_used_at: now,
        };
        let digest = Digest::of(token.expose());
        let begun = self.shared.store.begin_session(&session, &digest, epoch, counted).await?;
        let email = email::fold(&user.email);
        Ok(begun.then(|| NewSession { token, known_browser: self.known_browser(&email, epoch) }))
    }
}
