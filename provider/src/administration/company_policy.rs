//! An administrator says what people of the company may allow.

use oauth::audit::{AuditAction, Subject};
use oauth::consent::policy::CompanyPolicy;

use crate::account::session::Actor;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::with_audit_event;

impl AdministrationService {
    pub async fn company_policy(
        &self,
        signed_in: &Actor,
    ) -> Result<CompanyPolicy, AdministrationError> {
        check_administrator(signed_in)?;
        Ok(self.shared.store.company_policy(&signed_in.company.id).await?)
    }

    /// Sets the company's policy. What people have allowed stays allowed.
    pub async fn set_company_policy(
        &self,
        signed_in: &Actor,
        policy: &CompanyPolicy,
    ) -> Result<(), AdministrationError> {
        check_administrator(signed_in)?;
        let (company, by) = (&signed_in.company.id, &signed_in.user.id);
        let subject = Subject::new("policy", company, &signed_in.company.name);
        let mut event = self.shared.event(signed_in, AuditAction::PolicyChanged, subject);
        event.detail = told(policy);
        let set = self.shared.store.set_company_policy(company, policy, by, self.shared.now());
        Ok(with_audit_event(event, set).await?)
    }
}

fn told(policy: &CompanyPolicy) -> String {
    let CompanyPolicy { read, change, delete, admin, until_removed } = policy;
    let [read, change, delete, admin] = [read, change, delete, admin].map(|who| who.as_str());
    format!(
        "read={read} change={change} delete={delete} admin={admin} until_removed={until_removed}"
    )
}
