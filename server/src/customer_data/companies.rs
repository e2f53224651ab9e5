use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::companies::{Companies, Company, Profile, ProfileContent};
use guard::customer_api::fault::Fault;
use guard::customer_api::organizations::{OrganizationSettings, Organizations, Report};
use store::platform::organization as kept;

use super::{InProcess, fault, reach, unavailable};

#[async_trait]
impl Companies for InProcess {
    async fn company(&self, caller: &Caller) -> Result<Company, Fault> {
        let found = self.0.company(&caller.company_id).await.map_err(unavailable)?;
        let company = found.ok_or(Fault::NotFound)?;
        Ok(Company { id: company.id.to_string(), name: company.name })
    }

    async fn profiles(&self, caller: &Caller) -> Result<Vec<Profile>, Fault> {
        let all = self.0.company_profiles(&reach(caller)).await.map_err(fault)?;
        Ok(all.into_iter().map(show).collect())
    }

    async fn add_profile(&self, caller: &Caller, new: ProfileContent) -> Result<Profile, Fault> {
        let profile = keep(caller, "", new);
        let added = self.0.add_company_profile(&reach(caller), profile).await;
        added.map(show).map_err(fault)
    }

    async fn replace_profile(
        &self,
        caller: &Caller,
        id: &str,
        new: ProfileContent,
    ) -> Result<Profile, Fault> {
        let profile = keep(caller, id, new);
        let replaced = self.0.replace_company_profile(&reach(caller), profile).await;
        replaced.map(show).map_err(fault)
    }
}

#[async_trait]
impl Organizations for InProcess {
    async fn report(&self, caller: &Caller) -> Result<Report, Fault> {
        let figures = self.0.company_figures(&reach(caller)).await.map_err(fault)?;
        Ok(Report {
            active_users: figures.users,
            jobs_by_status: figures.jobs.into_iter().collect(),
            candidates_by_status: figures.candidates.into_iter().collect(),
        })
    }

    async fn organization_settings(&self, caller: &Caller) -> Result<OrganizationSettings, Fault> {
        let found = self.0.organization_settings(&reach(caller)).await.map_err(fault)?;
        let kept::OrganizationSettings { time_zone, candidates_kept_months } = found;
        Ok(OrganizationSettings { time_zone, candidates_kept_months })
    }

    async fn set_organization_settings(
        &self,
        caller: &Caller,
        settings: OrganizationSettings,
    ) -> Result<OrganizationSettings, Fault> {
        let kept = kept::OrganizationSettings {
            time_zone: settings.time_zone.clone(),
            candidates_kept_months: settings.candidates_kept_months,
        };
        self.0.set_organization_settings(&reach(caller), &kept).await.map_err(fault)?;
        Ok(settings)
    }
}

fn show(profile: kept::CompanyProfile) -> Profile {
    let kept::CompanyProfile { id, name, description, website, colour, language, .. } = profile;
    Profile { id, content: ProfileContent { name, description, website, colour, language } }
}

fn keep(caller: &Caller, id: &str, content: ProfileContent) -> kept::CompanyProfile {
    let ProfileContent { name, description, website, colour, language } = content;
    let (id, company_id) = (id.to_owned(), caller.company_id.clone());
    kept::CompanyProfile { id, company_id, name, description, website, colour, language }
}
