//! People ask their administrators to let them connect an app, and
//! administrators answer.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::consent::offer::needs_trust;
use oauth::consent::shown::{Shown, ShownDigest};
use oauth::id::{ApprovalRequestId, ClientId};
use oauth::language::Language;
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::user::User;
use store::Effects;
use store::outbox::Notification;
use store::policies::{ApprovalAnswer, ApprovalBasis, ApprovalRequest};
use store::slice::Slice;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator, check_shown};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::ProviderError;
use crate::paging::{PageOf, Position};

/// A request with the people and the app it is about.
#[derive(Clone, Debug)]
pub struct Approval {
    pub request: ApprovalRequest,
    pub client: Arc<Client>,
    pub user: User,
    /// What they are in the company now; `None`: they belong to it no longer.
    pub membership: Option<Membership>,
    pub answered_by: Option<String>,
    /// What the person's role cannot allow, even when it is approved.
    pub requires_admin: ScopeSet,
    /// To approve it, the administrator must confirm that they trust the app's publisher.
    pub needs_trust: bool,
}

/// What an administrator answers.
#[derive(Clone, Copy, Debug)]
pub struct NewAnswer<'a> {
    pub approved: bool,
    pub reason: &'a str,
    /// `None`: a program that does not say what it has read.
    pub seen: Option<&'a ShownDigest>,
    pub trusts: bool,
}

impl Approval {
    /// What an answer to it is about.
    pub fn shown(&self) -> ShownDigest {
        Shown::whole_app(&self.client, &self.request.scopes)
            .and("person", &(self.user.full_name(), &self.user.email))
            .and("message", &self.request.message)
            .and("beyond role", &self.requires_admin)
            .digest()
    }
}

/// How long a message or a reason may be, in characters.
pub const MESSAGE_LENGTH: usize = 500;

pub(crate) const REQUESTS_SHOWN: u32 = 100;

const PAGE: u32 = 25;

const OF_APP: u32 = 10;

impl AdministrationService {
    /// The company's requests: open ones, oldest first, or answered ones, newest first.
    pub async fn approvals(
        &self,
        signed_in: &Principal,
        answered: bool,
    ) -> Result<Vec<Approval>, AdministrationError> {
        self.approvals_in(signed_in, answered, Slice::first(REQUESTS_SHOWN)).await
    }

    /// A page of them.
    pub async fn approvals_page(
        &self,
        signed_in: &Principal,
        answered: bool,
        page: u32,
    ) -> Result<PageOf<Approval>, AdministrationError> {
        check_administrator(signed_in)?;
        let company = &signed_in.company.id;
        let store = &self.shared.store;
        let total = if answered {
            store.count_answered_approval_requests(company).await?
        } else {
            store.count_open_approval_requests(company).await?
        };
        let position = Position::new(page, PAGE, total);
        Ok(position.of(self.approvals_in(signed_in, answered, position.slice()).await?))
    }

