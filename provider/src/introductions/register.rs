//! Apps register themselves (RFC 7591), and look after what they registered (RFC 7592).

use std::sync::Arc;
use std::time::Duration;

use metrics::counter;
use oauth::audit::{Actor, AuditAction, AuditEvent, Program, Subject};
use oauth::client::introduced::origin::REGISTERED;
use oauth::client::introduced::policy::RegistrationPolicy;
use oauth::client::introduced::registration::{
    RegisteredMetadata, RegistrationRejection, UpdatedMetadata,
};
use oauth::client::{Client, ClientScope};
use oauth::credential::digest::Digest;
use oauth::credential::secret::ClientSecret;
use oauth::discovery::protected_resource::scopes_of_self_introduced;
use oauth::display_text::NameRules;
use oauth::id::ClientId;
use oauth::scope::ScopeSet;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use routes::UrlBuilder;
use serde_json::{Map, Value};
use store::introductions::{
    DocumentApp, Registered, Registration, RegistrationChange, RegistrationLimits,
};
use store::{Effects, StoreError};
use thiserror::Error;

use crate::audit_event::of_client;
use crate::error::{OrReject as _, ProviderError, UseCaseError};
use crate::shared::Shared;

/// A registration that no user has allowed.
const UNUSED: Duration = Duration::from_hours(24);

/// For so long an equal registration is the same app.
const EQUAL: Duration = Duration::from_hours(24);

const HOUR: Duration = Duration::from_hours(1);

/// New ones of a network in an hour.
const OF_NETWORK: u32 = 10;

/// Of what people know an app by.
const BETWEEN_CHANGES: Duration = Duration::from_mins(1);

/// After the last grant ended.
const UNGRANTED: Duration = Duration::from_hours(90 * 24);

/// The most that are listed.
const DOCUMENTS: u32 = 10_000;

/// An initial access token.
const TOKEN_LIFETIME: Duration = Duration::from_hours(30 * 24);

pub const REGISTRATIONS: &str = "countersign_registrations_total";
pub const REGISTRATION_OUTCOMES: [&str; 5] = ["new", "instead", "equal", "too_often", "full"];

fn outcome(registered: &Registered) -> &'static str {
    match registered {
        Registered::New => "new",
        Registered::Instead => "instead",
        Registered::Before(_) => "equal",
        Registered::TooMany { .. } => "too_often",
        Registered::Full => "full",
    }
}

#[derive(Clone)]
pub struct IntroductionService {
    shared: Arc<Shared>,
}

/// It holds secrets: no `Debug`.
pub struct RegistrationAnswer {
    pub id: ClientId,
    pub issued_at: Timestamp,
    pub metadata: Map<String, Value>,
    /// If it is new.
    pub secret: Option<ClientSecret>,
    /// Where the app may manage its registration, and the token with which. `None`: the same app is
    /// registered already, and no one's to change.
    pub managed: Option<(String, ClientSecret)>,
}

/// Why an app is not registered. The text is the `error_description`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RegistrationError {
    #[error("apps do not register themselves here")]
    Off,
    #[error("the token is missing, unknown, or expired")]
    Token,
    #[error("too many registrations from this network; try again when Retry-After says")]
    TooOften { wait: Duration },
    #[error("what people know of this app was changed just now; try again when Retry-After says")]
    ChangedJustNow { wait: Duration },
    #[error("as many apps have registered themselves as may; try again later")]
    Full,
    #[error(transparent)]
    Rejected(#[from] RegistrationRejection),
}

type Outcome<T> = Result<T, UseCaseError<RegistrationError>>;

impl IntroductionService {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// `token`: an initial access token.
    pub async fn register_app(
        &self,
        body: &[u8],
        token: Option<&str>,
        address: &str,
    ) -> Outcome<RegistrationAnswer> {
        let shared = &self.shared;
        let policy = &shared.settings.introductions;
        match policy.registration {
            RegistrationPolicy::Off => return Err(UseCaseError::Refused(RegistrationError::Off)),
            RegistrationPolicy::Token => self.check_token(token).await?,
            RegistrationPolicy::Open => {}
        }
        let metadata = RegisteredMetadata::read(body).or_reject()?;
        let metadata = metadata.with_checked_name(&self.name_rules().await?);
        let now = shared.now();
        let network = Network::counted(address);
        let secret = metadata.method.has_secret().then(|| self.new_secret());
        let token = self.new_secret();
        let registration = Registration {
            client_id: ClientId::new(shared.new_id(REGISTERED)),
            fingerprint: metadata.fingerprint(&network),
            network: Digest::of(&format!("registration {network}")),
            token: Some(Digest::of(token.expose())),
            secret: secret.as_ref().map(|secret| Digest::of(secret.expose())),
            metadata: self.written(&metadata),
            registered_at: now,
            ends_at: now + UNUSED,
        };
        let limits = RegistrationLimits {
            // Of a confidential one each has a secret of its own.
            equal_since: (metadata.method.as_str() == "none").then_some(now - EQUAL),
            counted_since: now - HOUR,
            of_network: OF_NETWORK,
            in_all: policy.max_registrations,
            // It has counted for its network until then, and a person who was sent here is here.
            idle_since: now - HOUR,
        };
        let registered = shared.store.create_registration(&registration, limits).await?;
        counter!(REGISTRATIONS, "outcome" => outcome(&registered)).increment(1);
        match registered {
            Registered::New | Registered::Instead => {
                self.answer(&registration, secret, Some(token)).map_err(Into::into)
            }
            Registered::Before(before) => self.answer(&before, None, None).map_err(Into::into),
            Registered::TooMany { since } => {
                let wait = (since + HOUR).since(now);
                Err(UseCaseError::Refused(RegistrationError::TooOften { wait }))
            }
            Registered::Full => Err(UseCaseError::Refused(RegistrationError::Full)),
        }
    }

