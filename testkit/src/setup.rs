use ipnet::IpNet;
use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue};
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::timestamp::Timestamp;
use provider::clients::apps::publisher::DomainLookup;
use provider::clock::ManualClock;
use provider::keys::master::MasterKey;
use provider::randomness::SeededRandomness;
use provider::settings::Settings;
use provider::{Parts, Provider};
use server::brand::Brand;
use server::settings::Limits;
use std::path::Path;
use std::sync::Arc;
use store::sqlite::SqliteStore;

pub const ISSUER: &str = "http://localhost:3000";

/// `OWN_API` is the platform's; a server with two has `FILES_API` too.
pub const OWN_API: &str = "http://localhost:3000/api";
pub const FILES_API: &str = "http://localhost:3000/files";

pub(crate) const DATABASE: &str = "countersign.db";

/// 15 January 2027, 08:00 UTC.
pub(crate) const START: Timestamp = Timestamp(1_800_000_000);

pub struct Setup {
    pub catalogue: String,
    pub settings: Settings,
    /// Playground and Customer API.
    pub demo: bool,
    /// `None`: in a demo alone.
    pub playground: Option<bool>,
    /// `None`: as the program looks; in a demo, as the demo does.
    pub domains: Option<Arc<dyn DomainLookup>>,
    pub limits: Limits,
    pub trusted_proxies: Vec<IpNet>,
    pub brand: Brand,
}

impl Default for Setup {
    fn default() -> Self {
        let mut settings = Settings::new(ISSUER);
        settings.platform_administrators = vec![crate::ADA.to_owned(), crate::PAT.to_owned()];
        Self {
            catalogue: CUSTOMER_API.to_owned(),
            settings,
            demo: true,
            playground: None,
            domains: None,
            // A test asks from one address, faster than people do, by a clock that is real.
            limits: Limits { requests_per_second: 1_000_000, ..Limits::default() },
            trusted_proxies: Vec::new(),
            brand: Brand::default(),
        }
    }
}

impl Setup {
    /// Nothing of it changes what a demo is seeded with.
    pub(crate) fn has_the_demo_as_it_is(&self) -> bool {
        let usual = Settings::new(ISSUER);
        self.catalogue == CUSTOMER_API
            && self.settings.issuer == usual.issuer
            && self.settings.platform_name == usual.platform_name
    }

    pub fn with_two_apis() -> Self {
        let mut setup = Self::default();
        setup
            .settings
            .resources
            .push(ProtectedResource::new(FILES_API.parse().expect("a resource")));
        setup
    }
}

/// With the key that all test databases have.
pub(crate) async fn open_provider(
    database: &Path,
    clock: &Arc<ManualClock>,
    setup: &Setup,
    seed: u64,
) -> Provider {
    let parts = Parts {
        store: Arc::new(SqliteStore::open(database).expect("opens")),
        clock: Arc::clone(clock) as Arc<_>,
        randomness: Arc::new(SeededRandomness::new(seed)),
        master_key: MasterKey::from_hex(&"0f".repeat(32)).expect("a key"),
        catalogue: Catalogue::parse("test", &setup.catalogue).expect("a catalogue"),
        token_catalogue: Catalogue::parse("test", API_TOKENS).expect("a catalogue"),
        settings: setup.settings.clone(),
    };
    Provider::open(parts).await.expect("opens")
}
