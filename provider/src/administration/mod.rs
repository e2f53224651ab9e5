//! What the administrators of a company decide and see.

pub mod acting;
pub mod app_list;
pub mod approvals;
pub mod audit;
pub mod company_apps;
pub mod company_policy;
pub mod error;
pub mod hosts;
mod second_factor;
mod time_zone;

use std::sync::Arc;

use crate::shared::Shared;

#[derive(Clone)]
pub struct AdministrationService {
    shared: Arc<Shared>,
}

impl AdministrationService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}
