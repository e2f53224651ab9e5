//! A company's own identity provider, where its people sign in (OpenID Connect Core 1.0).

pub mod claims;
pub mod fault;
pub mod logout_token;

use serde::{Deserialize, Serialize};

use crate::client::domain::Domain;
use crate::id::{CompanyId, IdentityProviderId};

/// In place of a provider's id, of who signed in with the platform's own login.
pub const OWN_LOGIN: &str = "own_login";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityProvider {
    pub id: IdentityProviderId,
    pub company_id: CompanyId,
    /// On the button "Continue with".
    pub name: String,
    pub issuer: String,
    /// Whose addresses it may speak for.
    pub domains: Vec<Domain>,
    pub settings: UpstreamSettings,
    /// Set up by the operator, who answers for the domains; else by an administrator of the
    /// company, who proves them.
    pub by_operator: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpstreamSettings {
    pub client_id: String,
    /// The ID under which the secret is stored; `None`: we sign (`private_key_jwt`).
    pub secret: Option<String>,
    /// Beside `openid`.
    pub scopes: Vec<String>,
    pub mapping: ClaimMapping,
    /// Whether a person whom it knows, and we do not, gets an account.
    pub makes_accounts: bool,
    /// Whether everybody sees its button; else it is found by the address that is typed.
    pub has_button: bool,
}

/// How claims become a person of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimMapping {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// Whether its addresses are proven though it does not say so in `email_verified`.
    pub trusts_email: bool,
    /// The claim with a person's groups.
    pub groups: String,
    /// The groups that make an administrator. None: roles are given here alone.
    pub administrators: Vec<String>,
    /// The groups whose people may come in. None: everybody may.
    pub members: Vec<String>,
}

impl Default for ClaimMapping {
    /// OpenID Connect Core 1.0 §5.1.
    fn default() -> Self {
        Self {
            first_name: "given_name".to_owned(),
            last_name: "family_name".to_owned(),
            email: "email".to_owned(),
            trusts_email: false,
            groups: "groups".to_owned(),
            administrators: Vec::new(),
            members: Vec::new(),
        }
    }
}
