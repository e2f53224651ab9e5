//! Who changes something, and from where.

use std::ops::Deref;

use store::sessions::Principal;

/// The principal of a request, and the network address that it comes from: what the audit log
/// says of it.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    pub principal: &'a Principal,
    /// `None` for the command line.
    pub address: Option<&'a str>,
}

impl<'a> Caller<'a> {
    pub fn new(principal: &'a Principal, address: &'a str) -> Self {
        Self { principal, address: Some(address).filter(|address| !address.is_empty()) }
    }

    /// The operator in the name of a user.
    pub fn operator(principal: &'a Principal) -> Self {
        Self { principal, address: None }
    }
}

impl Deref for Caller<'_> {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        self.principal
    }
}
