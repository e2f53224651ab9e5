//! Proof that a person signed in for a request that asks for it, by `prompt` or `max_age`.
//!
//! The request stays as it came, also on its way through the sign-in page: opened by hand it asks
//! again. Only a sign-in adds the proof, which is worth something for this request, in this
//! session and for this person alone.

use oauth::authentication::AuthenticationClass;
use oauth::authorize::{self, AuthorizationRequest, asks_for_sign_in};
use oauth::client::Client;
use oauth::id::{SessionId, UserId};
use oauth::parameters::Parameters;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::pushed_request::{PendingRequest, SIGN_IN_PROOF};
use crate::error::ProviderError;

const LABEL: &str = "sign-in proof";

#[derive(Serialize, Deserialize)]
struct SignInProof {
    /// The digest of the request.
    request: String,
    session_id: SessionId,
    user_id: UserId,
    signed_in_at: Timestamp,
    /// Later, where the person signed in elsewhere and chose an account here.
    proven_at: Timestamp,
}

impl AuthorizationService {
    /// The query that begins a request again for a person who has just signed in.
    pub async fn query_after_sign_in(
        &self,
        query: &str,
        signed_in: &SignedIn,
    ) -> Result<Option<String>, ProviderError> {
        let Ok(parameters) = Parameters::parse(query) else { return Ok(None) };
        let Ok(asked) = self.read_request(parameters.clone()) else { return Ok(None) };
        let Ok(id) = authorize::client_id(&asked.parameters) else { return Ok(None) };
        let Some(client) = self.shared.find_client(&id).await? else { return Ok(None) };
        Ok(self.proven_query(parameters, &asked, &client, signed_in))
    }

    fn proven_query(
        &self,
        parameters: Parameters,
        asked: &PendingRequest,
        client: &Client,
        signed_in: &SignedIn,
    ) -> Option<String> {
        let may_name_another =
            ["id_token_hint", "claims"].iter().any(|name| asked.parameters.get(name).is_some());
        if !asks_for_sign_in(&asked.parameters, client)
            && !may_name_another
            && !self.may_be_too_weak(asked, client, signed_in)
        {
            return None;
        }
        let proof = SignInProof {
            request: asked.digest(),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            signed_in_at: signed_in.session.authenticated_at,
            proven_at: self.shared.now(),
        };
        Some(parameters.with(SIGN_IN_PROOF, self.shared.seal(LABEL, &proof)).to_query())
    }

    /// Whether the person signed in as the request demands: checked before the page is shown, and
    /// again before it is answered.
    pub(crate) fn has_signed_in_for(
        &self,
        request: &AuthorizationRequest,
        asked: &PendingRequest,
        signed_in: &SignedIn,
    ) -> bool {
        let age = self.shared.now().since(signed_in.session.authenticated_at);
        request.accepts_sign_in(age, self.is_proven(asked, signed_in))
    }

    /// A session that another party began may be weaker than the request wants: to ask them again
    /// would lead around in a circle.
    fn may_be_too_weak(
        &self,
        asked: &PendingRequest,
        client: &Client,
        signed_in: &SignedIn,
    ) -> bool {
        let session = &signed_in.session;
        let may_want_more = asked.parameters.get("acr_values").is_some()
            || client.default_class.is_some()
            || self.shared.settings.two_factors_for_admin_scopes;
        may_want_more
            && session.provider.is_some()
            && session.methods.class() < AuthenticationClass::TwoFactors
    }

    pub(crate) fn is_proven(&self, asked: &PendingRequest, signed_in: &SignedIn) -> bool {
        let Some(proof) = &asked.sign_in_proof else { return false };
        let opened = self.shared.open_seal::<SignInProof>(LABEL, proof);
        let window = self.shared.settings.lifetimes.recent_sign_in;
        opened.is_some_and(|proof| {
            proof.session_id == signed_in.session.id
                && proof.user_id == signed_in.user.id
                && proof.signed_in_at <= signed_in.session.authenticated_at
                && self.shared.now() <= proof.proven_at + window
                && proof.request == asked.digest()
        })
    }
}
