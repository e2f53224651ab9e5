//! What every service uses: the store, the keys, the settings, the time.

use std::sync::Arc;

use oauth::catalogue::Catalogue;
use oauth::client::Client;
use oauth::clock::Clock;
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialFormat;
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::discovery::resource::Resource;
use oauth::id::ClientId;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::grants::ConsentContext;
use store::sessions::{Principal, Session};
use store::sign_in::{Counted, SignInAttempt, Throttle};
use store::{Store, StoreError};

use crate::clock_watch::{ClockWatch, Reading};
use crate::error::ProviderError;
use crate::introductions::fetching::Fetching;
use crate::introductions::known::{Document, KeySet};
use crate::introductions::logos::WantedLogos;
use crate::keys::key_set::Keys;
use crate::remembered::Remembered;
use crate::request_counts::RequestCounter;
use crate::settings::Settings;

pub(crate) struct Shared {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) randomness: Arc<dyn Randomness>,
    pub(crate) keys: Keys,
    pub(crate) catalogue: Catalogue,
    pub(crate) token_catalogue: Catalogue,
    pub(crate) credentials: CredentialFormat,
    pub(crate) settings: Settings,
    pub(crate) clock_watch: ClockWatch,
    pub(crate) request_counter: RequestCounter,
    pub(crate) fetching: Fetching,
    pub(crate) known_documents: Remembered<ClientId, Document>,
    /// By address.
    pub(crate) known_keys: Remembered<String, KeySet>,
    pub(crate) wanted_logos: WantedLogos,
}

impl Shared {
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A try that counts now, with the limits of the settings.
    pub(crate) fn attempt(&self, counted: Counted) -> SignInAttempt {
        let throttle = &self.settings.throttle;
        SignInAttempt {
            counted,
            at: self.now(),
            account_limit: throttle.account_limit,
            address_limit: throttle.address_limit,
            window: throttle.window,
        }
    }

    /// Counts what makes us write an email, by whom it is for and by who asks, with limits of its own.
    pub(crate) async fn count_email(
        &self,
        (to, to_limit): (&str, u32),
        (from, from_limit): (&str, u32),
    ) -> Result<Throttle, StoreError> {
        let counted = Counted { account: Digest::of(to), address: Digest::of(from) };
        let attempt = SignInAttempt {
            account_limit: to_limit,
            address_limit: from_limit,
            ..self.attempt(counted)
        };
        self.store.begin_sign_in_attempt(&attempt).await
    }

    /// Whether something may be done for good because its time has come.
    pub(crate) async fn is_time_believed(&self) -> Result<bool, ProviderError> {
        let now = Reading { wall: self.now(), elapsed: self.clock.elapsed() };
        self.clock_watch.is_time_believed(self.store.as_ref(), now).await
    }

    /// The APIs that tokens are for, the platform's own first.
    pub(crate) fn resources(&self) -> &[ProtectedResource] {
        &self.settings.resources
    }

    pub(crate) fn own_resource(&self) -> Option<&Resource> {
        self.resources().first().map(|own| &own.resource)
    }

    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.randomness.fill(&mut bytes);
        bytes
    }

    /// A new id that cannot be guessed; the prefix says what it names.
    pub(crate) fn new_id(&self, prefix: &str) -> String {
        oauth::id::ordered(prefix, self.clock.milliseconds(), &self.random())
    }

    pub(crate) fn signed_in_recently(&self, session: &Session) -> bool {
        self.now().since(session.authenticated_at) <= self.settings.lifetimes.recent_sign_in
    }

    pub(crate) async fn consent_context(
        &self,
        signed_in: &Principal,
        client: &Client,
    ) -> Result<ConsentContext, ProviderError> {
        let (user, company) = (&signed_in.user.id, &signed_in.company.id);
        Ok(self.store.find_consent_context(user, &client.id, company, self.now()).await?)
    }

    pub(crate) async fn registered_client(
        &self,
        id: &ClientId,
    ) -> Result<Arc<Client>, ProviderError> {
        self.store.find_client(id).await?.ok_or(ProviderError::Lost("a grant's client"))
    }
}
