//! A code for what a person allows, now or before.

use std::sync::Arc;

use oauth::authentication::Authenticated;
use oauth::authorize::{AuthorizationRequest, AuthorizationResponse, Delivery, Recipient};
use oauth::consent::grant::{AccessChange, GrantEnd};
use oauth::consent::offer::Offer;
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialKind;
use oauth::credential::secret::AuthorizationCode;
use oauth::id::{GrantId, TransactionId, made_at_ms};
use oauth::language::Language;
use oauth::network::network_of;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use store::Effects;
use store::StoreError;
use store::answers::{Allowance, Answer, Answered, Basis, ScopeAnswer};
use store::grants::{ConsentContext, Wording};
use store::outbox::{Email, Notification};

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::pushed_request::redirect_uri;
use crate::caller::Caller;
use crate::error::ProviderError;

pub(crate) struct ConsentAnswer<'a> {
    pub(crate) asked: &'a ScopeSet,
    pub(crate) allowed: &'a ScopeSet,
    pub(crate) language: Language,
    pub(crate) end: GrantEnd,
}

/// What an answer is checked against.
pub(crate) fn basis(
    request: &AuthorizationRequest,
    signed_in: &SignedIn,
    standing: &ConsentContext,
) -> Basis {
    Basis {
        client: Arc::clone(&request.client),
        role: signed_in.membership.role,
        policy: standing.policy.clone(),
        decision: standing.decision.clone(),
        session: Some((signed_in.session.id.clone(), signed_in.session.authenticated_at)),
    }
}

impl AuthorizationService {
    /// Stores an answer that allows, and a code for `answer.allowed`; returns the redirect to the
    /// app, or `None` if a device asks for its tokens itself.
    pub(crate) async fn issue_code(
        &self,
        request: &AuthorizationRequest,
        answer: &Answer,
        granted: &ConsentAnswer<'_>,
        basis: Basis,
        signed_in: &SignedIn,
        effects: Effects,
    ) -> Result<(Answered, Option<Delivery>), StoreError> {
        let lifetimes = &self.shared.settings.lifetimes;
        let now = answer.answered_at;
        let (code, lifetime, delivery) = match &request.recipient {
            Recipient::App(_) => {
                let code = self.code_for(&answer.transaction_id);
                let delivery =
                    self.deliver(&request.recipient, &AuthorizationResponse::Code(&code));
                (
                    self.shared
                        .credentials
                        .lookup_hash(CredentialKind::AuthorizationCode, code.expose()),
                    lifetimes.authorization_code,
                    delivery,
                )
            }
            // The device has its code already.
            Recipient::Device(device) => {
                (Digest::from_bytes(device.device_code), lifetimes.device_request, None)
            }
        };
        let scope_answer = |scope: &Scope| ScopeAnswer {
            scope: scope.clone(),
            allowed: granted.allowed.contains(scope),
            wording: self.wording(scope, granted.language),
        };
        let allowance = Allowance {
            answer: answer.clone(),
            company_id: signed_in.company.id.clone(),
            scopes: granted.asked.iter().map(scope_answer).collect(),
            new_grant_id: GrantId::new(self.shared.new_id("grn_")),
            grant_end: granted.end,
            unused_ends_at: now + lifetimes.grant_unused,
            code,
            redirect_uri: redirect_uri(&request.recipient).to_owned(),
            code_challenge: request.code_challenge.clone(),
            dpop_key: request.dpop_key.clone(),
            resources: request.resources.clone(),
            code_expires_at: now + lifetime,
            nonce: request.identity.nonce.clone(),
            id_token_claims: request.identity.claims.clone(),
            authenticated: Authenticated {
                at: signed_in.session.authenticated_at,
                methods: signed_in.session.methods.clone(),
            },
            basis,
        };
        let answered = self.shared.store.issue_code(&allowance, effects).await?;
        // A double click brings the same challenge again.
        if answered == Answered::Recorded
            && let Some(challenge) = &request.code_challenge
            && !self.challenges.note(&request.client.id, challenge)
        {
            let client_id = &request.client.id;
            tracing::warn!(%client_id, "a code_challenge was used again; each request needs its own");
        }
        Ok((answered, delivery))
    }

    /// Derived, so that a double click gets the same code though only its hash is stored; with the
    /// key of when the transaction began, which is the same for both.
    fn code_for(&self, transaction_id: &TransactionId) -> AuthorizationCode {
        let parts = [transaction_id.as_str().as_bytes()];
        let began_ms = made_at_ms(transaction_id.as_str());
        let began = Timestamp(i64::try_from(began_ms / 1000).unwrap_or(i64::MAX));
        let derived = self.shared.derive_at(began, "authorization code", &parts);
        self.shared.credentials.authorization_code(began_ms, &derived)
    }

    /// Issues a code for what the person allowed before, without asking them; `None` if the grant
    /// has ended meanwhile, or what it was checked against has changed.
    pub(crate) async fn answer_from_grant(
        &self,
        request: &AuthorizationRequest,
        offer: &Offer,
        signed_in: &SignedIn,
        standing: &ConsentContext,
    ) -> Result<Option<Delivery>, ProviderError> {
        let answer = Answer {
            transaction_id: self.transaction_of(request),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            client_id: request.client.id.clone(),
            allowed: Some(offer.has_already()),
            answered_at: self.shared.now(),
        };
        let nothing = ScopeSet::default();
        let granted = ConsentAnswer {
            asked: &nothing,
            allowed: &nothing,
            language: Language::English,
            end: GrantEnd::AsBefore,
        };
        let (basis, effects) = (basis(request, signed_in, standing), Effects::NONE);
        let (answered, delivery) =
            self.issue_code(request, &answer, &granted, basis, signed_in, effects).await?;
        Ok(delivery.filter(|_| answered == Answered::Recorded))
    }

    /// The email to a user who granted something, beside what they granted `before`.
    pub(crate) fn emails_of_grant(
        &self,
        request: &AuthorizationRequest,
        granted: &ConsentAnswer<'_>,
        before: &ConsentContext,
        caller: Caller<'_>,
    ) -> Vec<Email> {
        if granted.allowed.is_empty() {
            return Vec::new();
        }
        let (change, scopes) = AccessChange::of(before.grant.as_ref(), granted.allowed);
        let notification = Notification::AccessAllowed {
            client: request.client.id.clone(),
            company: caller.company.id.clone(),
            change,
            scopes,
            place: caller.address.and_then(network_of),
        };
        vec![self.shared.email(&caller.user.id, Some(granted.language), notification)]
    }

    pub(crate) fn wording(&self, scope: &Scope, language: Language) -> Wording {
        let words = self.shared.catalogue.find(scope).map(|entry| entry.words(language));
        let platform = &self.shared.settings.platform_name;
        Wording {
            language: language.tag().to_owned(),
            prompt: words.map_or_else(|| scope.to_string(), |words| words.prompt.clone()),
            sentence: words
                .map(|words| words.sentence.replace("{platform}", platform))
                .unwrap_or_default(),
        }
    }
}
