//! The consent page of an app that is not registered yet, or not as its draft says: made
//! by the very steps that a request goes through. And that of an app that a user asked for.

use std::sync::Arc;

use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::authorize::{self, Context};
use oauth::client::Client;
use oauth::consent::policy::AppDecision;
use oauth::id::ClientId;
use oauth::language::Language;
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use store::grants::ConsentContext;

use super::{AppError, with_draft};
use crate::account::session::SignedIn;
use crate::administration::approvals::Approval;
use crate::authorization::consent_request::ConsentRequest;
use crate::clients::ClientService;
use crate::error::ProviderError;

impl ClientService {
    /// What a person of that role would be shown. Nothing can be answered to it.
    pub async fn preview_consent(
        &self,
        signed_in: &Arc<SignedIn>,
        id: &ClientId,
        role: Role,
        language: Language,
    ) -> Result<ConsentRequest, AppError> {
        let app = self.own_app(signed_in, id).await?;
        let publisher = self.publisher_of(&app).await?;
        let checked = self.check_draft(&app.draft, publisher.as_ref()).await?;
        let checked = checked.map_err(AppError::Unfinished)?;
        let publisher = publisher.ok_or(AppError::NoPublisher)?;
        let mut client = with_draft(&self.new_client(id, checked.kind), checked, publisher);
        if app.registered_at.is_some() {
            client.logo.clone_from(&self.shared.registered_client(id).await?.logo);
        }
        self.preview_whole(signed_in, client, role, language)
    }

    /// The same of an app in the Marketplace, or of one that waits for a decision.
    pub async fn preview_marketplace_app(
        &self,
        signed_in: &Arc<SignedIn>,
        id: &ClientId,
        role: Role,
        language: Language,
    ) -> Result<ConsentRequest, AppError> {
        let found = self.marketplace_app(signed_in, id).await?;
        self.preview_whole(signed_in, Client::clone(&found.client), role, language)
    }

    /// All that an app may ask for.
    fn preview_whole(
        &self,
        signed_in: &Arc<SignedIn>,
        client: Client,
        role: Role,
        language: Language,
    ) -> Result<ConsentRequest, AppError> {
        let mut person = SignedIn::clone(signed_in);
        person.principal.membership.role = role;
        let standing = ConsentContext::default();
        let scopes = client.allowed_scopes();
        // A draft that was found good makes a good request.
        let consent = self.preview(client, &scopes, person, &standing, language);
        consent.ok_or(AppError::NotFound)
    }

    /// What a user who asked their administrators will be shown once they approve. `None`
    /// if the app's requests have no address to go to.
    pub async fn preview_approved(
        &self,
        signed_in: &Arc<SignedIn>,
        approval: &Approval,
        language: Language,
    ) -> Result<Option<ConsentRequest>, ProviderError> {
        let Approval { request, client, user, membership, .. } = approval;
        let (policy, _) = self.shared.store.company_policy(&request.company_id).await?;
        let decision = Some(AppDecision::Approved(request.scopes.clone()));
        let standing = ConsentContext { policy, decision, ..ConsentContext::default() };
        let mut person = SignedIn::clone(signed_in);
        person.principal.user = user.clone();
        if let Some(membership) = membership {
            person.principal.membership = membership.clone();
        }
        let client = Client::clone(client);
        Ok(self.preview(client, &request.scopes, person, &standing, language))
    }

    fn preview(
        &self,
        client: Client,
        scopes: &ScopeSet,
        person: SignedIn,
        standing: &ConsentContext,
        language: Language,
    ) -> Option<ConsentRequest> {
        let verifier = CodeVerifier::from_bytes(&self.shared.random());
        let redirect_uri = client.public_addresses().next().cloned()?;
        let (id, scope) = (client.id.clone(), scopes.to_string());
        let parameters = Parameters::from_pairs([
            ("response_type", "code"),
            ("client_id", id.as_str()),
            ("redirect_uri", redirect_uri.as_str()),
            ("scope", &scope),
            ("code_challenge", CodeChallenge::of(&verifier).as_str()),
            ("code_challenge_method", "S256"),
        ]);
        let context = Context {
            catalogue: &self.shared.catalogue,
            resources: self.shared.resources(),
            is_pushed: false,
        };
        let parameters = parameters.unwrap_or_default();
        let request = authorize::check(&parameters, Some(Arc::new(client)), &context).ok()?;
        let person = Arc::new(person);
        let offer = self.authorization.offer(&request, &person, standing);
        let query = String::new();
        let consent =
            self.authorization.consent_request(request, query, &person, standing, offer, language);
        Some(ConsentRequest { sealed: String::new(), ..consent })
    }
}
