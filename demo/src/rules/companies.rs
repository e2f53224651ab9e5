use api::ApiError;
use guard::Caller;
use oauth::language::Language;

use super::jobs::count;
use super::{check_room, text};
use crate::data::companies::{OrganizationSettings, Report};
use crate::data::companies::{Profile, ProfileContent};
use crate::data::state::{CandidateRecord, CompanyRecord, State};

const PROFILES: usize = 50;
/// In characters.
const DESCRIPTION_LIMIT: usize = 4_000;
/// In months: ten years.
const MONTHS: u32 = 120;

impl State {
    /// A company that decided nothing yet has the defaults.
    pub(crate) fn company(&self, caller: &Caller) -> CompanyRecord {
        self.companies.get(caller.company_id.as_str()).cloned().unwrap_or_default()
    }

    pub(super) fn company_mut(&mut self, caller: &Caller) -> &mut CompanyRecord {
        self.companies.entry(caller.company_id.to_string()).or_default()
    }

    pub(crate) fn add_profile(
        &mut self,
        caller: &Caller,
        id: String,
        content: ProfileContent,
    ) -> Result<Profile, ApiError> {
        let profile = Profile { id: id.clone(), content: checked_profile(content)? };
        let profiles = &mut self.company_mut(caller).profiles;
        check_room(profiles.len(), PROFILES)?;
        profiles.insert(id, profile.clone());
        Ok(profile)
    }

    pub(crate) fn replace_profile(
        &mut self,
        caller: &Caller,
        id: &str,
        content: ProfileContent,
    ) -> Result<Profile, ApiError> {
        let content = checked_profile(content)?;
        let profile = self.company_mut(caller).profiles.get_mut(id).ok_or(ApiError::NotFound)?;
        profile.content = content;
        Ok(profile.clone())
    }

    pub(crate) fn set_settings(
        &mut self,
        caller: &Caller,
        settings: OrganizationSettings,
    ) -> Result<OrganizationSettings, ApiError> {
        let zone = text::line("timeZone", &settings.time_zone)?;
        let is_of_zone = |letter: char| letter.is_ascii_alphanumeric() || "/_+-".contains(letter);
        if !zone.chars().all(is_of_zone) {
            let rule = "write a zone of the IANA database, such as Europe/Amsterdam";
            return Err(ApiError::invalid("timeZone", rule));
        }
        if !(1..=MONTHS).contains(&settings.candidates_kept_months) {
            let rule = format!("write a number from 1 to {MONTHS}");
            return Err(ApiError::invalid("candidatesKeptMonths", rule));
        }
        self.company_mut(caller).settings.clone_from(&settings);
        Ok(settings)
    }

    /// Whatever the caller reaches of the company.
    pub(crate) fn report(&self, caller: &Caller, active_users: u64) -> Report {
        let company = caller.company_id.as_str();
        let jobs = self.jobs.values().filter(|record| record.company == company);
        let candidates = self.candidates.values().filter(|record| record.company == company);
        Report {
            active_users,
            jobs_by_status: count(jobs.map(|record| record.job.status.as_str())),
            candidates_by_status: count(candidates.map(CandidateRecord::status)),
        }
    }
}

fn checked_profile(content: ProfileContent) -> Result<ProfileContent, ApiError> {
    let ProfileContent { name, description, website, colour, language } = content;
    let digits = colour.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(ApiError::invalid("colour", "write it as #rrggbb"));
    }
    if Language::ALL.iter().all(|known| known.tag() != language) {
        return Err(ApiError::invalid("language", "it is none of en, de, fr, es"));
    }
    Ok(ProfileContent {
        name: text::line("name", &name)?,
        description: text::paragraph("description", description, DESCRIPTION_LIMIT)?,
        website: text::https_url("website", website)?,
        colour,
        language,
    })
}
