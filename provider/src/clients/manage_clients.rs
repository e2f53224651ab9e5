//! An operator registers clients, and changes them.

use std::sync::Arc;

use oauth::audit::{AuditAction, AuditEvent};
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::introduced::client_url::ClientUrl;
use oauth::client::introduced::origin::Origin;
use oauth::client::publisher::Publisher;
use oauth::client::registration::RegistrationError;
use oauth::client::sign_in::{self, SignInTerms};
use oauth::client::{AccessTokenFormat, Client, ClientKind, GrantType};
use oauth::credential::digest::Digest;
use oauth::credential::secret::ClientSecret;
use oauth::id::{ClientId, CompanyId};
use oauth::scope::Scope;
use serde::Deserialize;
use store::{Effects, StoreError};
use thiserror::Error;

use crate::audit_event::of_client;
use crate::clients::ClientService;
use crate::clients::client_terms::ClientTerms;
use crate::clients::manage_publishers::{ManagePublisherError, unverifiable};
use crate::clients::register_client::RegisterClientError;
use crate::error::{ProviderError, internal_store_error};

/// What an operator's file says of a client.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientFile {
    /// As another server knew it; `None`: a new one.
    pub id: Option<String>,
    /// Whether the client can keep a secret: it then gets one, or signs who it is with
    /// the keys of its terms.
    pub confidential: bool,
    pub client: ClientTerms,
    /// Who makes it; none for a company's own service.
    pub publisher: Option<Publisher>,
}

/// A client that is to be added, and its secret. It is shown first and stored then: where no one
/// could see the secret, there is no client.
#[derive(Clone, Debug)]
pub struct PreparedClient {
    pub client: Client,
    pub secret: Option<ClientSecret>,
}

/// A client's new secret, which is shown first and stored then: one that was never seen ends none.
#[derive(Clone, Debug)]
pub struct PreparedClientSecret {
    pub secret: ClientSecret,
    client: Arc<Client>,
    only: bool,
}

