//! An app asks that a person sign out (OpenID Connect RP-Initiated Logout 1.0).

use std::sync::Arc;
use std::time::Duration;

use oauth::client::Client;
use oauth::client::redirect_uri::Destination;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::sessions::Session;
use url::Url;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::begin_authorization::is_trusted_to_redirect;
use crate::error::ProviderError;

/// What is to happen.
pub enum LogoutOutcome {
    /// The app says which session it means, and it is this one: it ends at once.
    SignOut { then: Option<AfterLogout> },
    /// The link may have come from anywhere.
    Ask { app: Option<String>, then: Option<AfterLogout>, apps: SessionApps },
    /// There is no session to end.
    NotSignedIn { then: Option<AfterLogout> },
}

/// The apps that the person signed in to with the session, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionApps {
    /// They are told of its end.
    pub signed_out: Vec<String>,
    /// They go on until the person signs out there.
    pub stay: Vec<String>,
}

/// Where the person goes on: an address that the app has registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AfterLogout(String);

impl AfterLogout {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const LABEL: &str = "after logout";

/// Whom an app means by its hint, while the browser is on its way from a form to the page.
#[derive(Serialize, Deserialize)]
struct Hinted {
    client: Option<ClientId>,
    sid: Option<String>,
    until: Timestamp,
}

impl Hinted {
    const LABEL: &str = "logout hint";
    /// The parameter that has it, in place of `id_token_hint`.
    const PARAMETER: &str = "hint";
    const LIFETIME: Duration = Duration::from_mins(10);
}

impl AuthorizationService {
    pub async fn begin_logout(
        &self,
        parameters: &Parameters,
        signed_in: Option<&SignedIn>,
    ) -> Result<LogoutOutcome, ProviderError> {
        let hint = self.hinted(parameters).or_else(|| self.open_hinted(parameters));
        let client = self.client_of_logout(parameters, hint.as_ref()).await?;
        let sid = hint.and_then(|hint| hint.sid);
        let names_this_session =
            client.as_ref().zip(signed_in).zip(sid).is_some_and(|((client, signed_in), sid)| {
                let session = &signed_in.session;
                self.tokens.session_name(client, &session.id, &session.user_id) == sid
            });
        let after = |client: &Arc<Client>| after(parameters, client, names_this_session);
        let then = client.as_ref().and_then(after);
        let Some(signed_in) = signed_in else { return Ok(LogoutOutcome::NotSignedIn { then }) };
        if names_this_session {
            return Ok(LogoutOutcome::SignOut { then });
        }
        let apps = self.apps_of_session(signed_in, client.as_deref()).await?;
        let app = client.map(|client| client.display_name());
        Ok(LogoutOutcome::Ask { app, then, apps })
    }

    /// What an app sent in a form, for an address of ours: in those there is no token.
    pub fn repeat_logout(&self, parameters: Parameters) -> Parameters {
        let hinted = self.hinted(&parameters);
        let parameters = parameters.without(&["id_token_hint", Hinted::PARAMETER]);
        match hinted {
            Some(hinted) => {
                parameters.with(Hinted::PARAMETER, self.shared.seal(Hinted::LABEL, &hinted))
            }
            None => parameters,
        }
    }

    fn hinted(&self, parameters: &Parameters) -> Option<Hinted> {
        let hint = self.tokens.verify_hint(parameters.get("id_token_hint")?)?;
        let until = self.shared.now() + Hinted::LIFETIME;
        Some(Hinted { client: hint.client(), sid: hint.sid, until })
    }

    fn open_hinted(&self, parameters: &Parameters) -> Option<Hinted> {
        let sealed = parameters.get(Hinted::PARAMETER)?;
        let hinted: Hinted = self.shared.open_seal(Hinted::LABEL, sealed)?;
        (self.shared.now() < hinted.until).then_some(hinted)
    }

    /// That the one that asks stays signed in is not for us to say: it has sent the person here.
    async fn apps_of_session(
        &self,
        signed_in: &SignedIn,
        asking: Option<&Client>,
    ) -> Result<SessionApps, ProviderError> {
        let Session { id, user_id, .. } = &signed_in.session;
        let mut all = self.shared.apps_of_sessions(user_id).await?;
        let mut apps = SessionApps::default();
        for client in all.remove(id).unwrap_or_default() {
            let is_told = client.backchannel_logout.is_some() && !client.disabled;
            if is_told {
                apps.signed_out.push(client.display_name());
            } else if asking.is_none_or(|asking| asking.id != client.id) {
                apps.stay.push(client.display_name());
            }
        }
        Ok(apps)
    }

    /// RP-Initiated Logout §2: "When both client_id and id_token_hint are present, the OP MUST
    /// verify that the Client Identifier matches the one used when issuing the ID Token." Else it
    /// is nobody's.
    async fn client_of_logout(
        &self,
        parameters: &Parameters,
        hint: Option<&Hinted>,
    ) -> Result<Option<Arc<Client>>, ProviderError> {
        let named = parameters.get("client_id").map(ClientId::new);
        let hinted = hint.and_then(|hint| hint.client.clone());
        let id = match (named, hinted) {
            (Some(named), Some(hinted)) if named != hinted => return Ok(None),
            (named, hinted) => hinted.or(named),
        };
        let Some(id) = id else { return Ok(None) };
        let client = self.shared.store.find_client(&id).await?;
        Ok(client.filter(|client| !client.disabled))
    }

    /// To travel through the page that asks.
    pub fn seal_after_logout(&self, then: &AfterLogout) -> String {
        self.shared.seal(LABEL, then)
    }

    pub fn open_after_logout(&self, sealed: &str) -> Option<AfterLogout> {
        self.shared.open_seal(LABEL, sealed)
    }
}

/// RP-Initiated Logout §3: "the value MUST have been previously registered", and is compared
/// character by character. Who runs it must be verified, too: no action is needed for this
/// redirect (RFC 9700 §4.11.2). An app that introduced itself is trusted with its own people alone.
fn after(
    parameters: &Parameters,
    client: &Client,
    names_this_session: bool,
) -> Option<AfterLogout> {
    let presented = parameters.get("post_logout_redirect_uri")?;
    let is_registered =
        client.post_logout_redirect_uris.iter().any(|known| known.as_str() == presented);
    let proven = client.proven_at(&Destination::of(presented));
    let is_trusted =
        proven.is_verified() && names_this_session || is_trusted_to_redirect(client, &proven);
    if !is_registered || !is_trusted {
        return None;
    }
    let Some(state) = parameters.get("state") else {
        return Some(AfterLogout(presented.to_owned()));
    };
    let mut url = Url::parse(presented).ok()?;
    url.query_pairs_mut().append_pair("state", state);
    Some(AfterLogout(url.into()))
}
