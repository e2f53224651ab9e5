//! Grants: what one person, in one company, has allowed one client.

use crate::id::{ClientId, CompanyId, GrantId, UserId};
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// A grant as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// The person who allowed it.
    pub user_id: UserId,
    /// The client that was allowed.
    pub client_id: ClientId,
    /// The company whose data it reaches.
    pub company_id: CompanyId,
    /// What is allowed now.
    pub scopes: ScopeSet,
    /// When it was first allowed.
    pub granted_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}
