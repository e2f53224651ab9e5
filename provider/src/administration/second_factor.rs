//! An administrator, or the operator, says whether the people of a company sign in with two factors.

use oauth::audit::{AuditAction, Subject};
use oauth::company::Company;
use oauth::id::CompanyId;

use crate::account::users::UserError;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::caller::Caller;

impl AdministrationService {
    /// Those who have no second factor set one up at their next sign-in.
    pub async fn require_second_factor(
        &self,
        caller: Caller<'_>,
        required: bool,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let event = self.shared.event(caller, action(required), of(&caller.company));
        let (store, company) = (&self.shared.store, &caller.company.id);
        store.require_second_factor(company, required, event.into()).await?;
        Ok(())
    }

    /// By a command.
    pub async fn require_second_factor_of(
        &self,
        company: &CompanyId,
        required: bool,
    ) -> Result<Company, UserError> {
        let store = &self.shared.store;
        let found = store.find_company(company).await?;
        let found = found.ok_or_else(|| UserError::UnknownCompany(company.clone()))?;
        let of_whom = Some(company.clone());
        let event = self.shared.operators_event(of_whom, action(required), of(&found));
        store.require_second_factor(company, required, event.into()).await?;
        Ok(Company { requires_second_factor: required, ..found })
    }
}

fn action(required: bool) -> AuditAction {
    if required { AuditAction::SecondFactorRequired } else { AuditAction::SecondFactorOptional }
}

fn of(company: &Company) -> Subject {
    Subject::new("company", &company.id, &company.name)
}
