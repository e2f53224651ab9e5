//! Keys are made before they are used, and stay until nothing needs them.
//!
//! Before a key is changed, its successor is known everywhere for a while: to all nodes, and of a
//! key that signs, to APIs that cache the published set for some minutes.

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::timestamp::Timestamp;
use store::Effects;
use store::keys::WrappedKey;
use thiserror::Error;

use super::KeyService;
use super::key_set::{KeySet, ListedKey, make};
use super::purpose::{KeyGroup, KeyPurpose};
use super::ring::KeyState;
use crate::error::{ProviderError, internal_store_error};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// Of a key that signs its `kid`: its thumbprint (RFC 7638).
    pub id: String,
    pub purpose: KeyPurpose,
    pub created_at: Timestamp,
    pub state: KeyState,
}

#[derive(Debug, Error)]
pub enum RetireKeyError {
    #[error("there is no such key; `list` shows those that there are")]
    NotFound,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(RetireKeyError);

impl KeyService {
    /// The keys that are needed, those of one purpose oldest first.
    pub fn list(&self, group: KeyGroup) -> Vec<KeyRecord> {
        self.records(&self.shared.keys.current(), group)
    }

    fn records(&self, set: &KeySet, group: KeyGroup) -> Vec<KeyRecord> {
        let (now, lifetimes) = (self.shared.now(), &self.shared.settings.lifetimes);
        let purposes = group.purposes().iter();
        let records = purposes.flat_map(|&purpose| {
            let listed = set.listed(purpose, now, lifetimes).into_iter();
            listed.map(move |ListedKey { id, created_at, state }| KeyRecord {
                id,
                purpose,
                created_at,
                state,
            })
        });
        records.filter(|record| record.state != KeyState::Ended).collect()
    }

    /// Makes each purpose's next key now, by the operator's order, unless one waits
    /// already; returns all keys. It is used after the overlap, here and on all nodes.
    pub async fn rotate(&self, group: KeyGroup) -> Result<Vec<KeyRecord>, ProviderError> {
        let set = self.reload().await?;
        for &purpose in group.purposes() {
            let listed = set.listed(purpose, self.shared.now(), &self.shared.settings.lifetimes);
            if !listed.iter().any(|key| matches!(key.state, KeyState::Next { .. })) {
                let made = self.make_key(purpose, self.shared.now()).await?;
                let action = match group {
                    KeyGroup::Signing => AuditAction::SigningKeyMade,
                    KeyGroup::Sealing | KeyGroup::Hmac => AuditAction::ServerKeyMade,
                };
                let effects = self.event(action, group, purpose, &made.id);
                self.store_key(&made, effects).await?;
            }
        }
        let set = self.reload().await?;
        Ok(self.records(&set, group))
    }

    /// Ends a key at once, by the operator's order: it may have leaked. What only it could
    /// open or prove is lost. The place of one that is used is taken by a new one.
    pub async fn retire(
        &self,
        group: KeyGroup,
        id: &str,
    ) -> Result<Vec<KeyRecord>, RetireKeyError> {
        let set = self.reload().await?;
        let records = self.records(&set, group);
        let key = records.iter().find(|key| key.id == id).ok_or(RetireKeyError::NotFound)?;
        let successor = if key.state == KeyState::Active {
            // As if it had been made so early that it is used now.
            let overlap = self.shared.settings.lifetimes.signing_key_overlap;
            Some(self.make_key(key.purpose, self.shared.now() - overlap).await?)
        } else {
            None
        };
        let effects = self.event(AuditAction::ServerKeyRetired, group, key.purpose, id);
        if !self.shared.store.replace_key(id, successor.as_ref(), effects).await? {
            return Err(RetireKeyError::NotFound);
        }
        tracing::info!(id, "a key was ended");
        let set = self.reload().await?;
        Ok(self.records(&set, group))
    }

    /// Learns of the keys that others made or ended, makes those that are due,
    /// and deletes those that nothing needs any more. To be called every minute:
    /// well within the overlap. While the clock may have jumped it only learns.
    ///
    /// Two nodes may find at the same moment that a key is due. Then there is one
    /// too many, known for as long as the other and soon retired.
    pub async fn rotate_due_keys(&self) -> Result<(), ProviderError> {
        let (now, set) = (self.shared.now(), self.reload().await?);
        if !self.shared.is_time_believed().await? {
            return Ok(());
        }
        let lifetimes = &self.shared.settings.lifetimes;
        let mut changed = false;
        for purpose in KeyPurpose::ALL {
            for key in set.listed(purpose, now, lifetimes) {
                if key.state == KeyState::Ended {
                    self.shared.store.replace_key(&key.id, None, Effects::NONE).await?;
                    tracing::info!(id = key.id, "a retired key was deleted");
                    changed = true;
                }
            }
            if set.is_due(purpose, now, lifetimes) {
                let made = self.make_key(purpose, now).await?;
                self.store_key(&made, Effects::NONE).await?;
                changed = true;
            }
        }
        if changed {
            self.reload().await?;
        }
        Ok(())
    }

    pub(super) async fn make_key(
        &self,
        purpose: KeyPurpose,
        now: Timestamp,
    ) -> Result<WrappedKey, ProviderError> {
        let noted = self.shared.store.master_key().await?;
        let wrapping = self.shared.keys.master.wrapping(noted.as_deref())?;
        let id = self.shared.new_id(&format!("{}_", purpose.stored()));
        Ok(make(purpose, id, &wrapping, now, self.shared.randomness.as_ref()))
    }

    pub(super) async fn store_key(
        &self,
        made: &WrappedKey,
        effects: Effects,
    ) -> Result<(), ProviderError> {
        self.shared.store.insert_key(made, effects).await?;
        tracing::info!(id = made.id, "a key was made, and is used after the overlap");
        Ok(())
    }

    pub(super) async fn reload(&self) -> Result<Arc<KeySet>, ProviderError> {
        let Self { shared } = self;
        let (store, chance) = (shared.store.as_ref(), shared.randomness.as_ref());
        shared.keys.reload(store, shared.now(), chance).await
    }

    fn event(
        &self,
        action: AuditAction,
        group: KeyGroup,
        purpose: KeyPurpose,
        id: &str,
    ) -> Effects {
        let subject = Subject::new(group.subject(), id, purpose.algorithm());
        self.shared.operators_event(None, action, subject).into()
    }
}
