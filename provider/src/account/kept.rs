//! What a page held when its session ended, or when its language changed: it travels through the
//! browser, so that nothing is stored for a form that may never come back.

use oauth::id::UserId;
use oauth::timestamp::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::account::AccountService;

const LABEL: &str = "kept";

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    /// No other user sees it, though they use the same browser.
    owner: Option<UserId>,
    at: Timestamp,
    what: T,
}

impl AccountService {
    /// Seals what is shown again to the same user; without an owner, to any holder.
    pub fn keep<T: Serialize>(&self, owner: Option<UserId>, what: &T) -> String {
        self.shared.seal(LABEL, &Kept { owner, at: self.shared.now(), what })
    }

    /// What was sealed for this person, for as long as a page may stay open.
    pub fn kept<T: DeserializeOwned>(&self, person: Option<&UserId>, sealed: &str) -> Option<T> {
        self.kept_since(person, sealed).map(|(what, _)| what)
    }

    /// As [`Self::kept`], and when it was sealed.
    pub fn kept_since<T: DeserializeOwned>(
        &self,
        person: Option<&UserId>,
        sealed: &str,
    ) -> Option<(T, Timestamp)> {
        let Kept { owner, at, what } = self.shared.open_seal::<Kept<T>>(LABEL, sealed)?;
        let is_owner = owner.is_none() || owner.as_ref() == person;
        let ends_at = at + self.shared.settings.lifetimes.pending_request;
        (is_owner && self.shared.now() < ends_at).then_some((what, at))
    }
}
