//! As it is written in `platform.toml`.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::timestamp::Timestamp;
use serde::Deserialize;

use super::error::SeedError;
use crate::data::candidates::Response;
use crate::data::candidates::{Attachment, Offer, Pay, StatusChange};
use crate::data::companies::OrganizationSettings;
use crate::data::companies::Profile;
use crate::data::configuration::CompanyConfiguration;
use crate::data::jobs::{Job, JobStatus, Note, TeamMember};
use crate::data::rfc3339;
use crate::data::state::{
    CandidateRecord, CompanyRecord, EDITION, FileRecord, JobRecord, State, WebhookRecord,
};
use crate::data::webhooks::{Delivery, Webhook, WebhookContent};

const TEXT: &str = include_str!("platform.toml");

/// Between two statuses of a candidate.
const STATUS_LASTS: Duration = Duration::from_hours(72);
const APPLIED_DAYS_AGO: u32 = 14;
const OFFERED_DAYS_AGO: u32 = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformData {
    #[serde(rename = "company")]
    companies: Vec<CompanyEntry>,
    #[serde(rename = "webhook")]
    webhooks: Vec<WebhookEntry>,
    #[serde(rename = "job")]
    jobs: Vec<JobEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompanyEntry {
    id: String,
    settings: OrganizationSettings,
    configuration: CompanyConfiguration,
    profiles: Vec<Profile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WebhookEntry {
    id: String,
    company: String,
    owner: String,
    url: String,
    events: Vec<String>,
    deliveries: Vec<DeliveryEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveryEntry {
    event: String,
    answered: Option<u16>,
    days_ago: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JobEntry {
    id: String,
    company: String,
    owner: String,
    title: String,
    location: String,
    department: String,
    description: String,
    published_days_ago: Option<u32>,
    team: Vec<TeamMember>,
    notes: Vec<NoteEntry>,
    candidates: Vec<CandidateEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteEntry {
    author: String,
    text: String,
    days_ago: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CandidateEntry {
    id: String,
    first_name: String,
    last_name: String,
    /// The last is the one that they have.
    statuses: Vec<String>,
    offer: Option<OfferEntry>,
    /// As plain text.
    resume: Option<String>,
    #[serde(default)]
    answers: Vec<Response>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferEntry {
    status: String,
    pay: i64,
    currency: String,
    pay_period: String,
    starts_on: String,
}

/// The state of a hiring platform that begins now.
pub(crate) fn state(now: Timestamp) -> Result<State, SeedError> {
    let data: PlatformData =
        toml::from_str(TEXT).map_err(|error| SeedError::Data(error.to_string()))?;
    let mut state = State { edition: EDITION, ..State::default() };
    for CompanyEntry { id, settings, mut configuration, profiles } in data.companies {
        configuration.sort();
        let profiles: BTreeMap<_, _> =
            profiles.into_iter().map(|profile| (profile.id.clone(), profile)).collect();
        state.companies.insert(id, CompanyRecord { configuration, profiles, settings });
    }
    for entry in data.webhooks {
        state.webhooks.insert(entry.id.clone(), webhook(entry, now));
    }
    for mut entry in data.jobs {
        for candidate in std::mem::take(&mut entry.candidates) {
            state.candidates.insert(candidate.id.clone(), self::candidate(&entry, candidate, now));
        }
        state.jobs.insert(entry.id.clone(), job(entry, now));
    }
    Ok(state)
}

fn webhook(entry: WebhookEntry, now: Timestamp) -> WebhookRecord {
    let WebhookEntry { id, company, owner, url, events, deliveries } = entry;
    let delivery = |entry: DeliveryEntry| Delivery {
        event: entry.event,
        status: entry.answered,
        sent_at: days_before(now, entry.days_ago),
    };
    let content = WebhookContent { url, events, active: true };
    let deliveries = deliveries.into_iter().rev().map(delivery).collect();
    WebhookRecord { company, owner, webhook: Webhook { id, content }, deliveries }
}

fn job(entry: JobEntry, now: Timestamp) -> JobRecord {
    let notes = (1..).zip(entry.notes).map(|(number, note)| Note {
        id: below("nte", &entry.id, number),
        text: note.text,
        author_id: Some(note.author),
        written_at: days_before(now, note.days_ago),
    });
    let mut record = JobRecord {
        company: entry.company,
        notes: notes.collect(),
        team: entry.team,
        job: Job {
            id: entry.id,
            title: entry.title,
            location: entry.location,
            description: entry.description,
            department_id: Some(entry.department),
            status: JobStatus::Open,
            owner_id: entry.owner,
            published_at: entry.published_days_ago.map(|days| days_before(now, days)),
        },
    };
    record.team.sort_by(|one, other| one.user_id.cmp(&other.user_id));
    record
}

fn candidate(job: &JobEntry, entry: CandidateEntry, now: Timestamp) -> CandidateRecord {
    let (first, last) = (entry.first_name.to_lowercase(), entry.last_name.to_lowercase());
    let applied = ago(now, APPLIED_DAYS_AGO);
    let statuses = (0..).zip(entry.statuses).map(|(number, status)| StatusChange {
        status,
        changed_at: rfc3339(applied + STATUS_LASTS * number),
        changed_by: Some(job.owner.clone()),
    });
    let file = |resume: String| FileRecord {
        about: Attachment {
            id: below("att", &entry.id, 1),
            file_name: format!("{first}-{last}.txt"),
            content_type: "text/plain".to_owned(),
            size: u32::try_from(resume.len()).unwrap_or(u32::MAX),
            added_at: rfc3339(applied),
        },
        content: STANDARD.encode(resume),
    };
    let offer = |offer: OfferEntry| Offer {
        id: below("off", &entry.id, 1),
        status: offer.status,
        pay: Pay { amount: offer.pay, currency: offer.currency, period: offer.pay_period },
        starts_on: offer.starts_on,
        made_at: days_before(now, OFFERED_DAYS_AGO),
    };
    CandidateRecord {
        company: job.company.clone(),
        owner: Some(job.owner.clone()),
        job: Some(job.id.clone()),
        email: format!("{first}.{last}@mail.example"),
        statuses: statuses.collect(),
        files: entry.resume.map(file).into_iter().collect(),
        offers: entry.offer.map(offer).into_iter().collect(),
        answers: entry.answers,
        first_name: entry.first_name,
        last_name: entry.last_name,
        id: entry.id,
    }
}

/// `nte_101_1` hangs on `job_101`.
fn below(prefix: &str, parent: &str, number: u32) -> String {
    let parent = parent.split_once('_').map_or(parent, |(_, rest)| rest);
    format!("{prefix}_{parent}_{number}")
}

fn ago(now: Timestamp, days: u32) -> Timestamp {
    now - Duration::from_hours(24) * days
}

fn days_before(now: Timestamp, days: u32) -> String {
    rfc3339(ago(now, days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_from_its_file_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("demo.json");
        assert_eq!(State::load(&file).expect("readable"), None);
        let mut written = state(Timestamp(1_800_000_000)).expect("practice data");
        for _ in 0..2 {
            written.save(&file).expect("written");
            assert_eq!(State::load(&file).expect("readable").as_ref(), Some(&written));
            written.candidates.pop_first();
        }
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
        std::fs::write(&file, "{").expect("written");
        assert!(State::load(&file).is_err());
    }
}
