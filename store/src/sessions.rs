//! Browser sessions.

use std::ops::Deref;
use std::sync::Arc;

use async_trait::async_trait;
use oauth::authentication::{AuthenticationClass, AuthenticationMethods};
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::{CompanyId, IdentityProviderId, SessionId, UserId};
use oauth::membership::Membership;
use oauth::timestamp::Timestamp;
use oauth::upstream::OWN_LOGIN;
use oauth::user::User;

use crate::error::StoreError;

/// A session's record. The cookie's value is stored as a hash beside it and
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
    /// When it ends at the latest, if the authenticating party said so.
    pub ends_at: Option<Timestamp>,
    /// When the session was last used, to within ten minutes.
    pub last_used_at: Timestamp,
}

impl Session {
    /// When a sign-in was that has been taken from its session: long ago.
    pub const AGED: Timestamp = Timestamp(0);

    /// Whether the sign-in was taken from the session, which goes on: what the person is in a
    /// company has changed, or a company has signed them out.
    pub fn is_aged(&self) -> bool {
        self.authenticated_at <= Self::AGED
    }

    /// Who signs in on the platform's own page gives no second factor here.
    pub fn has_too_few_factors_for(&self, company: &Company) -> bool {
        let is_own_login = || self.provider.as_ref().is_some_and(|id| id.as_str() == OWN_LOGIN);
        company.requires_second_factor
            && self.methods.class() == AuthenticationClass::OneFactor
            && !is_own_login()
    }

    /// Whether a company's identity provider began it: it speaks for the company alone, and not for
    /// the account, which may belong to others, too.
    pub fn is_of_a_company(&self) -> bool {
        self.provider.as_ref().is_some_and(|provider| provider.as_str() != OWN_LOGIN)
    }
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
    /// The other companies that they can act for in this session, in the order of their names: one
    /// that an identity provider began is for its company alone, and a company that demands a
    /// provider is for no other.
    pub other_companies: Vec<NamedCompany>,
    /// The identity provider with which people of the company must have signed in.
    pub demanded: Option<IdentityProviderId>,
}

impl SignedIn {
    pub fn may_act_for(&self, company: &CompanyId) -> bool {
        self.session.company_id == *company
            || self.company.id == *company
            || self.other_companies.iter().any(|other| other.id == *company)
    }
}

impl SignedIn {
    /// Whether they must sign in again before they act for this company: the session acts for
    /// another. A company that has signed them out does not find them back by it, and one that
    /// demands two factors not by the one that was enough when the session began.
    pub fn must_sign_in_for_company(&self) -> bool {
        let company = &self.principal.company;
        company.id != self.session.company_id
            && (self.session.is_aged() || self.session.has_too_few_factors_for(company))
    }
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

    /// Lets the session act for another company from now on, under a new cookie's hash; `false`,
    /// and nothing is done, if the session has ended or was aged, or its person cannot act for that
    /// company.
    async fn act_for_company(
        &self,
        id: &SessionId,
        company: &CompanyId,
        token: &Digest,
        at: Timestamp,
    ) -> Result<bool, StoreError>;
}
