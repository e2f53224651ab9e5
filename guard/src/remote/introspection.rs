//! What the server says of a token or a key (RFC 7662 §2.2).

use oauth::discovery::resource::Resource;
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::jose::access_token::{Audience, Confirmation};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::Deserialize;

use super::http::Fault;
use super::valid::ValidCredential;
use crate::caller::{Access, Caller, Method, MethodKind, SignIn};

/// The answer, of which only `active` is always there.
#[derive(Deserialize)]
pub(super) struct IntrospectionResponse {
    active: bool,
    iss: Option<String>,
    sub: Option<UserId>,
    aud: Option<Audience>,
    client_id: Option<ClientId>,
    scope: Option<ScopeSet>,
    exp: Option<Timestamp>,
    method: Option<String>,
    credential_id: Option<ApiCredentialId>,
    company_id: Option<CompanyId>,
    roles: Option<[Role; 1]>,
    acr: Option<String>,
    auth_time: Option<Timestamp>,
    cnf: Option<Confirmation>,
}

impl IntrospectionResponse {
    /// Who calls with it; `None` if it is not good for this API.
    pub(super) fn understand(
        self,
        issuer: &str,
        resource: &Resource,
    ) -> Result<Option<ValidCredential>, Fault> {
        if !self.active {
            return Ok(None);
        }
        // The server tells of tokens for this API alone; which API it takes us for is its
        // registration's to say, and may be mistaken.
        let aud = wanted(self.aud, "aud")?;
        if wanted(self.iss, "iss")? != issuer || !aud.has_resource(resource) {
            return Ok(None);
        }
        let name = wanted(self.method, "method")?;
        let kind = MethodKind::parse(&name)
            .ok_or_else(|| Fault::NotUnderstood(format!("a method {name}")))?;
        let (method, user_id) = match kind {
            MethodKind::AuthorizationCode => {
                let client = wanted(self.client_id, "client_id")?;
                (Method::AuthorizationCode(client), Some(wanted(self.sub, "sub")?))
            }
            MethodKind::ClientCredentials => {
                (Method::ClientCredentials(wanted(self.client_id, "client_id")?), None)
            }
            MethodKind::ApiKey => {
                (Method::ApiKey(wanted(self.credential_id, "credential_id")?), None)
            }
            MethodKind::PartnerApiKey => {
                (Method::PartnerApiKey(wanted(self.credential_id, "credential_id")?), None)
            }
            MethodKind::ApiToken => {
                let id = wanted(self.credential_id, "credential_id")?;
                (Method::ApiToken(id), Some(wanted(self.sub, "sub")?))
            }
        };
        let access =
            if kind.is_key() { Access::Full } else { Access::Scopes(wanted(self.scope, "scope")?) };
        let [role] = wanted(self.roles, "roles")?;
        let company_id = wanted(self.company_id, "company_id")?;
        let signed_in = SignIn::read(self.acr.as_deref(), self.auth_time);
        Ok(Some(ValidCredential {
            caller: Caller { method, user_id, company_id, role, access, signed_in },
            bound_to: self.cnf.map(|cnf| cnf.jkt),
            expires_at: self.exp,
        }))
    }
}

fn wanted<T>(member: Option<T>, name: &str) -> Result<T, Fault> {
    member.ok_or_else(|| Fault::NotUnderstood(format!("it has no {name}")))
}
