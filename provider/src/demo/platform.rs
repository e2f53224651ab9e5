//! The data of the demo's hiring platform as it is written in `platform.toml`.

use std::time::Duration;

use futures_util::future::{try_join, try_join_all};
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;
use serde::Deserialize;
use store::platform::candidates::{Attachment, Candidate, CandidateAnswer, Offer, StatusChange};
use store::platform::configuration::{Entry, EntryKind};
use store::platform::jobs::{Job, JobNote, JobStatus, TeamMember};
use store::platform::organization::{CompanyProfile, OrganizationSettings};
use store::platform::webhooks::{Delivery, Webhook};
use store::platform::{Changed, Visibility};
use store::{Store, StoreError};

use crate::error::ProviderError;

const TEXT: &str = include_str!("platform.toml");

/// As many of anything as the file says.
const ANY: u32 = u32::MAX;

/// Between two statuses of a candidate.
const STATUS_LASTS: Duration = Duration::from_hours(72);
/// When the first of a candidate's statuses was given.
const APPLIED_DAYS_AGO: u32 = 14;

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
    id: CompanyId,
    time_zone: String,
    candidates_kept_months: u32,
    departments: Vec<ConfigurationEntry>,
    hiring_processes: Vec<ConfigurationEntry>,
    job_properties: Vec<ConfigurationEntry>,
    offer_properties: Vec<ConfigurationEntry>,
    profiles: Vec<ProfileEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigurationEntry {
    id: String,
    name: String,
    #[serde(default)]
    values: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileEntry {
    id: String,
    name: String,
    description: String,
    website: String,
    colour: String,
    language: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WebhookEntry {
    id: String,
    company: CompanyId,
    owner: UserId,
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
    company: CompanyId,
    owner: UserId,
    title: String,
    location: String,
    department: String,
    description: String,
    published_days_ago: Option<u32>,
    team: Vec<MemberEntry>,
    notes: Vec<NoteEntry>,
    candidates: Vec<CandidateEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MemberEntry {
    user: UserId,
    role: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteEntry {
    author: UserId,
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
    answers: Vec<AnswerEntry>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerEntry {
    question: String,
    answer: String,
}

/// Keeps all of it; what is there stays, or is replaced by the same. What does not refer
/// to each other is written at once: then it shares a commit.
pub(super) async fn seed(store: &dyn Store, now: Timestamp) -> Result<(), ProviderError> {
    let data: PlatformData =
        toml::from_str(TEXT).map_err(|error| ProviderError::DemoData(error.to_string()))?;
    try_join_all(data.companies.iter().map(|company| seed_company(store, company))).await?;
    let webhooks = data.webhooks.iter().map(|webhook| seed_webhook(store, webhook, now));
    let jobs = data.jobs.iter().map(|job| seed_job(store, job, now));
    try_join(try_join_all(webhooks), try_join_all(jobs)).await?;
    Ok(())
}

async fn seed_company(store: &dyn Store, company: &CompanyEntry) -> Result<(), ProviderError> {
    let kinds = [
        (EntryKind::Department, &company.departments),
        (EntryKind::HiringProcess, &company.hiring_processes),
        (EntryKind::JobProperty, &company.job_properties),
        (EntryKind::OfferProperty, &company.offer_properties),
    ];
    let entries = kinds.into_iter().flat_map(|(kind, entries)| {
        entries.iter().map(move |ConfigurationEntry { id, name, values }| Entry {
            id: id.clone(),
            company_id: company.id.clone(),
            kind,
            name: name.clone(),
            choices: values.clone(),
        })
    });
    let entries = entries.map(async |entry| kept(store.add_entry(&entry, ANY).await, &entry.id));
    let profiles = company.profiles.iter().map(async |entry| {
        let profile = CompanyProfile {
            id: entry.id.clone(),
            company_id: company.id.clone(),
            name: entry.name.clone(),
            description: entry.description.clone(),
            website: entry.website.clone(),
            colour: entry.colour.clone(),
            language: entry.language.clone(),
        };
        kept(store.add_company_profile(&profile, ANY).await, &entry.id)
    });
    try_join(try_join_all(entries), try_join_all(profiles)).await?;
    let settings = OrganizationSettings {
        time_zone: company.time_zone.clone(),
        candidates_kept_months: company.candidates_kept_months,
    };
    Ok(store.set_organization_settings(&company.id, &settings).await?)
}

async fn seed_webhook(
    store: &dyn Store,
    entry: &WebhookEntry,
    now: Timestamp,
) -> Result<(), ProviderError> {
    let webhook = Webhook {
        id: entry.id.clone(),
        company_id: entry.company.clone(),
        owner_id: entry.owner.clone(),
        url: entry.url.clone(),
        events: entry.events.clone(),
        active: true,
    };
    kept(store.add_webhook(&webhook, ANY).await, &entry.id)?;
    let deliveries = (1..).zip(&entry.deliveries).map(async |(number, delivery)| {
        let delivery = Delivery {
            id: below("dlv", &entry.id, number),
            webhook_id: entry.id.clone(),
            event: delivery.event.clone(),
            answered: delivery.answered,
            at: days_before(now, delivery.days_ago),
        };
        store.put_delivery(&delivery).await
    });
    try_join_all(deliveries).await?;
    Ok(())
}

async fn seed_job(
    store: &dyn Store,
    entry: &JobEntry,
    now: Timestamp,
) -> Result<(), ProviderError> {
    let job = Job {
        id: entry.id.clone(),
        company_id: entry.company.clone(),
        owner_id: entry.owner.clone(),
        title: entry.title.clone(),
        location: entry.location.clone(),
        description: entry.description.clone(),
        department_id: Some(entry.department.clone()),
        status: JobStatus::Open,
        published_at: entry.published_days_ago.map(|days| days_before(now, days)),
    };
    store.put_job(&job).await?;
    let all = &Visibility::WholeCompany(job.company_id.clone());
    let notes = (1..).zip(&entry.notes).map(async |(number, note)| {
        let note = JobNote {
            id: below("nte", &entry.id, number),
            job_id: entry.id.clone(),
            author_id: Some(note.author.clone()),
            text: note.text.clone(),
            at: days_before(now, note.days_ago),
        };
        kept(store.add_job_note(all, &note, ANY).await, &note.id)
    });
    let candidates =
        entry.candidates.iter().map(|candidate| seed_candidate(store, &job, candidate, now));
    try_join(try_join_all(notes), try_join_all(candidates)).await?;
    let member =
        |entry: &MemberEntry| TeamMember { user_id: entry.user.clone(), role: entry.role.clone() };
    let team: Vec<_> = entry.team.iter().map(member).collect();
    store.set_hiring_team(all, &job.id, &team).await?;
    Ok(())
}

async fn seed_candidate(
    store: &dyn Store,
    job: &Job,
    entry: &CandidateEntry,
    now: Timestamp,
) -> Result<(), ProviderError> {
    let (first, last) = (entry.first_name.to_lowercase(), entry.last_name.to_lowercase());
    let id = &entry.id;
    let candidate = Candidate {
        id: id.clone(),
        company_id: job.company_id.clone(),
        owner_id: Some(job.owner_id.clone()),
        job_id: Some(job.id.clone()),
        first_name: entry.first_name.clone(),
        last_name: entry.last_name.clone(),
        email: format!("{first}.{last}@mail.example"),
        status: entry.statuses.last().cloned().unwrap_or_default(),
    };
    store.put_candidate(&candidate).await?;
    let applied = days_before(now, APPLIED_DAYS_AGO);
    let all = &Visibility::WholeCompany(job.company_id.clone());
    let files = entry.resume.iter().map(async |resume| {
        let attachment = Attachment {
            id: below("att", id, 1),
            candidate_id: id.clone(),
            file_name: format!("{first}-{last}.txt"),
            content_type: "text/plain".to_owned(),
            added_at: applied,
            size: 0,
            content: resume.clone().into_bytes(),
        };
        kept(store.add_attachment(all, &attachment, ANY).await, id)
    });
    let statuses = (0..).zip(&entry.statuses).map(async |(number, status)| {
        let change = StatusChange {
            id: below("sts", id, number + 1),
            candidate_id: id.clone(),
            status: status.clone(),
            at: applied + STATUS_LASTS * number,
            by: Some(job.owner_id.clone()),
        };
        store.put_status_change(&change).await.map_err(ProviderError::from)
    });
    let offers = entry.offer.iter().map(async |offer| {
        let offer = Offer {
            id: below("off", id, 1),
            candidate_id: id.clone(),
            status: offer.status.clone(),
            pay: offer.pay,
            currency: offer.currency.clone(),
            pay_period: offer.pay_period.clone(),
            starts_on: offer.starts_on.clone(),
            made_at: days_before(now, 2),
        };
        store.put_offer(&offer).await.map_err(ProviderError::from)
    });
    let rest = try_join(try_join_all(statuses), try_join_all(offers));
    try_join(try_join_all(files), rest).await?;
    let answer = |entry: &AnswerEntry| CandidateAnswer {
        question: entry.question.clone(),
        answer: entry.answer.clone(),
    };
    let answers: Vec<_> = entry.answers.iter().map(answer).collect();
    Ok(store.put_candidate_answers(id, &answers).await?)
}

/// The id of a thing that hangs on another: `nte_101_1` on `job_101`.
fn below(mark: &str, parent: &str, number: u32) -> String {
    let parent = parent.split_once('_').map_or(parent, |(_, rest)| rest);
    format!("{mark}_{parent}_{number}")
}

fn days_before(now: Timestamp, days: u32) -> Timestamp {
    now - Duration::from_hours(24) * days
}

/// What the file says must be possible, however far an earlier start came.
fn kept(outcome: Result<Changed, StoreError>, id: &str) -> Result<(), ProviderError> {
    outcome?.map_err(|refusal| ProviderError::DemoData(format!("{id}: {refusal}")))
}
