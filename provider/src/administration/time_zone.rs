//! An administrator, or the operator, says in which zone the people of a company read times.

use oauth::audit::{AuditAction, Subject};
use oauth::company::Company;
use oauth::id::CompanyId;
use oauth::time_zone::TimeZone;

use crate::account::users::UserError;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::Act;
use crate::caller::Caller;
use crate::error::ProviderError;

impl AdministrationService {
    pub async fn set_time_zone(
        &self,
        caller: Caller<'_>,
        time_zone: TimeZone,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let event = self.shared.event(caller, AuditAction::TimeZoneChanged, of(&caller.company));
        Ok(self.save_time_zone(&caller.company.id, time_zone, event).await?)
    }

    /// By a command.
    pub async fn set_time_zone_of(
        &self,
        company: &CompanyId,
        time_zone: TimeZone,
    ) -> Result<Company, UserError> {
        let store = &self.shared.store;
        let found = store.find_company(company).await?;
        let found = found.ok_or_else(|| UserError::UnknownCompany(company.clone()))?;
        let event = self.shared.operators_event(
            Some(company.clone()),
            AuditAction::TimeZoneChanged,
            of(&found),
        );
        self.save_time_zone(company, time_zone, event).await?;
        Ok(Company { time_zone, ..found })
    }

    async fn save_time_zone(
        &self,
        company: &CompanyId,
        time_zone: TimeZone,
        event: impl Into<Act>,
    ) -> Result<(), ProviderError> {
        let event = event.into().with_detail(time_zone.to_string());
        self.shared.store.set_time_zone(company, time_zone, event.into()).await?;
        Ok(())
    }
}

fn of(company: &Company) -> Subject {
    Subject::new("company", &company.id, &company.name)
}
