use oauth::client::proven::Proven;
use provider::Provider;
use provider::administration::approvals::{Approval, MESSAGE_LENGTH};

use crate::components::form::PostForm;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::Localizer;
use crate::pages::admin::present::{answered, asked, destinations};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AdminRequestPage {
    pub app: String,
    pub publisher: String,
    pub proven: Proven,
    pub destinations: String,
    pub asked: String,
    pub message: Option<String>,
    pub permissions: Vec<ScopeGroup>,
    /// What the person cannot allow even when it is approved.
    pub beyond_role: Option<String>,
    pub answered: Option<(String, Option<String>)>,
    pub form: PostForm,
    pub reason_length: usize,
    /// As it was typed, where the page is shown again.
    pub reason: String,
}

pub fn approval_request_page(
    provider: &Provider,
    localizer: Localizer,
    approval: &Approval,
    form: PostForm,
) -> AdminRequestPage {
    let permissions = Permissions::of(provider, &approval.client, localizer);
    let beyond = permissions.prompts(&approval.requires_admin);
    let message = Some(approval.request.message.clone()).filter(|message| !message.is_empty());
    AdminRequestPage {
        app: approval.client.display_name(),
        publisher: approval.client.publisher_name(),
        proven: approval.client.proven(),
        destinations: destinations(localizer, &approval.client),
        asked: asked(localizer, approval),
        message,
        permissions: permissions.groups(&approval.request.scopes),
        beyond_role: (!beyond.is_empty()).then(|| {
            localizer.t_args(
                "admin-request-beyond-role",
                &[
                    ("name", approval.user.full_name().into()),
                    ("permissions", beyond.join(", ").into()),
                ],
            )
        }),
        answered: answered(localizer, approval),
        form,
        reason_length: MESSAGE_LENGTH,
        reason: String::new(),
    }
}
