//! People ask their administrators to let them connect an app, and
//! administrators answer.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::id::ApprovalRequestId;
use oauth::language::Language;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::user::User;
use store::mail::{News, telling as with_emails};
use store::policies::{ApprovalAnswer, ApprovalRequest};

use crate::account::session::Actor;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::{of_client, with_audit_event};
use crate::error::ProviderError;

/// A request with the people and the app it is about.
#[derive(Clone, Debug)]
pub struct Approval {
    pub request: ApprovalRequest,
    pub client: Arc<Client>,
    pub user: User,
    pub answered_by: Option<String>,
    /// What the person's role cannot allow, even when it is approved.
    pub requires_admin: ScopeSet,
}

/// How long a message or a reason may be, in characters.
pub const MESSAGE_LENGTH: usize = 500;

/// How many requests are listed.
pub(crate) const REQUESTS_SHOWN: u32 = 100;

impl AdministrationService {
    /// The company's requests: those that wait for an answer, oldest first, or
    /// those that have one, newest first.
    pub async fn approvals(
        &self,
        signed_in: &Actor,
        answered: bool,
    ) -> Result<Vec<Approval>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let mut approvals = Vec::new();
        for request in store.approval_requests(company, answered, REQUESTS_SHOWN).await? {
            approvals.push(self.approval_of(request).await?);
        }
        Ok(approvals)
    }

    pub async fn approval(
        &self,
        signed_in: &Actor,
        id: &ApprovalRequestId,
    ) -> Result<Approval, AdministrationError> {
        check_administrator(signed_in)?;
        let request = self.shared.store.find_approval_request(id).await?;
        let request = request
            .filter(|request| request.company_id == signed_in.company.id)
            .ok_or(AdministrationError::NotFound)?;
        Ok(self.approval_of(request).await?)
    }

    /// Answers a request. Approving it lets everyone in the company allow the app
    /// what it asked for, as far as their role lets them. The requester gets an e-mail, in
    /// the language of the administrator, if that is known. Whether it was still open.
    pub async fn answer_approval(
        &self,
        signed_in: &Actor,
        id: &ApprovalRequestId,
        approved: bool,
        reason: &str,
        language: Option<Language>,
    ) -> Result<bool, AdministrationError> {
        let approval = self.approval(signed_in, id).await?;
        let answer = ApprovalAnswer {
            approved,
            reason: shortened(reason),
            by: signed_in.user.id.clone(),
            at: self.shared.now(),
        };
        let scopes = approved.then_some(&approval.request.scopes);
        let action =
            if approved { AuditAction::ApprovalGiven } else { AuditAction::ApprovalRefused };
        let mut event = self.shared.event(signed_in, action, of_client(&approval.client));
        event.detail = approval.user.email;
        let news = News::ApprovalAnswered { request: id.clone() };
        let email = self.shared.email(&approval.user.id, language, news);
        let keep = self.shared.store.answer_approval_request(id, &answer, scopes);
        Ok(with_audit_event(event, with_emails(vec![email], keep)).await?)
    }

    pub(crate) async fn approval_of(
        &self,
        request: ApprovalRequest,
    ) -> Result<Approval, ProviderError> {
        let store = &self.shared.store;
        let user = store.find_user(&request.user_id).await?;
        let user = user.ok_or(ProviderError::Lost("a request's user"))?;
        let answered_by = match &request.answer {
            Some(answer) => store.find_user(&answer.by).await?.map(|user| user.full_name()),
            None => None,
        };
        let allowable = self.shared.catalogue.allowable_by(user.role, &request.scopes);
        let requires_admin = match user.role {
            Role::Administrator => ScopeSet::default(),
            Role::Standard => request.scopes.difference(&allowable),
        };
        let client = self.shared.registered_client(&request.client_id).await?;
        Ok(Approval { request, client, user, answered_by, requires_admin })
    }
}

/// A message without what cannot be seen, cut to what may be kept.
pub(crate) fn shortened(text: &str) -> String {
    let seen = |character: &char| !character.is_control() || *character == '\n';
    text.trim().chars().filter(seen).take(MESSAGE_LENGTH).collect()
}
