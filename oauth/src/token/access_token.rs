use crate::authentication::Authenticated;
use crate::discovery::resource::Resources;
use crate::id::{ClientId, CompanyId, GrantId, UserId};
use crate::jose::thumbprint::Thumbprint;
use crate::role::Role;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// Active now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveAccessToken {
    pub client_id: ClientId,
    /// `None` for client credentials.
    pub user_id: Option<UserId>,
    /// `None` for client credentials.
    pub grant_id: Option<GrantId>,
    pub company_id: CompanyId,
    /// The person's role now, or the service's.
    pub role: Role,
    /// When the person proved who they are, and how; `None` for client credentials.
    pub authenticated: Option<Authenticated>,
    /// Those it was issued with that are still allowed.
    pub scopes: ScopeSet,
    /// None named: the platform's own.
    pub resources: Resources,
    /// The key whose possession its bearer must prove (RFC 9449 §6).
    pub bound_to: Option<Thumbprint>,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
}
