//! Jobs.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;
use tokio_postgres::Row;

use super::super::PostgresStore;
use super::super::connection::Connection;
use super::super::rows::{Columns, Fault, Seconds, change, find_all, find_one, word};
use super::{List, is_seen, list, number, reach, read_figure, read_list, seen};
use crate::StoreError;
use crate::platform::jobs::{Job, JobChange, JobNote, JobStatus, JobStore, Posting, TeamMember};
use crate::platform::{Changed, Listed, Part, Refusal, Visibility};

macro_rules! job_columns {
    () => {
        "SELECT jobs.id, jobs.company_id, owner_id, title, location, description, department_id,
            status, published_at"
    };
}

const JOBS: List = list!(job_columns!(), "jobs", "jobs");

const FIND_JOB: &str = concat!(job_columns!(), " FROM jobs WHERE ", seen!("jobs"));

const SEE_JOB: &str = concat!("SELECT 1 FROM jobs WHERE ", seen!("jobs"));

/// Keeps others who change the same job, or add to it, waiting.
const LOCK_JOB: &str = concat!("SELECT 1 FROM jobs WHERE ", seen!("jobs"), " FOR NO KEY UPDATE");

const PUT_JOB: &str = "
    INSERT INTO jobs (id, company_id, owner_id, title, location, description, department_id,
        status, published_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7,
        $8, $9)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, owner_id = excluded.owner_id, title = excluded.title,
        location = excluded.location, description = excluded.description,
        department_id = excluded.department_id, status = excluded.status,
        published_at = excluded.published_at";

const HAND_OVER_CANDIDATES: &str =
    "UPDATE candidates SET company_id = $2, owner_id = $3 WHERE job_id = $1";

const CANDIDATE_OF_JOB: &str = "SELECT 1 FROM candidates WHERE job_id = $1 LIMIT 1";

const DELETE_NOTES: &str = "DELETE FROM job_notes WHERE job_id = $1";
const DELETE_TEAM: &str = "DELETE FROM hiring_team WHERE job_id = $1";
const DELETE_JOB: &str = "DELETE FROM jobs WHERE id = $1";

const PUBLISH_JOB: &str = "UPDATE jobs SET published_at = coalesce(published_at, $2) WHERE id = $1";

const WITHDRAW_JOB: &str = concat!("UPDATE jobs SET published_at = NULL WHERE ", seen!("jobs"));

const POSTINGS: &str = "
    SELECT jobs.id, companies.name, title, location, description, published_at
    FROM jobs JOIN companies ON companies.id = company_id
    WHERE published_at IS NOT NULL AND status = 'open' AND jobs.id > $1
    ORDER BY jobs.id LIMIT $2";

// Read from an index that holds nothing else.
const NUMBER_OF_POSTINGS: &str =
    "SELECT count(*) FROM jobs WHERE published_at IS NOT NULL AND status = 'open' AND id > ''";

const TEAM: &str = "SELECT user_id, role FROM hiring_team WHERE job_id = $1 ORDER BY user_id";

const ADD_MEMBER: &str = "INSERT INTO hiring_team (job_id, user_id, role) VALUES ($1, $2, $3)";

const NOTES: &str = "
    SELECT id, job_id, author_id, text, written_at FROM job_notes
    WHERE job_id = $1 ORDER BY written_at, id";

const NUMBER_OF_NOTES: &str = "SELECT count(*) FROM job_notes WHERE job_id = $1";

