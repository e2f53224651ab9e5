//! E-mails: written with what they tell of, sent later.

mod account_emails;
mod compose;
pub mod outbox;
mod recipients;
mod render;
pub mod rendered_email;

use std::sync::Arc;

use crate::account::AccountService;
use crate::administration::AdministrationService;
use crate::shared::Shared;

#[derive(Clone)]
pub struct NotificationService {
    shared: Arc<Shared>,
    accounts: AccountService,
    administration: AdministrationService,
}

impl NotificationService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        accounts: AccountService,
        administration: AdministrationService,
    ) -> Self {
        Self { shared, accounts, administration }
    }
}
