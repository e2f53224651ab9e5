//! The use cases, grouped into services. Each is a method in a file of its own, made of
//! the rules of `oauth`, the store, a clock and a source of randomness. Pages, server
//! functions, endpoints and the command line call the same ones.

pub mod account;
pub mod administration;
mod audit_event;
pub mod authorization;
pub mod caller;
pub mod clients;
pub mod clock;
pub mod clock_watch;
mod count_requests;
pub mod credentials;
pub mod demo;
pub mod error;
pub mod introductions;
pub mod keys;
pub mod maintenance;
pub mod notifications;
pub mod own_login;
pub mod paging;
pub mod playground;
pub mod randomness;
pub mod request_counts;
mod session_apps;
pub mod settings;
mod shared;
pub mod token;
pub mod upstream;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::catalogue::Catalogue;
use oauth::clock::Clock;
use oauth::credential::format::CredentialFormat;
use oauth::discovery::metadata::ServerMetadata;
use oauth::discovery::openid::OpenIdMetadata;
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::discovery::resource_metadata::{self, ResourceMetadata};
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::Store;

use crate::account::AccountService;
use crate::administration::AdministrationService;
use crate::authorization::AuthorizationService;
use crate::clients::ClientService;
use crate::clock_watch::ClockWatch;
use crate::credentials::CredentialService;
use crate::error::ProviderError;
use crate::introductions::fetching::Fetching;
use crate::introductions::known::KnownDocuments;
use crate::introductions::known_keys::KnownKeys;
use crate::introductions::register::IntroductionService;
use crate::introductions::source::AppWeb;
use crate::keys::KeyService;
use crate::keys::key_set::Keys;
use crate::keys::master::MasterKey;
use crate::notifications::NotificationService;
use crate::own_login::OwnLoginService;
use crate::request_counts::RequestCounter;
use crate::settings::Settings;
use crate::shared::Shared;
use crate::token::TokenService;
use crate::upstream::UpstreamService;
use crate::upstream::transport::UpstreamTransport;

/// The authorization server without a transport. Cheap to clone.
#[derive(Clone)]
pub struct Provider {
    inner: Arc<Inner>,
}

struct Inner {
    shared: Arc<Shared>,
    accounts: AccountService,
    administration: AdministrationService,
    authorization: AuthorizationService,
    clients: ClientService,
    credentials: CredentialService,
    introductions: IntroductionService,
    keys: KeyService,
    notifications: NotificationService,
    own_login: OwnLoginService,
    tokens: TokenService,
}

pub struct Parts {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub randomness: Arc<dyn Randomness>,
    pub master_key: MasterKey,
    pub catalogue: Catalogue,
    pub token_catalogue: Catalogue,
    pub settings: Settings,
    /// What apps publish about themselves.
    pub web: Arc<dyn AppWeb>,
}

