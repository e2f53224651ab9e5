//! A person asks their administrators to let them connect an app.

use oauth::audit::AuditAction;
use oauth::authorize::AuthorizationRequest;
use oauth::id::{ApprovalRequestId, ClientId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use store::answers::{Answer, Answered};
use store::policies::ApprovalRequest;
use store::sessions::Principal;
use store::{Effects, StoreError};

use crate::administration::approvals::{REQUESTS_SHOWN, shortened};
use crate::audit_event::of_client;
use crate::authorization::AuthorizationService;
use crate::caller::Caller;

impl AuthorizationService {
    pub(crate) async fn ask_administrator(
        &self,
        answer: &Answer,
        request: &AuthorizationRequest,
        caller: Caller<'_>,
        language: Language,
        message: &str,
    ) -> Result<Answered, StoreError> {
        let approval = ApprovalRequest {
            id: ApprovalRequestId::new(self.shared.new_id("apr_")),
            company_id: caller.company.id.clone(),
            client_id: request.client.id.clone(),
            user_id: caller.user.id.clone(),
            scopes: request.scopes.clone(),
            message: shortened(message),
            asked_at: self.shared.now(),
            answer: None,
        };
        let subject = of_client(&request.client);
        let event = self.shared.event(caller, AuditAction::ApprovalAsked, subject);
        let event = event.with_detail(approval.scopes.to_string());
        let emails = self.shared.emails_to_administrators(&approval, language).await?;
        let effects = Effects::from(event).with_emails(emails);
        self.shared.store.ask_for_approval(answer, &approval, effects).await
    }

    /// Whether the person asked the company that they act for about this app at that time.
    pub(crate) async fn has_asked(
        &self,
        client: &ClientId,
        signed_in: &Principal,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let user = &signed_in.user.id;
        let requests = self.shared.store.approval_requests_of_user(user, REQUESTS_SHOWN).await?;
        let company = &signed_in.company.id;
        Ok(requests.iter().any(|request| {
            request.client_id == *client && request.company_id == *company && request.asked_at == at
        }))
    }
}
