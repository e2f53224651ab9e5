//! Keys of clients that say where they are (RFC 7591 §2, `jwks_uri`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use oauth::client::Client;
use oauth::jose::jwk::{self, PublicJwk, SET_BYTES};
use oauth::timestamp::Timestamp;
use url::Url;

use super::known::{LAST_GOOD, PAUSE, fresh_for};
use super::source::{FetchError, Wanted};
use crate::shared::Shared;

/// How often a set may be fetched anew for a key that it does not have.
const AGAIN: Duration = Duration::from_mins(1);

/// The most sets.
const LIMIT: usize = 512;

#[derive(Debug, Default)]
pub(crate) struct KnownKeys(Mutex<HashMap<String, KeySet>>);

#[derive(Clone, Debug)]
struct KeySet {
    keys: Arc<[PublicJwk]>,
    fetched_at: Timestamp,
    tried_at: Timestamp,
    fresh_until: Timestamp,
}

impl KnownKeys {
    fn get(&self, url: &str) -> Option<KeySet> {
        // Nothing that can panic runs while the lock is held, here and below.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned()
    }

    fn put(&self, url: &str, set: KeySet) {
        let mut sets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sets.len() >= LIMIT && !sets.contains_key(url) {
            let oldest = sets.iter().min_by_key(|(_, set)| set.tried_at);
            if let Some(oldest) = oldest.map(|(url, _)| url.clone()) {
                sets.remove(&oldest);
            }
        }
        sets.insert(url.to_owned(), set);
    }
}

impl Shared {
    /// The client with the keys that are at its address; the key `kid` is among them, if it is
    /// there now, or was not there a minute ago.
    pub(crate) async fn with_keys(&self, client: Arc<Client>, kid: Option<&str>) -> Arc<Client> {
        let Some(url) = &client.jwks_uri else { return client };
        let keys = self.keys_at(url, kid).await;
        Arc::new(Client { keys: keys.to_vec(), ..Client::clone(&client) })
    }

    async fn keys_at(&self, address: &str, kid: Option<&str>) -> Arc<[PublicJwk]> {
        let now = self.now();
        let known = self.known_keys.get(address);
        if let Some(set) = &known {
            let has_key = kid.is_none_or(|kid| set.keys.iter().any(|key| key.kid() == Some(kid)));
            let may_ask = now >= set.tried_at + AGAIN;
            if now < set.fresh_until && (has_key || !may_ask) {
                return Arc::clone(&set.keys);
            }
        }
        let Ok(url) = Url::parse(address) else { return Arc::default() };
        let is_known = known.is_some();
        let fetched = self.fetching.fetch(Wanted { url, limit: SET_BYTES, is_known }).await;
        let set = match fetched {
            Ok(fetched) => {
                let keys = std::str::from_utf8(&fetched.body).ok();
                let keys = keys.and_then(|text| jwk::parse_set(text).ok()).unwrap_or_default();
                let fresh_until = now + fresh_for(fetched.fresh_for);
                KeySet { keys: keys.into(), fetched_at: now, tried_at: now, fresh_until }
            }
            Err(error) => {
                tracing::warn!(%error, jwks_uri = address, "a client's keys cannot be fetched");
                let is_away = matches!(error, FetchError::Busy | FetchError::Away { .. });
                let is_good = |set: &KeySet| is_away && now < set.fetched_at + LAST_GOOD;
                match known.filter(is_good) {
                    Some(set) => KeySet { tried_at: now, fresh_until: now + PAUSE, ..set },
                    None => return Arc::default(),
                }
            }
        };
        let keys = Arc::clone(&set.keys);
        self.known_keys.put(address, set);
        keys
    }
}