impl Provider {
    /// Composes the services; makes the keys that the store does not hold yet.
    pub async fn open(parts: Parts) -> Result<Self, ProviderError> {
        let Parts {
            store,
            clock,
            randomness,
            master_key,
            catalogue,
            token_catalogue,
            settings,
            web,
        } = parts;
        let keys =
            Keys::load(store.as_ref(), master_key, clock.as_ref(), randomness.as_ref()).await?;
        let credentials = CredentialFormat::new(settings.credential_prefix.clone());
        let shared = Arc::new(Shared {
            store,
            clock,
            randomness,
            keys,
            catalogue: catalogue.with_identity(settings.tells_company()),
            token_catalogue,
            credentials,
            settings,
            clock_watch: ClockWatch::default(),
            request_counter: RequestCounter::default(),
            fetching: Fetching::new(web),
            known_documents: KnownDocuments::default(),
            known_keys: KnownKeys::default(),
        });
        let keys = KeyService::new(Arc::clone(&shared));
        let accounts = AccountService::new(Arc::clone(&shared));
        let administration = AdministrationService::new(Arc::clone(&shared));
        let credentials = CredentialService::new(Arc::clone(&shared));
        let tokens = TokenService::new(Arc::clone(&shared), keys.clone(), credentials.clone());
        let authorization = AuthorizationService::new(Arc::clone(&shared), tokens.clone());
        let clients =
            ClientService::new(Arc::clone(&shared), authorization.clone(), credentials.clone());
        let notifications =
            NotificationService::new(Arc::clone(&shared), accounts.clone(), administration.clone());
        let own_login =
            OwnLoginService::new(Arc::clone(&shared), accounts.clone(), authorization.clone());
        let introductions = IntroductionService::new(Arc::clone(&shared));
        let inner = Inner {
            shared,
            accounts,
            administration,
            authorization,
            clients,
            credentials,
            introductions,
            keys,
            notifications,
            own_login,
            tokens,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    pub fn accounts(&self) -> &AccountService {
        &self.inner.accounts
    }

    pub fn administration(&self) -> &AdministrationService {
        &self.inner.administration
    }

    pub fn authorization(&self) -> &AuthorizationService {
        &self.inner.authorization
    }

    pub fn clients(&self) -> &ClientService {
        &self.inner.clients
    }

    pub fn credentials(&self) -> &CredentialService {
        &self.inner.credentials
    }

    pub fn introductions(&self) -> &IntroductionService {
        &self.inner.introductions
    }

    pub fn keys(&self) -> &KeyService {
        &self.inner.keys
    }

    pub fn notifications(&self) -> &NotificationService {
        &self.inner.notifications
    }

    pub fn own_login(&self) -> &OwnLoginService {
        &self.inner.own_login
    }

    pub fn tokens(&self) -> &TokenService {
        &self.inner.tokens
    }

    /// For a company's identity providers, over that way to them.
    pub fn upstream(&self, transport: Arc<dyn UpstreamTransport>) -> UpstreamService {
        let Inner { shared, accounts, keys, .. } = &*self.inner;
        UpstreamService::new(Arc::clone(shared), accounts.clone(), keys.clone(), transport)
    }

    pub fn settings(&self) -> &Settings {
        &self.inner.shared.settings
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.inner.shared.catalogue
    }

    pub fn token_catalogue(&self) -> &Catalogue {
        &self.inner.shared.token_catalogue
    }

    /// The APIs that tokens are for, the platform's own first.
    pub fn resources(&self) -> &[ProtectedResource] {
        self.inner.shared.resources()
    }

    /// The store, for tests that look behind the use cases.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.inner.shared.store
    }

    pub fn now(&self) -> Timestamp {
        self.inner.shared.now()
    }

    /// The metadata document (RFC 8414).
    pub fn metadata(&self) -> ServerMetadata {
        let scopes = self.catalogue().scopes().iter().map(|entry| entry.scope.to_string());
        let Settings { issuer, introductions, .. } = self.settings();
        let resources = self.resources().iter().map(|api| api.resource.clone());
        ServerMetadata::new(issuer, scopes, resources, introductions)
    }

    /// The metadata document of OpenID Connect Discovery.
    pub fn openid_metadata(&self) -> OpenIdMetadata {
        let settings = self.settings();
        OpenIdMetadata::new(&settings.issuer, self.metadata(), &settings.claims)
    }

    /// The metadata documents of the APIs (RFC 9728), each with its path on this server. Whether
    /// there is an API where none is configured, `has_customer_api` says.
    pub fn resource_metadata(&self, has_customer_api: bool) -> Vec<(String, ResourceMetadata)> {
        let Settings { issuer, platform_name, .. } = self.settings();
        let known = self.resources().iter();
        let there = known.filter(|api| api.is_configured || has_customer_api);
        let document = |api: &ProtectedResource| {
            let scopes = api.scopes(self.catalogue()).map(|entry| entry.scope.to_string());
            let usual = (!api.is_configured).then(|| format!("{platform_name} Customer API"));
            let name = api.name.clone().or(usual);
            let path = resource_metadata::path_at_issuer(&api.resource, issuer)?;
            Some((path, ResourceMetadata::new(api.resource.clone(), issuer, scopes, name)))
        };
        there.filter_map(document).collect()
    }

    pub async fn is_ready(&self) -> Result<(), ProviderError> {
        Ok(self.store().ping().await?)
    }

    /// A nonce for one response's Content-Security-Policy.
    pub fn new_nonce(&self) -> String {
        STANDARD.encode(self.inner.shared.random::<16>())
    }

    pub fn new_request_id(&self) -> String {
        self.inner.shared.new_id("req_")
    }

    /// A new id that cannot be guessed; the prefix says what it names.
    pub fn new_id(&self, prefix: &str) -> String {
        self.inner.shared.new_id(prefix)
    }
}
