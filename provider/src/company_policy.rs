//! An administrator says what people of the company may allow.

use oauth::policy::CompanyPolicy;

use crate::Provider;
use crate::company_apps::{AdministrationError, check_administrator};
use crate::session::Actor;

impl Provider {
    /// The company's policy.
    pub async fn company_policy(
        &self,
        signed_in: &Actor,
    ) -> Result<CompanyPolicy, AdministrationError> {
        check_administrator(signed_in)?;
        Ok(self.inner.store.company_policy(&signed_in.company.id).await?)
    }

    /// Sets the company's policy. What people have allowed stays allowed.
    pub async fn set_company_policy(
        &self,
        signed_in: &Actor,
        policy: &CompanyPolicy,
    ) -> Result<(), AdministrationError> {
        check_administrator(signed_in)?;
        let (company, by) = (&signed_in.company.id, &signed_in.user.id);
        Ok(self.inner.store.set_company_policy(company, policy, by, self.now()).await?)
    }
}
