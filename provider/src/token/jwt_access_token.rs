//! Access tokens that are JWTs (RFC 9068): what they say, and what that is worth.

use oauth::discovery::resource::Resources;
use oauth::id::UserId;
use oauth::jose::access_token::{AccessTokenClaims, Confirmation};
use oauth::role::Role;
use oauth::token::access_token::LiveAccessToken;
use store::tokens::{NewAccessToken, SubjectRef, TokenSubject};

use crate::error::ProviderError;
use crate::token::TokenService;

impl TokenService {
    pub(crate) fn claims(&self, token: &NewAccessToken, role: Role) -> AccessTokenClaims {
        let client_id = token.client_id.clone();
        let mut proof = None;
        let (sub, company_id, family, epoch) = match &token.subject {
            TokenSubject::User { user_id, company_id, family_id, authenticated, .. } => {
                proof = Some(authenticated);
                (user_id.to_string(), company_id.clone(), Some(family_id.clone()), 0)
            }
            // RFC 9068 §2.2: "In cases of access tokens obtained through grants where
            // no resource owner is involved [...] the value of sub SHOULD correspond
            // to an identifier [...] to indicate the client application." User ids
            // begin with `usr_`, which no client's may (RFC 9700 §4.15.1).
            TokenSubject::Service { company_id, epoch, .. } => {
                (client_id.to_string(), company_id.clone(), None, *epoch)
            }
        };
        AccessTokenClaims {
            iss: self.shared.settings.issuer.clone(),
            exp: token.expires_at,
            aud: token.resources.iter().map(|resource| resource.as_str().to_owned()).collect(),
            sub,
            client_id,
            iat: token.issued_at,
            jti: self.shared.new_id("jti_"),
            scope: token.scopes.clone(),
            company_id,
            roles: vec![role.as_str().to_owned()],
            family,
            epoch,
            acr: proof.map(|proof| proof.methods.class().as_str().to_owned()),
            auth_time: proof.map(|proof| proof.at),
            cnf: token.bound_to.clone().map(|jkt| Confirmation { jkt }),
        }
    }

    pub(crate) async fn role_of(&self, subject: &TokenSubject) -> Result<Role, ProviderError> {
        match subject {
            TokenSubject::Service { role, .. } => Ok(*role),
            TokenSubject::User { user_id, company_id, .. } => {
                let found = self.shared.store.find_principal(user_id, company_id).await?;
                Ok(found.ok_or(ProviderError::Lost("a grant's user"))?.membership.role)
            }
        }
    }

    /// What a JWT access token grants access to now. An API that reads it by itself learns nothing
    /// of a removal before it ends; one that asks us does.
    pub(crate) async fn check_jwt(
        &self,
        text: &str,
    ) -> Result<Option<LiveAccessToken>, ProviderError> {
        let now = self.shared.now();
        let Some(claims) = self.keys.verify_access_token(text, now) else { return Ok(None) };
        // RFC 9068 §4: without an audience it is for no API, not for our own.
        let Ok(resources) = claims.aud.iter().map(|name| name.parse()).collect() else {
            return Ok(None);
        };
        if Resources::is_empty(&resources) {
            return Ok(None);
        }
        let subject = SubjectRef {
            client_id: claims.client_id.clone(),
            company_id: claims.company_id.clone(),
            family_id: claims.family,
            epoch: claims.epoch,
        };
        let Some(live) = self.shared.store.find_subject(&subject, now).await? else {
            return Ok(None);
        };
        let is_same = live.user_id.as_ref().map_or(claims.client_id.as_str(), UserId::as_str);
        if is_same != claims.sub {
            return Ok(None);
        }
        Ok(Some(LiveAccessToken {
            client_id: claims.client_id,
            user_id: live.user_id,
            grant_id: live.grant_id,
            company_id: claims.company_id,
            role: live.role,
            authenticated: live.authenticated,
            scopes: claims.scope.intersection(&live.scopes),
            resources,
            bound_to: claims.cnf.map(|cnf| cnf.jkt),
            issued_at: claims.iat,
            expires_at: claims.exp,
        }))
    }
}
