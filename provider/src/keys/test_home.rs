//! Nodes on one database, whose clock a test moves.

use std::sync::Arc;
use std::time::Duration;

use oauth::catalogue::{API_TOKENS, CUSTOMER_API, Catalogue};
use oauth::timestamp::Timestamp;
use store::sqlite::SqliteStore;
use tempfile::TempDir;

use super::master::MasterKey;
use crate::clock::ManualClock;
use crate::error::ProviderError;
use crate::introductions::source::NoWeb;
use crate::randomness::SeededRandomness;
use crate::settings::Settings;
use crate::{Parts, Provider};

pub(super) const NOW: Timestamp = Timestamp(1_800_000_000);
pub(super) const ISSUER: &str = "https://as.example";
pub(super) const SECOND: Duration = Duration::from_secs(1);
pub(super) const MINUTE: Duration = Duration::from_mins(1);
pub(super) const DAY: Duration = Duration::from_hours(24);

pub(super) struct Home {
    pub(super) folder: TempDir,
    pub(super) clock: Arc<ManualClock>,
}

impl Home {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder, clock: Arc::new(ManualClock::new(NOW)) }
    }

    pub(super) fn store(&self) -> SqliteStore {
        SqliteStore::open(self.folder.path().join("countersign.db")).expect("opens")
    }

    pub(super) async fn try_node(&self, master_key: MasterKey) -> Result<Provider, ProviderError> {
        Provider::open(Parts {
            store: Arc::new(self.store()),
            clock: Arc::clone(&self.clock) as Arc<_>,
            randomness: Arc::new(SeededRandomness::new(1)),
            master_key,
            catalogue: Catalogue::parse("test", CUSTOMER_API).expect("a catalogue"),
            token_catalogue: Catalogue::parse("test", API_TOKENS).expect("a catalogue"),
            settings: Settings::new(ISSUER),
            web: Arc::new(NoWeb),
        })
        .await
    }

    pub(super) async fn node(&self) -> Provider {
        self.try_node(master(&["0f"])).await.expect("opens")
    }

    /// As the server does it, once a minute at least; here once a day.
    pub(super) async fn pass(&self, provider: &Provider, days: u32) {
        for _ in 0..days {
            self.clock.advance(DAY);
            provider.keys().rotate_due_keys().await.expect("tended");
        }
    }
}

pub(super) fn hex(digits: &str) -> String {
    digits.repeat(32)
}

pub(super) fn master(keys: &[&str]) -> MasterKey {
    let lines: Vec<_> = keys.iter().map(|digits| hex(digits)).collect();
    MasterKey::from_hex(&lines.join("\n")).expect("keys")
}
