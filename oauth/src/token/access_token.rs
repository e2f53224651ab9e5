//! What an access token means to an API that is shown one.

use crate::discovery::resource::Resources;
use crate::id::{ClientId, CompanyId, GrantId, UserId};
use crate::jose::thumbprint::Thumbprint;
use crate::role::Role;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// A token that is good now, with what it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveAccessToken {
    pub client_id: ClientId,
    /// The person on whose behalf it acts; `None` for client credentials.
    pub user_id: Option<UserId>,
    /// The grant it descends from; `None` for client credentials.
    pub grant_id: Option<GrantId>,
    /// The company whose data it reaches.
    pub company_id: CompanyId,
    /// How far it reaches there: the person's role now, or the service's.
    pub role: Role,
    /// What it opens: the scopes it was issued with that are still allowed.
    pub scopes: ScopeSet,
    /// The APIs it is for; none named: the platform's own.
    pub resources: Resources,
    /// The key whose possession its bearer must prove (RFC 9449 §6).
    pub bound_to: Option<Thumbprint>,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
}
