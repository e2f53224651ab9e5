//! A person asks their administrators to let them connect an app.

use oauth::audit::AuditAction;
use oauth::authorize::AuthorizationRequest;
use oauth::id::{ApprovalRequestId, ClientId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use store::StoreError;
use store::answers::{Answer, Answered};
use store::mail::telling as with_emails;
use store::policies::ApprovalRequest;
use store::sessions::Actor;

use crate::administration::approvals::{REQUESTS_SHOWN, shortened};
use crate::audit_event::{of_client, with_audit_event};
use crate::authorization::AuthorizationService;

impl AuthorizationService {
    pub(crate) async fn ask_administrator(
        &self,
        answer: &Answer,
        request: &AuthorizationRequest,
        signed_in: &Actor,
        language: Language,
        message: &str,
    ) -> Result<Answered, StoreError> {
        let approval = ApprovalRequest {
            id: ApprovalRequestId::new(self.shared.new_id("apr_")),
            company_id: signed_in.company.id.clone(),
            client_id: request.client.id.clone(),
            user_id: signed_in.user.id.clone(),
            scopes: request.scopes.clone(),
            message: shortened(message),
            asked_at: self.shared.now(),
            answer: None,
        };
        let subject = of_client(&request.client);
        let mut event = self.shared.event(signed_in, AuditAction::ApprovalAsked, subject);
        event.detail = approval.scopes.to_string();
        let emails = self.shared.emails_to_administrators(&approval, language).await?;
        let ask = self.shared.store.ask_for_approval(answer, &approval);
        with_audit_event(event, with_emails(emails, ask)).await
    }

    /// Whether the person asked for this app at that time.
    pub(crate) async fn has_asked(
        &self,
        client: &ClientId,
        signed_in: &Actor,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let user = &signed_in.user.id;
        let requests = self.shared.store.approval_requests_of_user(user, REQUESTS_SHOWN).await?;
        Ok(requests.iter().any(|request| request.client_id == *client && request.asked_at == at))
    }
}
