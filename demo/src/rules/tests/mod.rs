//! The rules on a small platform: who reaches what, and how much of anything there may be.

mod candidates;
mod company;
mod jobs;

use api::{ApiError, Page};
use guard::{Access, Caller, Method};
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::role::Role;

use super::candidates::New;
use crate::data::candidates::StatusChange;
use crate::data::jobs::{Job, JobStatus};
use crate::data::state::{CandidateRecord, CompanyRecord, JobRecord, State};

const ALL: Page = Page { after: None, limit: 100 };
const NONE: [&str; 0] = [];

fn caller(company: &str, user: Option<&str>, role: Role) -> Caller {
    Caller {
        method: Method::AuthorizationCode(ClientId::new("client")),
        user_id: user.map(UserId::new),
        company_id: CompanyId::new(company),
        role,
        access: Access::Full,
        signed_in: None,
    }
}

fn of_ada() -> Caller {
    caller("northwind", Some("ada"), Role::Standard)
}

fn of_ravi() -> Caller {
    caller("northwind", Some("ravi"), Role::Standard)
}

fn of_northwind() -> Caller {
    caller("northwind", None, Role::Administrator)
}

fn of_contoso() -> Caller {
    caller("contoso", None, Role::Administrator)
}

fn of_nothing() -> Caller {
    caller("northwind", None, Role::Standard)
}

fn job(id: &str, company: &str, owner: &str) -> JobRecord {
    JobRecord {
        company: company.to_owned(),
        job: Job {
            id: id.to_owned(),
            title: format!("Job {id}"),
            location: "Oslo".to_owned(),
            description: String::new(),
            department_id: None,
            status: JobStatus::Open,
            owner_id: owner.to_owned(),
            published_at: None,
        },
        team: Vec::new(),
        notes: Vec::new(),
    }
}

fn candidate(id: &str, record: &JobRecord) -> CandidateRecord {
    CandidateRecord {
        id: id.to_owned(),
        company: record.company.clone(),
        owner: Some(record.job.owner_id.clone()),
        job: Some(record.job.id.clone()),
        first_name: "First".to_owned(),
        last_name: format!("Last {id}"),
        email: format!("{id}@example.com"),
        statuses: vec![status("Interview")],
        files: Vec::new(),
        offers: Vec::new(),
        answers: Vec::new(),
    }
}

fn status(status: &str) -> StatusChange {
    StatusChange {
        status: status.to_owned(),
        changed_at: at(5),
        changed_by: Some("ada".to_owned()),
    }
}

fn at(seconds: i64) -> String {
    crate::data::rfc3339(oauth::timestamp::Timestamp(seconds))
}

fn new(id: &str) -> New {
    New { id: id.to_owned(), at: at(5) }
}

/// Job 1 of Ada and job 2 of Ravi at Northwind, job 3 of Ada's at Contoso.
fn hiring() -> State {
    let mut state = State::default();
    for company in ["northwind", "contoso"] {
        state.companies.insert(company.to_owned(), CompanyRecord::default());
    }
    for (id, company, owner, candidates) in [
        ("1", "northwind", "ada", ["b", "d"]),
        ("2", "northwind", "ravi", ["c", "e"]),
        ("3", "contoso", "ada", ["a", "f"]),
    ] {
        let job = job(id, company, owner);
        for id in candidates {
            state.candidates.insert(id.to_owned(), candidate(id, &job));
        }
        state.jobs.insert(id.to_owned(), job);
    }
    state
}

fn seen(state: &State, caller: &Caller) -> Vec<String> {
    let found = state.candidates(caller, &ALL);
    assert_eq!(found.total_found, found.content.len() as u64);
    found.content.into_iter().map(|candidate| candidate.id).collect()
}

fn is_full<T>(outcome: Result<T, ApiError>) -> bool {
    matches!(outcome, Err(ApiError::Conflict(text)) if text.contains("as many of them as"))
}

fn is_in_use<T>(outcome: &Result<T, ApiError>) -> bool {
    matches!(outcome, Err(ApiError::Conflict(text)) if text.contains("still refers to it"))
}

fn is_not_found<T>(outcome: &Result<T, ApiError>) -> bool {
    matches!(outcome, Err(ApiError::NotFound))
}

fn names_field<T>(outcome: &Result<T, ApiError>, named: &str) -> bool {
    matches!(outcome, Err(ApiError::Invalid { field, .. }) if field == named)
}
