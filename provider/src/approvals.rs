//! People ask their administrators to let them connect an app, and
//! administrators answer.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::authorize::AuthorizationRequest;
use oauth::client::Client;
use oauth::id::{ApprovalRequestId, ClientId};
use oauth::language::Language;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::StoreError;
use store::answers::{Answer, Answered};
use store::mail::{News, telling};
use store::policies::{ApprovalAnswer, ApprovalRequest};
use store::users::User;

use crate::Provider;
use crate::audit::{of_client, recorded};
use crate::company_apps::{AdministrationError, check_administrator};
use crate::error::ProviderError;
use crate::session::Actor;

/// A request with the people and the app it is about.
#[derive(Clone, Debug)]
pub struct Approval {
    /// The request.
    pub request: ApprovalRequest,
    /// The app.
    pub client: Arc<Client>,
    /// Who asks.
    pub user: User,
    /// The name of who answered, if somebody has.
    pub answered_by: Option<String>,
    /// What the person's role cannot allow, even when it is approved.
    pub beyond_role: ScopeSet,
}

/// How long a message or a reason may be, in characters.
pub const MESSAGE_LENGTH: usize = 500;

/// How many requests are listed.
const REQUESTS_SHOWN: u32 = 100;

impl Provider {
    pub(crate) async fn ask_administrator(
        &self,
        answer: &Answer,
        request: &AuthorizationRequest,
        signed_in: &Actor,
        language: Language,
        message: &str,
    ) -> Result<Answered, StoreError> {
        let approval = ApprovalRequest {
            id: ApprovalRequestId::new(self.new_id("apr_")),
            company_id: signed_in.company.id.clone(),
            client_id: request.client.id.clone(),
            user_id: signed_in.user.id.clone(),
            scopes: request.scopes.clone(),
            message: shortened(message),
            asked_at: self.now(),
            answer: None,
        };
        let subject = of_client(&request.client);
        let mut event = self.event(signed_in, AuditAction::ApprovalAsked, subject);
        event.detail = approval.scopes.to_string();
        let letters = self.letters_to_administrators(&approval, language).await?;
        let ask = self.inner.store.ask_for_approval(answer, &approval);
        recorded(event, telling(letters, ask)).await
    }

    /// Whether the person asked for this app at that time.
    pub(crate) async fn has_asked(
        &self,
        client: &ClientId,
        signed_in: &Actor,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let user = &signed_in.user.id;
        let requests = self.inner.store.approval_requests_of_user(user, REQUESTS_SHOWN).await?;
        Ok(requests.iter().any(|request| request.client_id == *client && request.asked_at == at))
    }

    /// The company's requests: those that wait for an answer, oldest first, or
    /// those that have one, newest first.
    pub async fn approvals(
        &self,
        signed_in: &Actor,
        answered: bool,
    ) -> Result<Vec<Approval>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.inner.store, &signed_in.company.id);
        let mut approvals = Vec::new();
        for request in store.approval_requests(company, answered, REQUESTS_SHOWN).await? {
            approvals.push(self.approval_of(request).await?);
        }
        Ok(approvals)
    }

    /// One of them.
    pub async fn approval(
        &self,
        signed_in: &Actor,
        id: &ApprovalRequestId,
    ) -> Result<Approval, AdministrationError> {
        check_administrator(signed_in)?;
        let request = self.inner.store.find_approval_request(id).await?;
        let request = request
            .filter(|request| request.company_id == signed_in.company.id)
            .ok_or(AdministrationError::NotFound)?;
        Ok(self.approval_of(request).await?)
    }

    /// Answers a request. Approving it lets everyone in the company allow the app
    /// what it asked for, as far as their role lets them. Whoever asked gets a letter, in
    /// the language of whoever answers, if that is known. Whether it still waited.
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
            at: self.now(),
        };
        let scopes = approved.then_some(&approval.request.scopes);
        let action =
            if approved { AuditAction::ApprovalGiven } else { AuditAction::ApprovalRefused };
        let mut event = self.event(signed_in, action, of_client(&approval.client));
        event.detail = approval.user.email;
        let news = News::ApprovalAnswered { request: id.clone() };
        let letter = self.letter(&approval.user.id, language, news);
        let keep = self.inner.store.answer_approval_request(id, &answer, scopes);
        Ok(recorded(event, telling(vec![letter], keep)).await?)
    }

    pub(crate) async fn approval_of(
        &self,
        request: ApprovalRequest,
    ) -> Result<Approval, ProviderError> {
        let store = &self.inner.store;
        let user = store.find_user(&request.user_id).await?;
        let user = user.ok_or(ProviderError::Lost("a request's user"))?;
        let answered_by = match &request.answer {
            Some(answer) => store.find_user(&answer.by).await?.map(|user| user.full_name()),
            None => None,
        };
        let allowable = self.inner.catalogue.allowable_by(user.role, &request.scopes);
        let beyond_role = match user.role {
            Role::Administrator => ScopeSet::default(),
            Role::Standard => request.scopes.difference(&allowable),
        };
        let client = self.registered_client(&request.client_id).await?;
        Ok(Approval { request, client, user, answered_by, beyond_role })
    }
}

/// A message without what cannot be seen, cut to what may be kept.
fn shortened(text: &str) -> String {
    let seen = |character: &char| !character.is_control() || *character == '\n';
    text.trim().chars().filter(seen).take(MESSAGE_LENGTH).collect()
}
