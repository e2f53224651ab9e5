//! The consent page of an app that is not registered yet, or not as its draft says: made
//! by the very steps that a request goes through.

use std::sync::Arc;

use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::authorize::{self, Context};
use oauth::client::Client;
use oauth::consent::policy::CompanyPolicy;
use oauth::id::ClientId;
use oauth::language::Language;
use oauth::parameters::Parameters;
use oauth::role::Role;
use store::grants::ConsentContext;

use super::{AppError, with_draft};
use crate::account::session::SignedIn;
use crate::authorization::consent_request::ConsentRequest;
use crate::clients::ClientService;

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
        self.consent_of(signed_in, client, role, language)
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
        self.consent_of(signed_in, Client::clone(&found.client), role, language)
    }

    fn consent_of(
        &self,
        signed_in: &Arc<SignedIn>,
        client: Client,
        role: Role,
        language: Language,
    ) -> Result<ConsentRequest, AppError> {
        let id = client.id.clone();
        let verifier = CodeVerifier::from_bytes(&self.shared.random());
        let (scope, redirect_uri) =
            (client.allowed_scopes().to_string(), client.public_addresses().next().cloned());
        let parameters = Parameters::from_pairs([
            ("response_type", "code"),
            ("client_id", id.as_str()),
            ("redirect_uri", redirect_uri.as_ref().map_or("", |uri| uri.as_str())),
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
        let request = authorize::check(&parameters, Some(Arc::new(client)), &context);
        // A draft that was found good makes a good request.
        let request = request.map_err(|_| AppError::NotFound)?;
        let mut person = SignedIn::clone(signed_in);
        person.principal.user.role = role;
        let person = Arc::new(person);
        let standing =
            ConsentContext { grant: None, policy: CompanyPolicy::default(), decision: None };
        let offer = self.authorization.offer(&request, &person, &standing);
        let query = String::new();
        let consent =
            self.authorization.consent_request(request, query, &person, &standing, offer, language);
        Ok(ConsentRequest { sealed: String::new(), ..consent })
    }
}
