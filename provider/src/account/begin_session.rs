//! A browser's session, however the person proved who they are.

use oauth::audit::{Actor, AuditAction, AuditEvent, Subject};
use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::id::SessionId;
use oauth::spelling::email;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::outbox::Email;
use store::sessions::Session;
use store::sign_in::Counted;
use store::upstream_people::UpstreamSession;

use crate::account::AccountService;
use crate::audit_event::of_user;
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

impl Browser {
    pub(super) fn name(&self) -> Option<String> {
        let name = self.user_agent.as_deref()?;
        Some(name.chars().take(USER_AGENT_LIMIT).collect())
    }

    pub(super) fn network(&self) -> Option<String> {
        self.address.parse().ok().map(|ip| Network::of(ip).to_string())
    }
}

/// How a session begins.
#[derive(Debug, Default)]
pub struct Beginning {
    /// The account's, from before the proof was looked at.
    pub epoch: i64,
    /// The try that succeeded, if it was counted.
    pub counted: Option<Counted>,
    /// It ends at that time at the latest.
    pub ends_at: Option<Timestamp>,
    /// Tells of it.
    pub email: Option<Email>,
    /// Where else the person signed in.
    pub there: Option<UpstreamSession>,
    /// Only to say that the account is theirs, to their company's identity provider: it opens
    /// nothing else while the company demands that one.
    pub to_link: bool,
    /// No new sign-in: the session continues with stronger authentication.
    pub goes_on: bool,
}

impl AccountService {
    /// Begins a session of a person who has just proven who they are. `None` if the account was
    /// disabled, or what opens it was changed, since its epoch was read; or if they can act for no
    /// company after signing in like this.
    ///
    /// The cookie always changes (session fixation: CVE-2026-7507). The record stays if there is
    /// one, so that requests pending in other tabs do too.
    pub async fn begin_session(
        &self,
        user: &User,
        authentication: Authentication,
        browser: &Browser,
        beginning: Beginning,
    ) -> Result<Option<NewSession>, ProviderError> {
        let Beginning { epoch, counted, ends_at, email, there, to_link, goes_on } = beginning;
        let store = &self.shared.store;
        let now = self.shared.now();
        let before = self.live_session(browser.token.as_ref()).await?;
        let provider = authentication.provider.as_ref();
        let mut company = self.company_to_act_for(&user.id, provider, before.as_deref()).await?;
        if company.is_none() && to_link {
            company = store.company_to_begin_with(&user.id).await?;
        }
        let Some(company_id) = company else { return Ok(None) };
        let token = self.shared.credentials.session_token(&self.shared.random());
        let session = Session {
            id: match before {
                Some(before) => before.session.id.clone(),
                None => SessionId::new(self.shared.new_id("ses_")),
            },
            user_id: user.id.clone(),
            company_id,
            created_at: now,
            authenticated_at: authentication.at,
            methods: authentication.methods,
            provider: authentication.provider,
            user_agent: browser.name(),
            network: browser.network(),
            ends_at,
            last_used_at: now,
        };
        let digest = Digest::of(token.expose());
        let event = (!goes_on).then(|| self.sign_in_event(user, &session, &browser.address));
        let effects = event.map_or(Effects::NONE, Effects::from);
        let effects = effects.with_emails(email.into_iter().collect());
        let begun = match &there {
            Some(there) => {
                store
                    .begin_upstream_session(&session, &digest, epoch, counted, there, effects)
                    .await?
            }
            None => store.begin_session(&session, &digest, epoch, counted, effects).await?,
        };
        let email = email::fold(&user.email);
        Ok(begun.then(|| NewSession { token, known_browser: self.known_browser(&email, epoch) }))
    }

    /// Who fails leaves none: the log would be filled by those who guess.
    fn sign_in_event(&self, user: &User, session: &Session, address: &str) -> AuditEvent {
        let methods: Vec<&str> = session.methods.iter().map(AuthenticationMethod::as_str).collect();
        let methods = format!("methods={}", methods.join(","));
        let provider = session.provider.as_ref().map(|provider| format!(" provider={provider}"));
        let subject = Subject::new("user", &user.id, &user.email);
        let company = Some(session.company_id.clone());
        AuditEvent {
            actor: Actor::Person(of_user(user)),
            detail: methods + &provider.unwrap_or_default(),
            address: Some(address.to_owned()).filter(|address| !address.is_empty()),
            ..self.shared.own_event(company, AuditAction::SignedIn, subject)
        }
    }
}