/// Why no client was added or changed. The text is for the operator.
#[derive(Debug, Error)]
pub enum ManageClientError {
    #[error("{0}")]
    Terms(String),
    #[error("there is no scope {0} in the catalogue")]
    UnknownScope(Scope),
    #[error("service: there is no company {0}")]
    UnknownCompany(CompanyId),
    #[error("publisher: {0} is no domain that could be verified")]
    Domain(String),
    #[error("{0} introduced itself: it says by itself how it signs people in")]
    SaysItself(ClientId),
    #[error("{0} was changed meanwhile; nothing was changed: try again")]
    EditedMeanwhile(ClientId),
    #[error("id: there is a client {0} already")]
    TakenId(ClientId),
    #[error("the secret must be {OWN_SECRET} to 255 printable ASCII characters without spaces")]
    OwnSecret,
    #[error("there is no client {0}")]
    UnknownClient(ClientId),
    #[error(
        "{0} has no secret of yours: it is public, signs who it is, or its company makes them on the page Credentials"
    )]
    NoSecret(ClientId),
    #[error(transparent)]
    Refused(#[from] RegistrationError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ManageClientError);

impl From<RegisterClientError> for ManageClientError {
    fn from(error: RegisterClientError) -> Self {
        match error {
            RegisterClientError::Refused(rule) => Self::Refused(rule),
            RegisterClientError::Internal(error) => Self::Internal(error),
        }
    }
}

impl From<ManagePublisherError> for ManageClientError {
    fn from(error: ManagePublisherError) -> Self {
        match error {
            ManagePublisherError::Refused(rule) => Self::Refused(rule),
            ManagePublisherError::Domain(domain) => Self::Domain(domain),
            ManagePublisherError::Internal(error) => Self::Internal(error),
            other => Self::Terms(format!("publisher: {other}")),
        }
    }
}

/// Characters of a secret that another server made, at least: its hash is quick to compute.
const OWN_SECRET: usize = 32;

/// How many secrets a client has at most, so that one can take the other's place.
const SECRETS: u32 = 2;

impl ClientService {
    /// Checks a client that is to be added, and makes its secret. Nothing is stored yet.
    ///
    /// `own_secret`: what another server gave it, if it is to be the secret here, too.
    pub async fn prepare_client(
        &self,
        file: ClientFile,
        own_secret: Option<ClientSecret>,
    ) -> Result<PreparedClient, ManageClientError> {
        let ClientFile { id, confidential, client: terms, publisher } = file;
        self.check_terms(&terms, confidential).await?;
        if let Some(publisher) = &publisher {
            check_domains(publisher)?;
            self.checked_publisher(publisher.clone()).await?;
        }
        let has_secret = confidential && !terms.has_keys();
        let secret = match own_secret {
            Some(secret) if has_secret && is_long_enough(&secret) => Some(secret),
            Some(_) if has_secret => return Err(ManageClientError::OwnSecret),
            Some(_) => {
                let rule = "confidential: a client without a secret cannot keep one";
                return Err(ManageClientError::Terms(rule.to_owned()));
            }
            None => {
                has_secret.then(|| self.shared.credentials.client_secret(&self.shared.random()))
            }
        };
        let digests = secret.iter().map(|secret| Digest::of(secret.expose())).collect();
        let id = ClientId::new(id.unwrap_or_else(|| self.shared.new_id("cli_")));
        if self.shared.store.find_client(&id).await?.is_some() {
            return Err(ManageClientError::TakenId(id));
        }
        let client = terms
            .client(id, publisher.clone(), digests, self.shared.now())
            .map_err(ManageClientError::Terms)?;
        self.checked_client(client.clone()).await?;
        Ok(PreparedClient { client, secret })
    }

    /// Adds a client and its publisher, or changes the publisher of that id.
    pub async fn add_client(&self, prepared: &PreparedClient) -> Result<(), ManageClientError> {
        let client = &prepared.client;
        if let Some(publisher) = &client.publisher {
            self.put_publisher_of_client(publisher.clone()).await?;
        }
        let mut event = self.event_of_client(client, AuditAction::ClientAdded).await?;
        if let Some(publisher) = &client.publisher {
            event.detail = format!("publisher={}", publisher.id);
        }
        let checked = self.checked_client(client.clone()).await?;
        if self.shared.store.create_client(&checked, event.into()).await? {
            Ok(())
        } else {
            Err(ManageClientError::TakenId(checked.id))
        }
    }

    /// Makes a client's new secret. Nothing is stored yet, and no other secret ends.
    pub async fn prepare_client_secret(
        &self,
        id: &ClientId,
        only: bool,
    ) -> Result<PreparedClientSecret, ManageClientError> {
        let client = self.known_client(id).await?;
        if client.secrets.is_empty() {
            return Err(ManageClientError::NoSecret(id.clone()));
        }
        let secret = self.shared.credentials.client_secret(&self.shared.random());
        Ok(PreparedClientSecret { secret, client, only })
    }

    /// Gives a client its new secret; the one before stays valid, unless `only` the new one is to.
    pub async fn add_client_secret(
        &self,
        prepared: &PreparedClientSecret,
    ) -> Result<(), ManageClientError> {
        let PreparedClientSecret { secret, client, only } = prepared;
        let keep = if *only { 0 } else { SECRETS - 1 };
        let mut event = self.event_of_client(client, AuditAction::ClientSecretAdded).await?;
        event.detail.push_str(if *only { "only" } else { "beside" });
        let (store, digest) = (&self.shared.store, Digest::of(secret.expose()));
        let is_added = store.add_client_secret(&client.id, &digest, keep, event.into()).await?;
        if is_added { Ok(()) } else { Err(ManageClientError::NoSecret(client.id.clone())) }
    }

    /// Disables a client, whose tokens then open nothing, or enables it again.
    pub async fn set_client_disabled(
        &self,
        id: &ClientId,
        disabled: bool,
    ) -> Result<Client, ManageClientError> {
        let client = if disabled {
            self.client_to_disable(id).await?
        } else {
            self.known_client(id).await?
        };
        let action =
            if disabled { AuditAction::ClientDisabled } else { AuditAction::ClientEnabled };
        let event = self.event_of_client(&client, action).await?;
        self.shared
            .store
            .set_client_disabled(id, disabled, self.shared.now(), event.into())
            .await?;
        Ok(Client { disabled, ..Client::clone(&client) })
    }

    /// Sets how answers may reach a client.
    pub async fn set_response_modes(
        &self,
        id: &ClientId,
        modes: &[ResponseMode],
    ) -> Result<(), ManageClientError> {
        let client = self.known_client(id).await?;
        let mut event = self.event_of_client(&client, AuditAction::ClientChanged).await?;
        let words: Vec<_> = modes.iter().map(|mode| mode.as_str()).collect();
        event.detail = format!("response_modes={}", words.join(","));
        self.shared.store.set_response_modes(id, modes, event.into()).await?;
        Ok(())
    }

    /// Sets how a client signs people in: `change` makes it of what it is now.
    pub async fn set_sign_in(
        &self,
        id: &ClientId,
        change: impl FnOnce(SignInTerms) -> SignInTerms + Send,
    ) -> Result<(), ManageClientError> {
        let store = &self.shared.store;
        let unknown = || ManageClientError::UnknownClient(id.clone());
        let (before, version) = store.find_client_to_change(id).await?.ok_or_else(unknown)?;
        if before.is_self_introduced() {
            return Err(ManageClientError::SaysItself(id.clone()));
        }
        let client = change(SignInTerms::of(&before)).apply_to(before);
        let is_readable = matches!(client.access_token_format, AccessTokenFormat::Jwt(_));
        sign_in::check(&client, is_readable)
            .map_err(|fault| ManageClientError::Terms(fault.to_string()))?;
        let mut event = self.event_of_client(&client, AuditAction::ClientChanged).await?;
        "sign_in".clone_into(&mut event.detail);
        if store.change_client(&client, version, event.into()).await? {
            Ok(())
        } else {
            Err(ManageClientError::EditedMeanwhile(id.clone()))
        }
    }

    /// What the operator does to a client. The company of a service, and that of whoever
    /// makes an app, reads of it; no company owns another client.
    pub(crate) async fn event_of_client(
        &self,
        client: &Client,
        action: AuditAction,
    ) -> Result<AuditEvent, StoreError> {
        let company = match &client.service {
            Some(service) => Some(service.company_id.clone()),
            None => self.shared.store.find_app(&client.id).await?.map(|app| app.company_id),
        };
        Ok(self.shared.operators_event(company, action, of_client(client)))
    }

    pub async fn client_to_manage(&self, id: &ClientId) -> Result<Client, ManageClientError> {
        Ok(Client::clone(&*self.known_client(id).await?))
    }

    /// One that introduced itself, and to which no person has answered, is stored for that.
    async fn client_to_disable(&self, id: &ClientId) -> Result<Arc<Client>, ManageClientError> {
        if let Some(client) = self.shared.store.find_client(id).await? {
            return Ok(client);
        }
        let client = match Origin::of(id) {
            Origin::Person => None,
            Origin::Registration => {
                self.shared.registered_app(id).await?.map(|client| Client::clone(&client))
            }
            // Its document is read when it is enabled again.
            Origin::Document => ClientUrl::parse(id).ok().map(|url| Client {
                name: url.host().to_owned(),
                ..Client::new(id.clone(), ClientKind::Public, self.shared.now())
            }),
        };
        let client = client.ok_or_else(|| ManageClientError::UnknownClient(id.clone()))?;
        let client = Client { disabled: true, ..client };
        self.shared.store.create_client(&client, Effects::NONE).await?;
        Ok(Arc::new(client))
    }

    async fn known_client(&self, id: &ClientId) -> Result<Arc<Client>, ManageClientError> {
        let found = self.shared.store.find_client(id).await?;
        found.ok_or_else(|| ManageClientError::UnknownClient(id.clone()))
    }

    async fn check_terms(
        &self,
        terms: &ClientTerms,
        confidential: bool,
    ) -> Result<(), ManageClientError> {
        let catalogue = &self.shared.catalogue;
        if let Some(unknown) = terms.scopes().find(|scope| catalogue.find(scope).is_none()) {
            return Err(ManageClientError::UnknownScope(unknown.clone()));
        }
        let rule = |rule: &str| Err(ManageClientError::Terms(rule.to_owned()));
        let may = |grant_type| terms.grant_types.contains(&grant_type);
        if terms.has_keys() && !confidential {
            return rule("jwks: a public client does not sign who it is");
        }
        if terms.jwks.is_some() && terms.jwks_uri.is_some() {
            return rule("jwks_uri: give it or jwks, not both (RFC 7591 §2)");
        }
        if may(GrantType::AuthorizationCode) == terms.redirect_uris.is_empty() {
            return rule("redirect_uris: authorization_code needs one, and nothing else uses them");
        }
        if terms.response_modes.is_empty() {
            return rule("response_modes: name at least one, or leave it out for query");
        }
        if may(GrantType::ClientCredentials) != terms.service.is_some() {
            return rule("service: client_credentials needs it, and nothing else uses it");
        }
        if may(GrantType::ClientCredentials) && !confidential {
            return rule("confidential: client_credentials needs it (RFC 6749 §4.4)");
        }
        let granted = terms.required.union(&terms.optional);
        let purposes = terms.purposes.keys();
        if let Some(scope) =
            terms.default.iter().chain(purposes).find(|scope| !granted.contains(scope))
        {
            return rule(&format!("{scope} is neither required nor optional"));
        }
        match &terms.service {
            Some(service)
                if self.shared.store.find_company(&service.company_id).await?.is_none() =>
            {
                Err(ManageClientError::UnknownCompany(service.company_id.clone()))
            }
            _ => Ok(()),
        }
    }
}

fn check_domains(publisher: &Publisher) -> Result<(), ManageClientError> {
    match unverifiable(&publisher.verified_domains) {
        Some(domain) => Err(ManageClientError::Domain(domain.clone())),
        None => Ok(()),
    }
}

fn is_long_enough(secret: &ClientSecret) -> bool {
    let text = secret.expose();
    (OWN_SECRET..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
