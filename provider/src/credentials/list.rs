//! The credentials of a company, or of one person, as a page lists them: what needs attention first.

use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, ApiCredentialState};
use oauth::credential::attention::Attention;
use oauth::timestamp::Timestamp;
use store::api_credentials::{ApiCredentialQuery, ApiCredentialRecord};

use crate::account::session::Principal;
use crate::credentials::CredentialService;
use crate::credentials::api_credentials::{LISTED, owned};
use crate::error::ProviderError;
use crate::paging::{self, PageOf, Position};

const PAGE: u32 = 50;

/// As many are read at once.
const READ: u32 = 1000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApiCredentialStatus {
    #[default]
    Active,
    /// Of those that are active.
    ExpiresSoon,
    /// Expired or revoked. They are listed for a while: they may be why a system stopped.
    Ended,
}

#[derive(Clone, Debug, Default)]
pub struct ApiCredentialFilter {
    pub status: ApiCredentialStatus,
    /// A part of the name, of its creator's or of the client ID, or how a secret ends.
    pub text: Option<String>,
}

/// The page of each kind's list, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiCredentialPages {
    pub tokens: u32,
    pub clients: u32,
    pub keys: u32,
}

/// Whatever the filter leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApiCredentialCounts {
    pub active: usize,
    pub expires_soon: usize,
    pub ended: usize,
}

/// Each kind is a list of its own, with pages of its own.
#[derive(Clone, Debug)]
pub struct ApiCredentialOverview {
    pub counts: ApiCredentialCounts,
    pub tokens: PageOf<ApiCredentialRecord>,
    pub clients: PageOf<ApiCredentialRecord>,
    pub keys: PageOf<ApiCredentialRecord>,
}

impl CredentialService {
    /// The credentials of the company, or for others than administrators those that they made.
    pub async fn api_credential_overview(
        &self,
        signed_in: &Principal,
        filter: &ApiCredentialFilter,
        pages: ApiCredentialPages,
    ) -> Result<ApiCredentialOverview, ProviderError> {
        let now = self.shared.now();
        let ended_after = now - self.shared.settings.lifetimes.ended_credential_shown;
        let query = |before| ApiCredentialQuery {
            owned: owned(signed_in),
            kinds: LISTED.to_vec(),
            ended_after,
            before,
            limit: READ,
        };
        let store = &self.shared.store;
        let read = |before| {
            let query = query(before);
            async move { store.api_credentials(&query).await }
        };
        let id = |record: &ApiCredentialRecord| record.credential.id.clone();
        let mut records = paging::all(id, read).await?;
        let counts = counts(&records, now);
        records.retain(|record| filter.finds(record, now));
        records.sort_by_key(|record| urgency(&record.credential, now));
        let mut page_of = |page, is_meant: fn(ApiCredentialKind) -> bool| {
            let of_kind: Vec<_> =
                records.extract_if(.., |record| is_meant(record.credential.kind)).collect();
            let total = u32::try_from(of_kind.len()).unwrap_or(u32::MAX);
            let position = Position::new(page, PAGE, total);
            let slice = position.slice();
            let (skip, take) = (slice.offset as usize, slice.limit as usize);
            position.of(of_kind.into_iter().skip(skip).take(take).collect())
        };
        Ok(ApiCredentialOverview {
            counts,
            tokens: page_of(pages.tokens, |kind| kind == ApiCredentialKind::ApiToken),
            clients: page_of(pages.clients, |kind| kind == ApiCredentialKind::OAuthClient),
            keys: page_of(pages.keys, ApiCredentialKind::is_key),
        })
    }
}

/// Those that are alike stay as they were read: the newest first.
fn urgency(credential: &ApiCredential, now: Timestamp) -> (u8, Option<Timestamp>) {
    match credential.attention(now) {
        Some(Attention::ExpiresSoon) => (0, credential.expires_at),
        Some(Attention::Unused) => (1, None),
        Some(Attention::FullAccess) | None => (2, None),
    }
}

fn counts(records: &[ApiCredentialRecord], now: Timestamp) -> ApiCredentialCounts {
    let mut counts = ApiCredentialCounts::default();
    for ApiCredentialRecord { credential, .. } in records {
        if credential.state(now) == ApiCredentialState::Active {
            counts.active += 1;
        } else {
            counts.ended += 1;
        }
        if credential.attention(now) == Some(Attention::ExpiresSoon) {
            counts.expires_soon += 1;
        }
    }
    counts
}

impl ApiCredentialFilter {
    fn finds(&self, record: &ApiCredentialRecord, now: Timestamp) -> bool {
        let ApiCredentialRecord { credential, maker } = record;
        let is_active = credential.state(now) == ApiCredentialState::Active;
        let has_status = match self.status {
            ApiCredentialStatus::Active => is_active,
            ApiCredentialStatus::ExpiresSoon => {
                credential.attention(now) == Some(Attention::ExpiresSoon)
            }
            ApiCredentialStatus::Ended => !is_active,
        };
        let says = |text: &String| {
            let lower = text.to_lowercase();
            [credential.name.as_str(), maker, credential.id.as_str()]
                .into_iter()
                .any(|name| name.to_lowercase().contains(&lower))
                || credential.secrets.iter().any(|secret| secret.ending == *text)
        };
        has_status && self.text.as_ref().is_none_or(says)
    }
}