    /// How many requests wait, and the first of them.
    pub async fn waiting_approvals(
        &self,
        signed_in: &Principal,
        first: u32,
    ) -> Result<(u32, Vec<Approval>), AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let count = store.count_open_approval_requests(company).await?;
        // Mostly there is none.
        if count == 0 {
            return Ok((0, Vec::new()));
        }
        Ok((count, self.approvals_in(signed_in, false, Slice::first(first)).await?))
    }

    /// The requests for that app that wait, oldest first, at most ten.
    pub async fn waiting_approvals_for(
        &self,
        signed_in: &Principal,
        client: &ClientId,
    ) -> Result<Vec<Approval>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let mut approvals = Vec::new();
        for request in store.open_requests_of_app(company, client, OF_APP).await? {
            approvals.push(self.approval_of(request).await?);
        }
        Ok(approvals)
    }

    async fn approvals_in(
        &self,
        signed_in: &Principal,
        answered: bool,
        slice: Slice,
    ) -> Result<Vec<Approval>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let mut approvals = Vec::new();
        for request in store.approval_requests(company, answered, slice).await? {
            approvals.push(self.approval_of(request).await?);
        }
        Ok(approvals)
    }

    /// How many requests wait for an answer of this person.
    pub async fn waiting_requests(&self, signed_in: &Principal) -> Result<u32, ProviderError> {
        if signed_in.membership.role != Role::Administrator {
            return Ok(0);
        }
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        Ok(store.count_open_approval_requests(company).await?)
    }

    pub async fn approval(
        &self,
        signed_in: &Principal,
        id: &ApprovalRequestId,
    ) -> Result<Approval, AdministrationError> {
        let request = self.request_in_company(signed_in, id).await?;
        Ok(self.approval_of(request).await?)
    }

    /// Answers a request, if it is what was seen; whether it was open. Approving it approves its
    /// scopes for the company. The requester gets an email in the language of the administrator, if
    /// that is known.
    pub async fn answer_approval(
        &self,
        caller: Caller<'_>,
        id: &ApprovalRequestId,
        new: NewAnswer<'_>,
        language: Option<Language>,
    ) -> Result<bool, AdministrationError> {
        let NewAnswer { approved, reason, seen, trusts } = new;
        let store = &self.shared.store;
        // What was checked of the app and of the person is true only of what was read: of anything
        // else, all is checked again.
        loop {
            let request = self.request_in_company(&caller, id).await?;
            // One that was answered is not asked again.
            if request.answer.is_some() {
                return Ok(false);
            }
            let found = store.find_client_to_change(&request.client_id).await?;
            let (client, version) = found.ok_or(ProviderError::Lost("a request's client"))?;
            let approval = self.approval_about(request, Arc::new(client)).await?;
            check_shown(seen, &approval.shown())?;
            if approved && approval.needs_trust && !trusts {
                return Err(AdministrationError::TrustMissing);
            }
            let answer = ApprovalAnswer {
                approved,
                reason: shortened(reason),
                by: caller.user.id.clone(),
                at: self.shared.now(),
            };
            let scopes = approved.then_some(&approval.request.scopes);
            let action =
                if approved { AuditAction::ApprovalGiven } else { AuditAction::ApprovalRefused };
            let event = self.shared.event(caller, action, of_client(&approval.client));
            let event = event.with_detail(approval.user.email.clone());
            let notification = Notification::ApprovalAnswered { request: id.clone() };
            let email = self.shared.email(&approval.user.id, language, notification);
            let effects = Effects::from(event).with_emails(vec![email]);
            let (user, membership) = (approval.user, approval.membership);
            let basis = ApprovalBasis { client: version, user, membership };
            if store.answer_approval_request(id, &answer, scopes, Some(&basis), effects).await? {
                return Ok(true);
            }
        }
    }

    async fn request_in_company(
        &self,
        signed_in: &Principal,
        id: &ApprovalRequestId,
    ) -> Result<ApprovalRequest, AdministrationError> {
        check_administrator(signed_in)?;
        let request = self.shared.store.find_approval_request(id).await?;
        request
            .filter(|request| request.company_id == signed_in.company.id)
            .ok_or(AdministrationError::NotFound)
    }

    pub(crate) async fn approval_of(
        &self,
        request: ApprovalRequest,
    ) -> Result<Approval, ProviderError> {
        let client = self.shared.registered_client(&request.client_id).await?;
        self.approval_about(request, client).await
    }

    async fn approval_about(
        &self,
        request: ApprovalRequest,
        client: Arc<Client>,
    ) -> Result<Approval, ProviderError> {
        let store = &self.shared.store;
        let found = store.find_principal(&request.user_id, &request.company_id).await?;
        let (user, membership) = if let Some(Principal { user, membership, .. }) = found {
            (user, Some(membership))
        } else {
            let user = store.find_user(&request.user_id).await?;
            (user.ok_or(ProviderError::Lost("a request's user"))?, None)
        };
        let role = membership.as_ref().map_or(Role::Standard, |membership| membership.role);
        let answered_by = match &request.answer {
            Some(answer) => store.find_user(&answer.by).await?.map(|user| user.full_name()),
            None => None,
        };
        let allowable = self.shared.catalogue.allowable_by(role, &request.scopes);
        let requires_admin = match role {
            Role::Administrator => ScopeSet::default(),
            Role::Standard => request.scopes.difference(&allowable),
        };
        let needs_trust = needs_trust(&client.proven(), &request.scopes, &self.shared.catalogue);
        Ok(Approval { request, client, user, membership, answered_by, requires_admin, needs_trust })
    }
}

/// A message without what cannot be seen, cut to the stored length.
pub(crate) fn shortened(text: &str) -> String {
    let seen = |character: &char| !character.is_control() || *character == '\n';
    text.trim().chars().filter(seen).take(MESSAGE_LENGTH).collect()
}
