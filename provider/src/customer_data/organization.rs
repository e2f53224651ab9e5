//! A company, to the outside and as a whole.

use store::platform::organization::{CompanyProfile, Figures, OrganizationSettings};

use super::{DataError, Reach, text};
use crate::Provider;

/// How many profiles a company has at most.
const PROFILES: u32 = 50;
/// How long a description may be, in characters.
const DESCRIPTION_LIMIT: usize = 4_000;
/// How long candidates are kept at most: ten years.
const MONTHS: u32 = 120;

impl Provider {
    /// The profiles of the caller's company.
    pub async fn company_profiles(&self, reach: &Reach) -> Result<Vec<CompanyProfile>, DataError> {
        Ok(self.store().company_profiles(&reach.company_id).await?)
    }

    /// Adds a profile; its id and company are found here.
    pub async fn add_company_profile(
        &self,
        reach: &Reach,
        profile: CompanyProfile,
    ) -> Result<CompanyProfile, DataError> {
        let profile = checked(CompanyProfile {
            id: self.inner.shared.new_id("prf_"),
            company_id: reach.company_id.clone(),
            ..profile
        })?;
        self.store().add_company_profile(&profile, PROFILES).await??;
        Ok(profile)
    }

    /// Replaces the profile of that id.
    pub async fn replace_company_profile(
        &self,
        reach: &Reach,
        profile: CompanyProfile,
    ) -> Result<CompanyProfile, DataError> {
        let profile = checked(CompanyProfile { company_id: reach.company_id.clone(), ..profile })?;
        if self.store().replace_company_profile(&profile).await? {
            Ok(profile)
        } else {
            Err(DataError::NOT_FOUND)
        }
    }

    /// What holds for the caller's company; as long as it decided nothing, the usual.
    pub async fn organization_settings(
        &self,
        reach: &Reach,
    ) -> Result<OrganizationSettings, DataError> {
        let found = self.store().organization_settings(&reach.company_id).await?;
        Ok(found.unwrap_or_else(|| OrganizationSettings {
            time_zone: "UTC".to_owned(),
            candidates_kept_months: 12,
        }))
    }

    /// Decides what holds.
    pub async fn set_organization_settings(
        &self,
        reach: &Reach,
        settings: &OrganizationSettings,
    ) -> Result<(), DataError> {
        let zone = text::line("timeZone", &settings.time_zone)?;
        let is_of_zone = |letter: char| letter.is_ascii_alphanumeric() || "/_+-".contains(letter);
        if !zone.chars().all(is_of_zone) {
            let rule = "write a zone of the IANA database, such as Europe/Amsterdam";
            return Err(DataError::invalid("timeZone", rule));
        }
        if !(1..=MONTHS).contains(&settings.candidates_kept_months) {
            let rule = format!("write a number from 1 to {MONTHS}");
            return Err(DataError::invalid("candidatesKeptMonths", rule));
        }
        Ok(self.store().set_organization_settings(&reach.company_id, settings).await?)
    }

    /// The caller's company in figures.
    pub async fn company_figures(&self, reach: &Reach) -> Result<Figures, DataError> {
        Ok(self.store().figures(&reach.company_id).await?)
    }
}

fn checked(profile: CompanyProfile) -> Result<CompanyProfile, DataError> {
    let CompanyProfile { id, company_id, name, description, website, colour, language } = profile;
    let digits = colour.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(DataError::invalid("colour", "write it as #rrggbb"));
    }
    if oauth::language::Language::ALL.iter().all(|known| known.tag() != language) {
        return Err(DataError::invalid("language", "it is none of en, de, fr, es"));
    }
    Ok(CompanyProfile {
        id,
        company_id,
        name: text::line("name", &name)?,
        description: text::paragraph("description", description, DESCRIPTION_LIMIT)?,
        website: text::https_url("website", website)?,
        colour,
        language,
    })
}
