//! An administrator says what people of the company may allow.

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
        let subject = Subject::new("policy", company, &caller.company.name);
        let mut event = self.shared.event(caller, AuditAction::PolicyChanged, subject);
        event.detail = told(policy);
        let (policy, by, at) = (policy.clone(), caller.user.id.clone(), self.shared.now());
        let change = PolicyChange { policy, seen, by, at };
        let is_set = self.shared.store.set_company_policy(company, &change, event.into()).await?;
        if is_set { Ok(()) } else { Err(AdministrationError::EditedMeanwhile) }
    }
}

fn told(policy: &CompanyPolicy) -> String {
    let CompanyPolicy { read, change, delete, admin, until_removed } = policy;
    let [read, change, delete, admin] = [read, change, delete, admin].map(|who| who.as_str());
    format!(
        "read={read} change={change} delete={delete} admin={admin} until_removed={until_removed}"
    )
}
