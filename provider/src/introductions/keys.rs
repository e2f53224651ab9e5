//! Keys of clients that say where they are (RFC 7591 §2, `jwks_uri`).

use std::sync::Arc;
use std::time::Duration;

use oauth::client::Client;
use oauth::jose::jwk::{self, PublicJwk, SET_BYTES};
use url::Url;

use super::known::{LAST_GOOD, PAUSE, fresh_for};
use super::known_keys::KeySet;
use super::source::{FetchError, Wanted};
use crate::shared::Shared;

/// How often a set may be fetched anew for a key that it does not have.
const AGAIN: Duration = Duration::from_mins(1);

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
