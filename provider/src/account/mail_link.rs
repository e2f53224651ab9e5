//! Links in emails that do one thing: it is sealed into them, with their end.

use oauth::timestamp::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::account::AccountService;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum MailLinkError {
    /// It is none of ours, or what it is about is gone.
    #[error("the link does not work")]
    Unknown,
    #[error("the link has expired")]
    Expired,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(MailLinkError);

#[derive(Serialize, Deserialize)]
struct MailLink<T> {
    about: T,
    ends_at: Timestamp,
}

impl AccountService {
    pub(super) fn seal_link<T: Serialize>(
        &self,
        label: &str,
        about: T,
        ends_at: Timestamp,
    ) -> String {
        self.shared.seal(label, &MailLink { about, ends_at })
    }

    /// As [`Self::seal_link`], of "This wasn't me".
    pub(super) fn seal_not_me<T: Serialize>(&self, label: &str, about: T) -> String {
        let ends_at = self.shared.now() + self.shared.settings.lifetimes.not_me_link;
        self.seal_link(label, about, ends_at)
    }

    pub(super) fn open_link<T: DeserializeOwned>(
        &self,
        label: &str,
        sealed: &str,
    ) -> Result<T, MailLinkError> {
        let opened = self.shared.open_seal::<MailLink<T>>(label, sealed);
        let MailLink { about, ends_at } = opened.ok_or(MailLinkError::Unknown)?;
        if self.shared.now() < ends_at { Ok(about) } else { Err(MailLinkError::Expired) }
    }
}
