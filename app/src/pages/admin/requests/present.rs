use provider::administration::approvals::Approval;

use crate::i18n::Localizer;
use crate::pages::admin::present::{answered, asked};

#[derive(Clone, Debug)]
pub struct AdminRequestsPage {
    pub waiting: Vec<ApprovalRow>,
    pub answered: Vec<ApprovalRow>,
}

#[derive(Clone, Debug)]
pub struct ApprovalRow {
    pub app: String,
    pub state: String,
    pub details: String,
}

pub fn approval_row(localizer: Localizer, approval: &Approval) -> ApprovalRow {
    let state = match answered(localizer, approval) {
        Some((answered, _)) => answered,
        None => asked(localizer, approval),
    };
    ApprovalRow {
        app: approval.client.display_name(),
        state,
        details: routes::admin_request(&approval.request.id),
    }
}
