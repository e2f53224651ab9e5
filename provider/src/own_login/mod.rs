//! The platform's own login: people sign in on a page of the platform, which says who they are.
//!
//! 1. The browser is sent there with a login request.
//! 2. The platform reads the request, signs its user in, and answers: by its own client's token.
//! 3. The browser comes back with a code that the platform got for its answer, and is signed in.
//!
//! Neither the request nor the code alone is enough. Who begins, and lets another person sign in at
//! the platform for it, never sees the code. Who follows a link with another person's code has not
//! begun.

pub mod answer_login;
pub mod complete_login;
pub mod login_request;
mod memberships;
pub mod outcomes;
pub mod people;
pub mod platform;
pub mod profile;

use std::sync::Arc;

use crate::account::AccountService;
use crate::authorization::AuthorizationService;
use crate::settings::OwnLogin;
use crate::shared::Shared;

#[derive(Clone)]
pub struct OwnLoginService {
    shared: Arc<Shared>,
    accounts: AccountService,
    authorization: AuthorizationService,
}

impl OwnLoginService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        accounts: AccountService,
        authorization: AuthorizationService,
    ) -> Self {
        Self { shared, accounts, authorization }
    }

    pub fn settings(&self) -> Option<&OwnLogin> {
        self.shared.settings.own_login.as_ref()
    }
}
