//! The demo's hiring platform.

pub(crate) mod candidates;
pub(crate) mod company;
pub(crate) mod jobs;

use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;
use store::platform::candidates::{Candidate, StatusChange};
use store::platform::jobs::{Job, JobStatus};
use store::platform::{Part, Visibility};

use super::fixture::{Subject, ada, contoso, northwind, populate, ravi};

const ALL: Part = Part { after: None, limit: 100 };
const NONE: [&str; 0] = [];

fn at(seconds: i64) -> Timestamp {
    Timestamp(seconds)
}

fn job(id: &str, company_id: CompanyId, owner_id: UserId) -> Job {
    Job {
        id: id.to_owned(),
        company_id,
        owner_id,
        title: format!("Job {id}"),
        location: "Oslo".to_owned(),
        description: String::new(),
        department_id: None,
        status: JobStatus::Open,
        published_at: None,
    }
}

fn candidate(id: &str, job: &Job) -> Candidate {
    Candidate {
        id: id.to_owned(),
        company_id: job.company_id.clone(),
        owner_id: Some(job.owner_id.clone()),
        job_id: Some(job.id.clone()),
        first_name: "First".to_owned(),
        last_name: format!("Last {id}"),
        email: format!("{id}@example.com"),
        status: "Interview".to_owned(),
    }
}

fn status(candidate: &str, status: &str) -> StatusChange {
    let id = format!("{candidate} {status}");
    let (candidate_id, status) = (candidate.to_owned(), status.to_owned());
    StatusChange { id, candidate_id, status, at: at(5), by: Some(ada().id) }
}

fn of_ada() -> Visibility {
    Visibility::Own(northwind(), ada().id)
}

fn of_ravi() -> Visibility {
    Visibility::Own(northwind(), ravi().id)
}

fn of_northwind() -> Visibility {
    Visibility::WholeCompany(northwind())
}

fn of_contoso() -> Visibility {
    Visibility::WholeCompany(contoso())
}

/// Job 1 of Ada and job 2 of Ravi at Northwind, job 3 of Ada's at Contoso.
async fn hire(store: &Subject) {
    populate(store).await;
    for (id, company, owner, candidates) in [
        ("1", northwind(), ada(), ["b", "d"]),
        ("2", northwind(), ravi(), ["c", "e"]),
        ("3", contoso(), ada(), ["a", "f"]),
    ] {
        let job = job(id, company, owner.id);
        store.put_job(&job).await.expect("kept");
        for id in candidates {
            store.put_candidate(&candidate(id, &job)).await.expect("kept");
        }
    }
}

async fn seen(store: &Subject, visible: &Visibility) -> Vec<String> {
    let found = store.candidates(visible, &ALL).await.expect("read");
    assert_eq!(found.total, found.rows.len() as u64);
    found.rows.into_iter().map(|row| row.candidate.id).collect()
}