    pub async fn registration(&self, id: &ClientId, token: &str) -> Outcome<RegistrationAnswer> {
        let registration = self.managed(id, token).await?;
        Ok(self.answer(&registration, None, Some(ClientSecret::new(token)))?)
    }

    /// With a new token: the one that asked ends.
    pub async fn change_registration(
        &self,
        id: &ClientId,
        token: &str,
        body: &[u8],
    ) -> Outcome<RegistrationAnswer> {
        let shared = &self.shared;
        let before = self.managed(id, token).await?;
        let UpdatedMetadata { metadata, secret } = UpdatedMetadata::read(id, body).or_reject()?;
        if let Some(secret) = &secret
            && before.secret != Some(Digest::of(secret))
        {
            let error = RegistrationRejection::OtherSecret;
            return Err(UseCaseError::Refused(error.into()));
        }
        let metadata = metadata.with_checked_name(&self.name_rules().await?);
        let needs_secret = metadata.method.has_secret() && before.secret.is_none();
        let new_secret = needs_secret.then(|| self.new_secret());
        let digest = new_secret.as_ref().map(|secret| Digest::of(secret.expose()));
        let token_before = before.token.ok_or(ProviderError::Lost("a registration's token"))?;
        let new_token = self.new_secret();
        let registration = Registration {
            fingerprint: Digest::of(&format!("changed registration {id}")),
            token: Some(Digest::of(new_token.expose())),
            secret: digest.or(before.secret).filter(|_| metadata.method.has_secret()),
            metadata: self.written(&metadata),
            ..before
        };
        let (client, effects) = self.changed_client(&registration, &metadata).await?;
        let change = RegistrationChange { registration, seen: token_before, client };
        if !shared.store.change_registration(&change, effects).await? {
            return Err(UseCaseError::Refused(RegistrationError::Token));
        }
        Ok(self.answer(&change.registration, new_secret, Some(new_token))?)
    }

    async fn changed_client(
        &self,
        registration: &Registration,
        metadata: &RegisteredMetadata,
    ) -> Outcome<(Option<(Client, store::Version)>, Effects)> {
        let shared = &self.shared;
        let id = &registration.client_id;
        let Some((before, version)) = shared.store.find_client_to_change(id).await? else {
            return Ok((None, Effects::NONE));
        };
        let client = metadata.client(
            id.clone(),
            registration.secret,
            shared.scopes_of_self_introduced(metadata.scope()),
            before.registered_at,
        );
        let (now, is_another) = (shared.now(), client.is_another_than(&before));
        // Each is an entry in the audit log, and asks people again.
        if is_another
            && let Some(at) = before.changed_at
            && now < at + BETWEEN_CHANGES
        {
            let wait = (at + BETWEEN_CHANGES).since(now);
            return Err(UseCaseError::Refused(RegistrationError::ChangedJustNow { wait }));
        }
        let client = Client {
            changed_at: if is_another { Some(now) } else { before.changed_at },
            logo: before.logo.clone(),
            disabled: before.disabled,
            access_epoch: before.access_epoch,
            ..client
        };
        let event = is_another.then(|| self.own_event(&client, AuditAction::ClientChanged));
        let effects = event.map_or(Effects::NONE, Effects::from);
        Ok((Some((client, version)), effects))
    }

    pub async fn delete_registration(&self, id: &ClientId, token: &str) -> Outcome<()> {
        let shared = &self.shared;
        let registration = self.managed(id, token).await?;
        let seen = registration.token.ok_or(ProviderError::Lost("a registration's token"))?;
        let client = shared.store.find_client(id).await?;
        let event = client.map(|client| self.own_event(&client, AuditAction::ClientDisabled));
        let effects = event.map_or(Effects::NONE, Effects::from);
        let (now, counted_until) = (shared.now(), registration.registered_at + HOUR);
        if shared.store.delete_registration(id, &seen, now, counted_until, effects).await? {
            Ok(())
        } else {
            Err(UseCaseError::Refused(RegistrationError::Token))
        }
    }

