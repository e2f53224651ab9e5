//! What the demo Customer API may show to whom.

use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use store::platform::{Candidate, Job, Visibility};
use store::users::{Company, User};

use crate::Provider;
use crate::error::ProviderError;

impl Provider {
    /// A person and the company they work for.
    pub async fn user_profile(
        &self,
        id: &UserId,
    ) -> Result<Option<(User, Company)>, ProviderError> {
        let store = &self.inner.store;
        let Some(user) = store.find_user(id).await? else { return Ok(None) };
        let company = store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        Ok(Some((user, company)))
    }

    /// A company.
    pub async fn company(&self, id: &CompanyId) -> Result<Option<Company>, ProviderError> {
        Ok(self.inner.store.find_company(id).await?)
    }

    /// The candidates that a caller of the API may see: an Administrator, person
    /// or service, reaches the whole company; a Standard user their own jobs; a
    /// Standard service has none.
    pub async fn visible_candidates(
        &self,
        company_id: &CompanyId,
        role: Role,
        user_id: Option<&UserId>,
    ) -> Result<Vec<(Candidate, Job)>, ProviderError> {
        let visible = match (role, user_id) {
            (Role::Administrator, _) => Visibility::WholeCompany(company_id.clone()),
            (Role::Standard, Some(user)) => Visibility::OwnJobs(company_id.clone(), user.clone()),
            (Role::Standard, None) => Visibility::Nothing,
        };
        Ok(self.inner.store.candidates(&visible).await?)
    }
}
