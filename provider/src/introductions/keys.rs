//! Keys of clients that say where they are (RFC 7591 §2, `jwks_uri`).

use std::sync::Arc;
use std::time::Duration;

use oauth::client::Client;
use oauth::client::introduced::origin::Origin;
use oauth::jose::jwk::{self, JwkError, PublicJwk, SET_BYTES};
use url::Url;

use super::known::{KeySet, LAST_GOOD, PAUSE, fresh_for};
use super::source::{FetchError, Wanted};
use crate::shared::Shared;

/// How often a set may be fetched anew for a key that it does not have.
const AGAIN: Duration = Duration::from_mins(1);

impl Shared {
    /// The client with the keys that are at its address; the key `kid` is among them, if it is
    /// there now, or was not there a minute ago.
    pub(crate) async fn with_keys(&self, client: Arc<Client>, kid: Option<&str>) -> Arc<Client> {
        let Some(url) = &client.jwks_uri else { return client };
        // A person has registered it, or answered to it: who makes up apps has no share in that.
        let is_known = client.origin() == Origin::Person
            || self.store.find_client(&client.id).await.is_ok_and(|stored| stored.is_some());
        let keys = self.keys_at(url, kid, is_known).await;
        Arc::new(Client { keys: keys.to_vec(), ..Client::clone(&client) })
    }

    async fn keys_at(&self, address: &str, kid: Option<&str>, is_known: bool) -> Arc<[PublicJwk]> {
        let now = self.now();
        let known = self.known_keys.get(&address.to_owned());
        if let Some(set) = &known {
            let has_key = match kid {
                Some(kid) => set.keys.iter().any(|key| key.kid() == Some(kid)),
                None => !set.keys.is_empty(),
            };
            let may_ask = now >= set.tried_at + AGAIN;
            if now < set.fresh_until && (has_key || !may_ask) {
                return Arc::clone(&set.keys);
            }
        }
        let Ok(url) = Url::parse(address) else { return Arc::default() };
        let fetched = self.fetching.fetch(Wanted { url, limit: SET_BYTES, is_known }).await;
        let set = match fetched {
            Ok(fetched) => {
                if let Some(keys) = read(&fetched.body) {
                    let fresh_until = now + fresh_for(fetched.fresh_for);
                    KeySet { keys, fetched_at: now, tried_at: now, fresh_until }
                } else {
                    tracing::warn!(jwks_uri = address, "a client's keys cannot be read");
                    match known.filter(|set| now < set.fresh_until) {
                        Some(set) => KeySet { tried_at: now, ..set },
                        None => return Arc::default(),
                    }
                }
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
        self.known_keys.put(&address.to_owned(), set, is_known);
        keys
    }
}

/// A set may say that there are none (any more). What is no set says nothing.
fn read(body: &[u8]) -> Option<Arc<[PublicJwk]>> {
    match jwk::parse_set(std::str::from_utf8(body).ok()?) {
        Ok(keys) => Some(keys.into()),
        Err(JwkError::NoUsableKey) => Some(Arc::default()),
        Err(_) => None,
    }
}
