//! Browser sessions.

use std::ops::Deref;
use std::sync::Arc;

use async_trait::async_trait;
use oauth::authentication::AuthenticationMethods;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::{CompanyId, IdentityProviderId, SessionId, UserId};
use oauth::membership::Membership;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use crate::error::StoreError;

/// A session's record. The cookie's value is kept as a hash beside it and
/// changes at each sign-in; the record stays, so that requests pending in other
/// tabs stay bound to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub user_id: UserId,
    /// The company that the person acts for.
    pub company_id: CompanyId,
    pub created_at: Timestamp,
    /// When the person last proved who they are, how, and to whom.
    pub authenticated_at: Timestamp,
    pub methods: AuthenticationMethods,
    /// `None`: to this server.
    pub provider: Option<IdentityProviderId>,
    /// What the browser called itself, cut; and the network that it signed in from.
    pub user_agent: Option<String>,
    pub network: Option<String>,
    /// When it ends at the latest, if whoever authenticated the person said so.
    pub ends_at: Option<Timestamp>,
    /// When the session was last used, to within ten minutes.
    pub last_used_at: Timestamp,
}

/// A person who acts for themselves and one company that they belong to, however they came to be
/// known: by a session, by an app's token, or named by the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    pub user: User,
    /// What they are in the company.
    pub membership: Membership,
    pub company: Company,
}

impl Principal {
    /// Whether they can act for the company.
    pub fn is_active(&self) -> bool {
        self.membership.active && !self.user.disabled
    }
}

/// A company, where its name is all that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedCompany {
    pub id: CompanyId,
    pub name: String,
}

/// A person who is signed in, in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub session: Session,
    pub principal: Principal,
    /// The other companies that they can act for, in the order of their names.
    pub other_companies: Vec<NamedCompany>,
}

impl Deref for SignedIn {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        &self.principal
    }
}

#[async_trait]
pub trait SessionStore {
    /// The session whose cookie has that hash, and whose it is; however old, and
    /// disabled or not: the caller knows the lifetimes. A change made through this
    /// store is seen at once, another process's within 100 milliseconds; when the
    /// session was last used, if another process notes that, within a minute.
    async fn find_signed_in(&self, token: &Digest) -> Result<Option<Arc<SignedIn>>, StoreError>;

    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError>;

    /// Lets the session act for another company from now on, under a new cookie's hash; `false`, and
    /// nothing is done, if the session has ended, or its person cannot act for that company.
    async fn act_for_company(
        &self,
        id: &SessionId,
        company: &CompanyId,
        token: &Digest,
        at: Timestamp,
    ) -> Result<bool, StoreError>;
}
