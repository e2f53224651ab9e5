//! Companies, to the outside and as a whole.

use async_trait::async_trait;
use oauth::id::CompanyId;

use super::super::PostgresStore;
use super::super::locks::lock;
use super::super::rows::{self, Columns, change, find_all, find_one};
use super::{number, read_figure};
use crate::StoreError;
use crate::platform::organization::{
    CompanyProfile, Figures, OrganizationSettings, OrganizationStore,
};
use crate::platform::{Changed, Refusal};

const PROFILES: &str = "
    SELECT id, company_id, name, description, website, colour, language FROM company_profiles
    WHERE company_id = $1 ORDER BY id";

const NUMBER_OF_PROFILES: &str = "SELECT count(*) FROM company_profiles WHERE company_id = $1";

const ADD_PROFILE: &str = "
    INSERT INTO company_profiles (id, company_id, name, description, website, colour, language)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";

const REPLACE_PROFILE: &str = "
    UPDATE company_profiles
    SET name = $3, description = $4, website = $5, colour = $6, language = $7
    WHERE id = $1 AND company_id = $2";

const SETTINGS: &str = "
    SELECT time_zone, candidates_kept_months FROM organization_settings WHERE company_id = $1";

const SET_SETTINGS: &str = "
    INSERT INTO organization_settings (company_id, time_zone, candidates_kept_months)
    VALUES ($1, $2, $3)
    ON CONFLICT (company_id) DO UPDATE SET
        time_zone = excluded.time_zone, candidates_kept_months = excluded.candidates_kept_months";

const NUMBER_OF_USERS: &str = "SELECT count(*) FROM users WHERE company_id = $1 AND NOT disabled";

const JOBS_BY_STATUS: &str =
    "SELECT status, count(*) FROM jobs WHERE company_id = $1 GROUP BY status ORDER BY status";

const CANDIDATES_BY_STATUS: &str = "
    SELECT status, count(*) FROM candidates WHERE company_id = $1 GROUP BY status ORDER BY status";

#[async_trait]
impl OrganizationStore for PostgresStore {
    async fn company_profiles(
        &self,
        company: &CompanyId,
    ) -> Result<Vec<CompanyProfile>, StoreError> {
        self.read("list company profiles", |connection| async move {
            find_all(&connection, PROFILES, (company.as_str(),), |row| {
                let columns = &mut Columns::of(row);
                Ok(CompanyProfile {
                    id: columns.next()?,
                    company_id: CompanyId::new(columns.next::<String>()?),
                    name: columns.next()?,
                    description: columns.next()?,
                    website: columns.next()?,
                    colour: columns.next()?,
                    language: columns.next()?,
                })
            })
            .await
        })
        .await
    }

    async fn add_company_profile(
        &self,
        profile: &CompanyProfile,
        most: u32,
    ) -> Result<Changed, StoreError> {
        self.write("add a company profile", |connection| async move {
            let company = profile.company_id.as_str();
            lock(&connection, &[&["company profiles", company]]).await?;
            if number(&connection, NUMBER_OF_PROFILES, (company,)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            let CompanyProfile { id, name, description, website, colour, language, .. } = profile;
            let values = (id, company, name, description, website, colour, language);
            change(&connection, ADD_PROFILE, values).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn replace_company_profile(&self, profile: &CompanyProfile) -> Result<bool, StoreError> {
        self.write("change a company profile", |connection| async move {
            let CompanyProfile { id, company_id, name, description, website, colour, language } =
                profile;
            let company = company_id.as_str();
            let values = (id, company, name, description, website, colour, language);
            Ok(change(&connection, REPLACE_PROFILE, values).await? == 1)
        })
        .await
    }

    async fn organization_settings(
        &self,
        company: &CompanyId,
    ) -> Result<Option<OrganizationSettings>, StoreError> {
        self.read("read an organization's settings", |connection| async move {
            find_one(&connection, SETTINGS, (company.as_str(),), |row| {
                let columns = &mut Columns::of(row);
                let time_zone = columns.next()?;
                Ok(OrganizationSettings {
                    time_zone,
                    candidates_kept_months: rows::number(
                        columns.next()?,
                        "organization_settings",
                        "candidates_kept_months",
                    )?,
                })
            })
            .await
        })
        .await
    }

    async fn set_organization_settings(
        &self,
        company: &CompanyId,
        settings: &OrganizationSettings,
    ) -> Result<(), StoreError> {
        self.write("change an organization's settings", |connection| async move {
            let OrganizationSettings { time_zone, candidates_kept_months } = settings;
            let values = (company.as_str(), time_zone, i64::from(*candidates_kept_months));
            change(&connection, SET_SETTINGS, values).await?;
            Ok(())
        })
        .await
    }

    async fn figures(&self, company: &CompanyId) -> Result<Figures, StoreError> {
        self.read_at_one_moment("count what a company has", |connection| async move {
            let company = (company.as_str(),);
            Ok(Figures {
                users: number(&connection, NUMBER_OF_USERS, company).await?,
                jobs: find_all(&connection, JOBS_BY_STATUS, company, read_figure).await?,
                candidates: find_all(&connection, CANDIDATES_BY_STATUS, company, read_figure)
                    .await?,
            })
        })
        .await
    }
}
