//! Who changes something, and from where.

use std::ops::Deref;

use store::Acting;
use store::sessions::{Principal, Session};

/// The principal of a request, and the network address that it comes from: what the audit log
/// says of it.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    pub principal: &'a Principal,
    /// `None` for the command line.
    pub address: Option<&'a str>,
    /// The browser session that they use.
    pub session: Option<&'a Session>,
}

impl<'a> Caller<'a> {
    pub fn new(principal: &'a Principal, address: &'a str) -> Self {
        let address = Some(address).filter(|address| !address.is_empty());
        Self { principal, address, session: None }
    }

    /// The operator in the name of a user.
    pub fn operator(principal: &'a Principal) -> Self {
        Self { principal, address: None, session: None }
    }

    #[must_use]
    pub fn in_session(self, session: &'a Session) -> Self {
        Self { session: Some(session), ..self }
    }

    /// As who they are now: what they do is done while that is so.
    pub(crate) fn acting(&self) -> Acting {
        Acting {
            user: self.user.id.clone(),
            company: self.company.id.clone(),
            role: self.membership.role,
            session: self.session.map(|session| (session.id.clone(), session.authenticated_at)),
        }
    }
}

impl Deref for Caller<'_> {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        self.principal
    }
}
