//! What the demo Customer API shows to whom, and what it takes: the rules of the demo's
//! hiring platform.

mod candidates;
mod configuration;
mod jobs;
mod messages;
mod organization;
mod resume;
mod staff;
mod text;
mod webhooks;

pub use candidates::{FileContent, NewCandidate};
pub use jobs::NewJob;
use oauth::company::Company;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;
pub use staff::NewStaff;
use store::StoreError;
use store::platform::{Refusal, Visibility};
use thiserror::Error;
pub use webhooks::WebhookContent;

use crate::Provider;
use crate::error::ProviderError;

/// How far a caller of the API reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// In which company.
    pub company_id: CompanyId,
    /// The person on whose behalf they call; `None`: a service or a key.
    pub user_id: Option<UserId>,
    /// How far there.
    pub role: Role,
    /// The id of the key, the token or the client that they call with.
    pub via: String,
}

impl Reach {
    /// Whose rows that are: an Administrator, person or service, reaches the whole
    /// company; a Standard user their own; a Standard service has none.
    fn visible(&self) -> Visibility {
        let company = self.company_id.clone();
        match (self.role, &self.user_id) {
            (Role::Administrator, _) => Visibility::WholeCompany(company),
            (Role::Standard, Some(user)) => Visibility::Own(company, user.clone()),
            (Role::Standard, None) => Visibility::Nothing,
        }
    }
}

/// Why a caller is not given, or may not write, something.
#[derive(Debug, Error)]
pub enum DataError {
    /// A field is not what it must be.
    #[error("{field}: {rule}")]
    Invalid {
        /// Its name in the API.
        field: &'static str,
        /// What it must be.
        rule: String,
    },
    /// It does not go together with what is there.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Callers may not do this to themselves.
    #[error("nobody disables their own account, or changes their own role, by a program")]
    OwnAccount,
    /// The caller has nothing of their own, where only that may be written.
    #[error("a service with the role Standard has no jobs of its own")]
    NothingOfOnesOwn,
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl DataError {
    fn invalid(field: &'static str, rule: impl Into<String>) -> Self {
        Self::Invalid { field, rule: rule.into() }
    }

    const NOT_FOUND: Self = Self::Refused(Refusal::NotFound);
}

impl From<StoreError> for DataError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// A person and the company they work for.
    pub async fn user_profile(
        &self,
        id: &UserId,
    ) -> Result<Option<(User, Company)>, ProviderError> {
        let store = &self.store();
        let Some(user) = store.find_user(id).await? else { return Ok(None) };
        let company = store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        Ok(Some((user, company)))
    }

    /// A company.
    pub async fn company(&self, id: &CompanyId) -> Result<Option<Company>, ProviderError> {
        Ok(self.store().find_company(id).await?)
    }
}
