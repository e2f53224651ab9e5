//! A provider with the demo's data.

use std::sync::Arc;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue};
use oauth::client::Client;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use provider::clock::ManualClock;
use provider::introductions::source::NoWeb;
use provider::keys::master::MasterKey;
use provider::randomness::SeededRandomness;
use provider::settings::Settings;
use provider::{Parts, Provider};
use store::sqlite::SqliteStore;
use tempfile::TempDir;

/// The provider, and the folder that vanishes with it.
pub(crate) struct Demo {
    pub(crate) provider: Provider,
    _folder: TempDir,
}

impl Demo {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = SqliteStore::open(folder.path().join("countersign.db")).expect("opens");
        let provider = Provider::open(Parts {
            store: Arc::new(store),
            clock: Arc::new(ManualClock::new(Timestamp(1_800_000_000))),
            randomness: Arc::new(SeededRandomness::new(1)),
            master_key: MasterKey::from_hex(&"0f".repeat(32)).expect("a key"),
            catalogue: Catalogue::parse("test", CUSTOMER_API).expect("a catalogue"),
            token_catalogue: Catalogue::parse("test", API_TOKENS).expect("a catalogue"),
            settings: Settings::new("http://localhost:3000"),
            web: Arc::new(NoWeb),
        })
        .await
        .expect("opens");
        demo::seed::seed(&provider).await.expect("seeded");
        Self { provider, _folder: folder }
    }

    /// As it is in the store.
    pub(crate) async fn client(&self, id: &str) -> Option<Client> {
        let found = self.provider.store().find_client(&ClientId::new(id)).await.expect("read");
        found.map(Arc::unwrap_or_clone)
    }

    /// A client of an unverified publisher, under a new id.
    pub(crate) async fn new_client(&self, id: &str, name: &str) -> Client {
        let client = self.client("demo-unverified").await.expect("of the demo");
        Client { id: ClientId::new(id), name: name.to_owned(), ..client }
    }
}
