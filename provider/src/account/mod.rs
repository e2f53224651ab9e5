//! People at their own account: signing in, sessions, users, and the access they gave.

pub mod connected_apps;
pub mod form_token;
mod kept;
mod known_browser;
pub mod revocation_link;
pub mod session;
pub mod sign_in;
pub mod staff;
pub mod users;

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::shared::Shared;

#[derive(Clone)]
pub struct AccountService {
    shared: Arc<Shared>,
    /// Password hashes take memory: only so many at a time.
    hashing: Arc<Semaphore>,
}

impl AccountService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        let hashing = Arc::new(Semaphore::new(shared.settings.concurrent_password_hashes));
        Self { shared, hashing }
    }
}