    /// An initial access token, and when it ends. Nothing is stored yet.
    pub fn prepare_registration_token(&self) -> (ClientSecret, Timestamp) {
        (self.new_secret(), self.shared.now() + TOKEN_LIFETIME)
    }

    /// By the operator.
    pub async fn add_registration_token(
        &self,
        token: &ClientSecret,
        expires_at: Timestamp,
    ) -> Result<(), ProviderError> {
        let subject = Subject::default();
        let event = self.shared.operators_event(None, AuditAction::RegistrationTokenMade, subject);
        let digest = Digest::of(token.expose());
        self.shared.store.create_registration_token(&digest, expires_at, event.into()).await?;
        Ok(())
    }

    /// Apps with a document, of all companies.
    pub async fn documents(&self) -> Result<Vec<DocumentApp>, ProviderError> {
        Ok(self.shared.store.documents(DOCUMENTS).await?)
    }

    pub(crate) async fn end_unused(&self, limit: u32) -> Result<u64, ProviderError> {
        let now = self.shared.now();
        Ok(self.shared.store.end_unused_registrations(now, now - UNGRANTED, limit).await?)
    }

    /// Of another's client and of none nothing is told.
    async fn managed(&self, id: &ClientId, token: &str) -> Outcome<Registration> {
        let found = self.shared.store.find_registration(id).await?;
        let is_own = |registration: &Registration| registration.token == Some(Digest::of(token));
        found.filter(is_own).ok_or(UseCaseError::Refused(RegistrationError::Token))
    }

    async fn check_token(&self, token: Option<&str>) -> Outcome<()> {
        let refused = || UseCaseError::Refused(RegistrationError::Token);
        let token = Digest::of(token.ok_or_else(refused)?);
        let is_known = self.shared.store.is_registration_token(&token, self.shared.now()).await?;
        if is_known { Ok(()) } else { Err(refused()) }
    }

    fn answer(
        &self,
        registration: &Registration,
        secret: Option<ClientSecret>,
        token: Option<ClientSecret>,
    ) -> Result<RegistrationAnswer, ProviderError> {
        let Ok(Value::Object(metadata)) = serde_json::from_str(&registration.metadata) else {
            return Err(ProviderError::Lost("a registration's metadata"));
        };
        let id = registration.client_id.clone();
        let uri = UrlBuilder::at(&self.shared.settings.issuer, routes::registration(id.as_str()));
        Ok(RegistrationAnswer {
            issued_at: registration.registered_at,
            metadata,
            secret,
            managed: token.map(|token| (String::from(uri), token)),
            id,
        })
    }

    fn written(&self, metadata: &RegisteredMetadata) -> String {
        let scopes = self.shared.scopes_of_self_introduced(metadata.scope());
        Value::from(metadata.to_json(&scopes)).to_string()
    }

    fn new_secret(&self) -> ClientSecret {
        self.shared.credentials.client_secret(&self.shared.random())
    }

    fn own_event(&self, client: &Client, action: AuditAction) -> AuditEvent {
        let program = Program { id: client.id.to_string(), name: client.name.clone() };
        AuditEvent {
            actor: Actor::Program(program),
            ..self.shared.own_event(None, action, of_client(client))
        }
    }

    async fn name_rules(&self) -> Result<NameRules, StoreError> {
        self.shared.name_rules().await
    }
}

impl Shared {
    pub(crate) fn scopes_of_self_introduced(&self, wanted: Option<&ScopeSet>) -> Vec<ClientScope> {
        scopes_of_self_introduced(self.resources(), &self.catalogue, wanted)
    }

    /// The names that an app may not take that introduces itself.
    pub(super) async fn name_rules(&self) -> Result<NameRules, StoreError> {
        let names = self.store.reviewed_names().await?.into_iter().map(|(_, name)| name);
        Ok(NameRules::new(&self.settings.platform_name, names))
    }

    pub(crate) async fn registered_app(
        &self,
        id: &ClientId,
    ) -> Result<Option<Arc<Client>>, StoreError> {
        if let Some(client) = self.store.find_client(id).await? {
            return Ok(Some(client));
        }
        let Some(found) = self.store.find_registration(id).await? else { return Ok(None) };
        let metadata = RegisteredMetadata::read(found.metadata.as_bytes()).ok();
        Ok(metadata.map(|metadata| {
            let scopes = self.scopes_of_self_introduced(metadata.scope());
            Arc::new(metadata.client(id.clone(), found.secret, scopes, found.registered_at))
        }))
    }
}