const ADD_NOTE: &str = "
    INSERT INTO job_notes (id, job_id, author_id, text, written_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO NOTHING";

const FIGURES_OF_JOB: &str =
    "SELECT status, count(*) FROM candidates WHERE job_id = $1 GROUP BY status ORDER BY status";

#[async_trait]
impl JobStore for PostgresStore {
    async fn jobs(&self, visible: &Visibility, part: &Part) -> Result<Listed<Job>, StoreError> {
        self.read_at_one_moment("list jobs", |connection| async move {
            read_list(&connection, &JOBS, visible, part, read_job).await
        })
        .await
    }

    async fn find_job(&self, visible: &Visibility, id: &str) -> Result<Option<Job>, StoreError> {
        self.read(
            "find a job",
            |connection| async move { find_job(&connection, visible, id).await },
        )
        .await
    }

    async fn put_job(&self, job: &Job) -> Result<(), StoreError> {
        self.write("keep a job", |connection| async move {
            put_job(&connection, job).await?;
            let owner = (&job.id, job.company_id.as_str(), job.owner_id.as_str());
            change(&connection, HAND_OVER_CANDIDATES, owner).await?;
            Ok(())
        })
        .await
    }

    async fn change_job(
        &self,
        visible: &Visibility,
        id: &str,
        change: &JobChange,
    ) -> Result<Option<Job>, StoreError> {
        self.write("change a job", |connection| async move {
            let Some(mut job) = find_job_to_change(&connection, visible, id).await? else {
                return Ok(None);
            };
            let JobChange { title, location, description, department_id, status } = change.clone();
            job.title = title.unwrap_or(job.title);
            job.location = location.unwrap_or(job.location);
            job.description = description.unwrap_or(job.description);
            job.department_id = department_id.unwrap_or(job.department_id);
            job.status = status.unwrap_or(job.status);
            put_job(&connection, &job).await?;
            Ok(Some(job))
        })
        .await
    }

    async fn delete_job(&self, visible: &Visibility, id: &str) -> Result<Changed, StoreError> {
        self.write("delete a job", |connection| async move {
            if !is_seen(&connection, LOCK_JOB, visible, id).await? {
                return Ok(Err(Refusal::NotFound));
            }
            if find_one(&connection, CANDIDATE_OF_JOB, (id,), |_| Ok(())).await?.is_some() {
                return Ok(Err(Refusal::InUse));
            }
            for sql in [DELETE_NOTES, DELETE_TEAM, DELETE_JOB] {
                change(&connection, sql, (id,)).await?;
            }
            Ok(Ok(()))
        })
        .await
    }

    async fn publish_job(
        &self,
        visible: &Visibility,
        id: &str,
        at: Timestamp,
    ) -> Result<Changed<Job>, StoreError> {
        self.write("publish a job", |connection| async move {
            let Some(job) = find_job_to_change(&connection, visible, id).await? else {
                return Ok(Err(Refusal::NotFound));
            };
            if job.status != JobStatus::Open {
                return Ok(Err(Refusal::JobNotOpen));
            }
            change(&connection, PUBLISH_JOB, (id, Seconds(at))).await?;
            let published_at = job.published_at.or(Some(at));
            Ok(Ok(Job { published_at, ..job }))
        })
        .await
    }

    async fn withdraw_job(&self, visible: &Visibility, id: &str) -> Result<bool, StoreError> {
        self.write("withdraw a job", |connection| async move {
            let Some((company, owner)) = reach(visible) else { return Ok(false) };
            Ok(change(&connection, WITHDRAW_JOB, (id, company, owner)).await? == 1)
        })
        .await
    }

    async fn postings(&self, part: &Part) -> Result<Listed<Posting>, StoreError> {
        self.read_at_one_moment("list postings", |connection| async move {
            let total = number(&connection, NUMBER_OF_POSTINGS, ()).await?;
            let after = part.after.as_deref().unwrap_or_default();
            let rows = find_all(&connection, POSTINGS, (after, i64::from(part.limit)), |row| {
                let columns = &mut Columns::of(row);
                Ok(Posting {
                    id: columns.next()?,
                    company: columns.next()?,
                    title: columns.next()?,
                    location: columns.next()?,
                    description: columns.next()?,
                    published_at: columns.next::<Seconds>()?.0,
                })
            })
            .await?;
            Ok(Listed { total, rows })
        })
        .await
    }

    async fn hiring_team(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<TeamMember>>, StoreError> {
        self.of_job("read a hiring team", visible, job, TEAM, |row| {
            let columns = &mut Columns::of(row);
            let user_id = UserId::new(columns.next::<String>()?);
            Ok(TeamMember { user_id, role: columns.next()? })
        })
        .await
    }

    async fn set_hiring_team(
        &self,
        visible: &Visibility,
        job: &str,
        team: &[TeamMember],
    ) -> Result<bool, StoreError> {
        self.write("replace a hiring team", |connection| async move {
            if !is_seen(&connection, LOCK_JOB, visible, job).await? {
                return Ok(false);
            }
            change(&connection, DELETE_TEAM, (job,)).await?;
            for TeamMember { user_id, role } in team {
                change(&connection, ADD_MEMBER, (job, user_id.as_str(), role)).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn job_notes(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<JobNote>>, StoreError> {
        self.of_job("read notes", visible, job, NOTES, |row| {
            let columns = &mut Columns::of(row);
            Ok(JobNote {
                id: columns.next()?,
                job_id: columns.next()?,
                author_id: columns.next::<Option<String>>()?.map(UserId::new),
                text: columns.next()?,
                at: columns.next::<Seconds>()?.0,
            })
        })
        .await
    }

    async fn add_job_note(
        &self,
        visible: &Visibility,
        note: &JobNote,
        most: u32,
    ) -> Result<Changed, StoreError> {
        self.write("add a note", |connection| async move {
            let JobNote { id, job_id, author_id, text, at } = note;
            if !is_seen(&connection, LOCK_JOB, visible, job_id).await? {
                return Ok(Err(Refusal::NotFound));
            }
            if number(&connection, NUMBER_OF_NOTES, (job_id,)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            let author = author_id.as_ref().map(UserId::as_str);
            change(&connection, ADD_NOTE, (id, job_id, author, text, Seconds(*at))).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn job_figures(
        &self,
        visible: &Visibility,
        job: &str,
    ) -> Result<Option<Vec<(String, u64)>>, StoreError> {
        self.of_job("count a job's candidates", visible, job, FIGURES_OF_JOB, read_figure).await
    }
}

impl PostgresStore {
    /// What hangs on a job that may be seen.
    async fn of_job<T>(
        &self,
        doing: &'static str,
        visible: &Visibility,
        job: &str,
        sql: &str,
        decode: impl FnMut(&Row) -> Result<T, Fault>,
    ) -> Result<Option<Vec<T>>, StoreError> {
        self.read_at_one_moment(doing, |connection| async move {
            if !is_seen(&connection, SEE_JOB, visible, job).await? {
                return Ok(None);
            }
            find_all(&connection, sql, (job,), decode).await.map(Some)
        })
        .await
    }
}

async fn find_job(
    connection: &Connection,
    visible: &Visibility,
    id: &str,
) -> Result<Option<Job>, Fault> {
    let Some((company, owner)) = reach(visible) else { return Ok(None) };
    find_one(connection, FIND_JOB, (id, company, owner), read_job).await
}

/// As [`find_job`]; it stays so until the transaction ends.
async fn find_job_to_change(
    connection: &Connection,
    visible: &Visibility,
    id: &str,
) -> Result<Option<Job>, Fault> {
    is_seen(connection, LOCK_JOB, visible, id).await?;
    find_job(connection, visible, id).await
}

async fn put_job(connection: &Connection, job: &Job) -> Result<(), Fault> {
    change(
        connection,
        PUT_JOB,
        (
            &job.id,
            job.company_id.as_str(),
            job.owner_id.as_str(),
            &job.title,
            &job.location,
            &job.description,
            &job.department_id,
            job.status.as_str(),
            job.published_at.map(Seconds),
        ),
    )
    .await?;
    Ok(())
}

fn read_job(row: &Row) -> Result<Job, Fault> {
    let columns = &mut Columns::of(row);
    Ok(Job {
        id: columns.next()?,
        company_id: CompanyId::new(columns.next::<String>()?),
        owner_id: UserId::new(columns.next::<String>()?),
        title: columns.next()?,
        location: columns.next()?,
        description: columns.next()?,
        department_id: columns.next()?,
        status: {
            let text = columns.next::<String>()?;
            word(&text, &JobStatus::ALL, JobStatus::as_str, "jobs", "status")?
        },
        published_at: columns.next::<Option<Seconds>>()?.map(|seconds| seconds.0),
    })
}
