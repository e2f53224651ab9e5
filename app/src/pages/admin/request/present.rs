use provider::Provider;
use provider::administration::approvals::{Approval, MESSAGE_LENGTH};

use crate::components::form::PostForm;
use crate::i18n::Localizer;
use crate::pages::admin::present::{answered, asked};
use crate::pages::admin::subject::AppSubject;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AdminRequestPage {
    pub app: AppSubject,
    pub asked: String,
    pub message: Option<String>,
    /// What the person cannot allow even when it is approved.
    pub beyond_role: Option<String>,
    /// Where the page is shown that the person sees; a device's request has none.
    pub preview: Option<String>,
    pub answered: Option<(String, Option<String>)>,
    pub form: PostForm,
    pub reason_length: usize,
    /// As it was typed, where the page is shown again.
    pub reason: String,
    pub needs_trust: bool,
    /// It was approved without saying so.
    pub trust_missing: bool,
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
    let has_preview = !approval.client.redirect_uris.is_empty();
    AdminRequestPage {
        app: AppSubject::of(provider, localizer, &approval.client, &approval.request.scopes),
        asked: asked(localizer, approval),
        message,
        beyond_role: (!beyond.is_empty()).then(|| {
            localizer.t_args(
                "admin-request-beyond-role",
                &[
                    ("name", approval.user.full_name().into()),
                    ("permissions", beyond.join(", ").into()),
                ],
            )
        }),
        preview: has_preview.then(|| routes::admin_request_preview(&approval.request.id)),
        answered: answered(localizer, approval),
        form,
        reason_length: MESSAGE_LENGTH,
        reason: String::new(),
        needs_trust: approval.needs_trust,
        trust_missing: false,
    }
}
