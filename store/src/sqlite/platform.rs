//! The demo's hiring platform.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use rusqlite::Row;

use super::SqliteStore;
use super::rows::{Fault, change, find_all};
use crate::StoreError;
use crate::platform::{Candidate, Job, PlatformStore, Visibility};

macro_rules! candidates_where {
    ($condition:literal) => {
        concat!(
            "SELECT candidates.id, job_id, first_name, last_name, email, status,
                 company_id, owner_id, title, location
             FROM candidates JOIN jobs ON jobs.id = candidates.job_id WHERE ",
            $condition,
            " ORDER BY candidates.id"
        )
    };
}

pub(super) const CANDIDATES_OF_COMPANY: &str = candidates_where!("company_id = ?1");

pub(super) const CANDIDATES_OF_OWNER: &str = candidates_where!("company_id = ?1 AND owner_id = ?2");

const PUT_JOB: &str = "
    INSERT INTO jobs (id, company_id, owner_id, title, location) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, owner_id = excluded.owner_id,
        title = excluded.title, location = excluded.location";

const PUT_CANDIDATE: &str = "
    INSERT INTO candidates (id, job_id, first_name, last_name, email, status)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET
        job_id = excluded.job_id, first_name = excluded.first_name,
        last_name = excluded.last_name, email = excluded.email, status = excluded.status";

#[async_trait]
impl PlatformStore for SqliteStore {
    async fn candidates(&self, visible: &Visibility) -> Result<Vec<(Candidate, Job)>, StoreError> {
        self.read("read candidates", |connection| match visible {
            Visibility::WholeCompany(company) => {
                let params = (company.as_str(),);
                find_all(connection, CANDIDATES_OF_COMPANY, params, read_candidate)
            }
            Visibility::OwnJobs(company, owner) => {
                let params = (company.as_str(), owner.as_str());
                find_all(connection, CANDIDATES_OF_OWNER, params, read_candidate)
            }
            Visibility::Nothing => Ok(Vec::new()),
        })
    }

    async fn put_job(&self, job: &Job) -> Result<(), StoreError> {
        let Job { id, company_id, owner_id, title, location } = job.clone();
        self.write("keep a job", move |connection| {
            let params = (&id, company_id.as_str(), owner_id.as_str(), &title, &location);
            change(connection, PUT_JOB, params)?;
            Ok(())
        })
        .await
    }

    async fn put_candidate(&self, candidate: &Candidate) -> Result<(), StoreError> {
        let Candidate { id, job_id, first_name, last_name, email, status } = candidate.clone();
        self.write("keep a candidate", move |connection| {
            let params = (&id, &job_id, &first_name, &last_name, &email, &status);
            change(connection, PUT_CANDIDATE, params)?;
            Ok(())
        })
        .await
    }
}

fn read_candidate(row: &Row<'_>) -> Result<(Candidate, Job), Fault> {
    let candidate = Candidate {
        id: row.get("id")?,
        job_id: row.get("job_id")?,
        first_name: row.get("first_name")?,
        last_name: row.get("last_name")?,
        email: row.get("email")?,
        status: row.get("status")?,
    };
    let job = Job {
        id: candidate.job_id.clone(),
        company_id: CompanyId::new(row.get::<_, String>("company_id")?),
        owner_id: UserId::new(row.get::<_, String>("owner_id")?),
        title: row.get("title")?,
        location: row.get("location")?,
    };
    Ok((candidate, job))
}
