//! Who calls an API.

use oauth::id::{ClientId, CompanyId, UserId};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::token::access_token::LiveAccessToken;

/// Who calls, after their token has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The client that holds the token.
    pub client_id: ClientId,
    /// The person on whose behalf it calls; `None` for a service.
    pub user_id: Option<UserId>,
    /// The company whose data it reaches.
    pub company_id: CompanyId,
    /// How far it reaches there.
    pub role: Role,
    /// What the token opens.
    pub scopes: ScopeSet,
}

impl From<LiveAccessToken> for Caller {
    fn from(token: LiveAccessToken) -> Self {
        Self {
            client_id: token.client_id,
            user_id: token.user_id,
            company_id: token.company_id,
            role: token.role,
            scopes: token.scopes,
        }
    }
}
