//! An administrator says what people of the company may allow.

use oauth::audit::policy_detail::PolicyDetail;
use oauth::audit::{AuditAction, Subject};
use oauth::consent::policy::CompanyPolicy;
use store::Version;
use store::policies::PolicyChange;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::caller::Caller;

impl AdministrationService {
    pub async fn company_policy(
        &self,
        signed_in: &Principal,
    ) -> Result<(CompanyPolicy, Version), AdministrationError> {
        check_administrator(signed_in)?;
        Ok(self.shared.store.company_policy(&signed_in.company.id).await?)
    }

    /// Sets the company's policy, if it is still the one that was `seen`. What people have
    /// allowed stays allowed.
    pub async fn set_company_policy(
        &self,
        caller: Caller<'_>,
        policy: &CompanyPolicy,
        seen: Option<Version>,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let company = &caller.company.id;
        loop {
            let (before, version) = self.shared.store.company_policy(company).await?;
            if seen.is_some_and(|seen| seen != version) {
                return Err(AdministrationError::EditedMeanwhile);
            }
            let subject = Subject::new("policy", company, &caller.company.name);
            let event = self.shared.event(caller, AuditAction::PolicyChanged, subject);
            let detail = PolicyDetail { before: Some(before), now: policy.clone() };
            let event = event.with_detail(detail.to_string());
            // What the entry says of the policy before is true only of that version.
            let (policy, by, at) = (policy.clone(), caller.user.id.clone(), self.shared.now());
            let change = PolicyChange { policy, seen: Some(version), by, at };
            if self.shared.store.set_company_policy(company, &change, event.into()).await? {
                return Ok(());
            }
        }
    }
}
