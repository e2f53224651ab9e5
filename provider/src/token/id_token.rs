//! ID tokens (OpenID Connect Core §2): who signed in, for the app that asked.

use std::time::Duration;

use oauth::authentication::{Authenticated, AuthenticationMethod};
use oauth::client::Client;
use oauth::credential::secret::AccessToken;
use oauth::id::{ClientId, CompanyId, SessionId, UserId};
use oauth::identity::claims::{self, Claim};
use oauth::identity::custom::{self, CustomClaim};
use oauth::identity::has_openid;
use oauth::identity::id_token::{IdTokenClaims, IdTokenHint, at_hash};
use oauth::identity::sector::sector;
use oauth::identity::subject::SubjectType;
use oauth::scope::ScopeSet;
use serde_json::{Map, Value};

use crate::error::ProviderError;
use crate::token::TokenService;

/// It proves a sign-in that has just happened, and nothing afterwards.
const LIFETIME: Duration = Duration::from_mins(5);

/// What an ID token is to say.
pub(super) struct IdTokenSpec {
    user_id: UserId,
    authenticated: Authenticated,
    session_id: Option<SessionId>,
    nonce: Option<String>,
    claims: Map<String, Value>,
}

impl IdTokenSpec {
    pub(super) fn new(
        user_id: &UserId,
        authenticated: &Authenticated,
        session_id: Option<&SessionId>,
    ) -> Self {
        Self {
            user_id: user_id.clone(),
            authenticated: authenticated.clone(),
            session_id: session_id.cloned(),
            nonce: None,
            claims: Map::new(),
        }
    }

    pub(super) fn with_nonce(self, nonce: Option<String>) -> Self {
        Self { nonce, ..self }
    }
}

impl TokenService {
    /// With the claims that are to be in the ID token, too, as far as they were granted.
    pub(super) async fn with_claims(
        &self,
        spec: IdTokenSpec,
        wanted: &[Claim],
        granted: &ScopeSet,
    ) -> Result<IdTokenSpec, ProviderError> {
        if !has_openid(granted) || !wanted.iter().any(|claim| claim.is_granted(granted)) {
            return Ok(spec);
        }
        let user = self.shared.store.find_user(&spec.user_id).await?;
        let user = user.ok_or(ProviderError::Lost("a grant's user"))?;
        let mut told = claims::of(&user, wanted.iter().copied(), granted);
        told.extend(spec.claims);
        Ok(IdTokenSpec { claims: told, ..spec })
    }

    /// With the platform's own claims that are to be in the ID token, too.
    pub(super) async fn with_custom_claims(
        &self,
        spec: IdTokenSpec,
        client: &ClientId,
        company: &CompanyId,
        granted: &ScopeSet,
    ) -> Result<IdTokenSpec, ProviderError> {
        if !has_openid(granted) {
            return Ok(spec);
        }
        let is_wanted = |claim: &CustomClaim| claim.in_id_token;
        let own = self.custom_claims(&spec.user_id, client, company, granted, is_wanted).await?;
        let mut told = spec.claims;
        told.extend(own);
        Ok(IdTokenSpec { claims: told, ..spec })
    }

    /// What the app is told of what the person is in the company for which it acts now.
    pub(super) async fn custom_claims(
        &self,
        user: &UserId,
        client: &ClientId,
        company: &CompanyId,
        granted: &ScopeSet,
        is_wanted: impl Fn(&CustomClaim) -> bool,
    ) -> Result<Map<String, Value>, ProviderError> {
        let is_told = |claim: &&CustomClaim| {
            claim.is_for(client) && claim.is_granted(granted) && is_wanted(claim)
        };
        let told: Vec<&CustomClaim> = self.shared.settings.claims.iter().filter(is_told).collect();
        if told.is_empty() {
            return Ok(Map::new());
        }
        let all = self.shared.store.memberships_of_user(user).await?;
        let found = all.iter().find(|(membership, _)| membership.company_id == *company);
        let active = found.filter(|(membership, _)| membership.active);
        Ok(active
            .map(|(membership, company)| custom::of(told, membership, company))
            .unwrap_or_default())
    }

    /// `None` without the scope `openid`.
    pub(super) fn id_token(
        &self,
        client: &Client,
        spec: IdTokenSpec,
        scopes: &ScopeSet,
        access_token: &AccessToken,
    ) -> Option<String> {
        if !has_openid(scopes) {
            return None;
        }
        let now = self.shared.now();
        let IdTokenSpec { user_id, authenticated, session_id, nonce, claims } = spec;
        let algorithm = client.id_token_algorithm;
        let claims = IdTokenClaims {
            iss: self.shared.settings.issuer.clone(),
            sub: self.subject(client, &user_id),
            aud: client.id.clone(),
            exp: now + LIFETIME,
            iat: now,
            auth_time: authenticated.at,
            nonce,
            at_hash: at_hash(algorithm, access_token.expose()),
            sid: session_id.map(|session| self.session_name(client, &session, &user_id)),
            acr: authenticated.methods.class().as_str(),
            amr: authenticated.methods.iter().map(AuthenticationMethod::as_str).collect(),
            claims,
        };
        Some(self.keys.sign_id_token(algorithm, &claims))
    }

    /// By what an app knows a person: `sub`.
    pub(crate) fn subject(&self, client: &Client, user: &UserId) -> String {
        match client.subject_type {
            SubjectType::Public if !client.is_self_introduced() => user.as_str().to_owned(),
            // Those that introduced themselves before there was a choice are stored as public.
            SubjectType::Public | SubjectType::Pairwise => {
                let sector = sector(client);
                self.shared.name("subject", &[sector.as_bytes(), user.as_str().as_bytes()])
            }
        }
    }

    /// By what an app knows a session: `sid`. For each app another, or two of them could tell by it
    /// that it is the same person; and for each person: in a browser that is another's now, the
    /// session has the same id.
    pub(crate) fn session_name(
        &self,
        client: &Client,
        session: &SessionId,
        user: &UserId,
    ) -> String {
        let parts = [client.id.as_str(), session.as_str(), user.as_str()].map(str::as_bytes);
        self.shared.name("session", &parts)
    }

    pub(crate) fn verify_hint(&self, text: &str) -> Option<IdTokenHint> {
        self.keys.verify_hint(text)
    }
}
