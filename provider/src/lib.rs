//! What happens: the use cases. Each is a method of [`Provider`] in a file of
//! its own, made of the rules of `oauth`, the store, a clock and a source of
//! randomness. Pages, server functions, endpoints and the command line call the
//! same ones.

pub mod acting;
pub mod api_credentials;
pub mod approvals;
pub mod apps;
pub mod audit;
pub mod begin_authorization;
pub mod census;
mod challenges;
pub mod check_access_token;
pub mod check_api_credential;
mod client_rate;
pub mod client_request;
pub mod client_terms;
pub mod clock;
pub mod company_apps;
pub mod company_policy;
pub mod connected_apps;
pub mod consent_request;
pub mod decide;
mod demo;
pub mod device_authorization;
pub mod dpop;
pub mod error;
pub mod exchange;
pub mod form_token;
pub mod introspect;
mod issue_code;
mod jwt_access_token;
pub mod keys;
mod known_browser;
pub mod logo;
pub mod mail;
pub mod manage_clients;
pub mod manage_publishers;
pub mod not_me;
mod paging;
pub mod people;
pub mod playground;
pub mod push_authorization;
mod pushed_request;
pub mod randomness;
pub mod register_client;
pub mod revoke;
pub mod seal;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod signing_keys;
pub mod staff;
mod sweep;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::catalogue::Catalogue;
use oauth::credential::CredentialFormat;
use oauth::metadata::ServerMetadata;
use oauth::resource::Resource;
use oauth::resource_metadata::ResourceMetadata;
use store::Store;

use crate::challenges::SeenChallenges;
use crate::client_rate::ClientRate;
use crate::clock::Clock;
use crate::error::ProviderError;
use crate::keys::{Keys, MasterKey};
use crate::randomness::Randomness;
use crate::settings::Settings;
use crate::signing_keys::SigningKeys;

/// The counter of sign-ins, by outcome.
pub const SIGN_INS: &str = "countersign_sign_ins_total";

/// The authorization server without a transport. Cheap to clone.
#[derive(Clone)]
pub struct Provider {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    keys: Keys,
    signing_keys: SigningKeys,
    catalogue: Catalogue,
    token_catalogue: Catalogue,
    credentials: CredentialFormat,
    settings: Settings,
    challenges: SeenChallenges,
    client_rate: ClientRate,
    /// Password hashes take memory: so many at a time.
    hashing: tokio::sync::Semaphore,
}

/// What a provider is made of.
pub struct Parts {
    /// Where things are kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub randomness: Arc<dyn Randomness>,
    /// What unwraps the keys in the store.
    pub master_key: MasterKey,
    /// The scopes and their words.
    pub catalogue: Catalogue,
    /// The scopes of API tokens, their words and presets.
    pub token_catalogue: Catalogue,
    /// What the operator decided.
    pub settings: Settings,
}

impl Provider {
    /// Puts a provider together; makes the keys that the store does not hold yet.
    pub async fn open(parts: Parts) -> Result<Self, ProviderError> {
        let keys = Keys::load(
            parts.store.as_ref(),
            &parts.master_key,
            parts.clock.as_ref(),
            parts.randomness.as_ref(),
        )
        .await?;
        let signing_keys = SigningKeys::load(
            parts.store.as_ref(),
            parts.master_key,
            parts.clock.as_ref(),
            parts.randomness.as_ref(),
        )
        .await?;
        Ok(Self {
            inner: Arc::new(Inner {
                credentials: CredentialFormat::new(parts.settings.credential_prefix.clone()),
                hashing: tokio::sync::Semaphore::new(parts.settings.concurrent_password_hashes),
                store: parts.store,
                clock: parts.clock,
                randomness: parts.randomness,
                keys,
                signing_keys,
                catalogue: parts.catalogue,
                token_catalogue: parts.token_catalogue,
                settings: parts.settings,
                challenges: SeenChallenges::default(),
                client_rate: ClientRate::default(),
            }),
        })
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The scopes and their words.
    pub fn catalogue(&self) -> &Catalogue {
        &self.inner.catalogue
    }

    /// The scopes of API tokens, their words and presets.
    pub fn token_catalogue(&self) -> &Catalogue {
        &self.inner.token_catalogue
    }

    /// The APIs that tokens are for, the platform's own first.
    pub fn resources(&self) -> &[Resource] {
        &self.inner.settings.resources
    }

    /// The store, for tests that look behind the use cases.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.inner.store
    }

    /// What time it is.
    pub fn now(&self) -> oauth::timestamp::Timestamp {
        self.inner.clock.now()
    }

    /// The metadata document (RFC 8414).
    pub fn metadata(&self) -> ServerMetadata {
        let scopes = self.inner.catalogue.scopes().iter().map(|entry| entry.scope.to_string());
        ServerMetadata::new(&self.inner.settings.issuer, scopes, self.resources())
    }

    /// The metadata document of the platform's own API (RFC 9728); `None` if the
    /// issuer is no URL that could have one.
    pub fn resource_metadata(&self) -> Option<ResourceMetadata> {
        let settings = &self.inner.settings;
        let scopes = self.inner.catalogue.scopes().iter().map(|entry| entry.scope.to_string());
        let name = format!("{} Customer API", settings.platform_name);
        let own = self.resources().first()?.clone();
        Some(ResourceMetadata::new(own, &settings.issuer, scopes, name))
    }

    /// Whether the store answers.
    pub async fn is_ready(&self) -> Result<(), ProviderError> {
        Ok(self.inner.store.ping().await?)
    }

    /// A nonce for one response's Content-Security-Policy.
    pub fn new_nonce(&self) -> String {
        STANDARD.encode(self.random::<16>())
    }

    /// An id for one request, for the log and for error pages.
    pub fn new_request_id(&self) -> String {
        self.new_id("req_")
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.inner.randomness.fill(&mut bytes);
        bytes
    }

    /// A new id that nobody can guess, with a mark of what it names.
    pub fn new_id(&self, mark: &str) -> String {
        oauth::id::ordered(mark, self.inner.clock.milliseconds(), &self.random())
    }
}
