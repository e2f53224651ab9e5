//! Candidates.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use tokio_postgres::Row;

use super::super::PostgresStore;
use super::super::connection::Connection;
use super::super::rows::{self, Columns, Fault, Seconds, change, find_all, find_one};
use super::{List, is_seen, list, number, reach, read_list, seen};
use crate::StoreError;
use crate::platform::candidates::{
    Attachment, Candidate, CandidateAnswer, CandidateRow, CandidateStore, Offer, StatusChange,
};
use crate::platform::{Changed, Listed, Part, Refusal, Visibility};

macro_rules! candidate_columns {
    () => {
        "SELECT candidates.id, candidates.company_id, candidates.owner_id, job_id, first_name,
            last_name, email, candidates.status, jobs.title, jobs.location"
    };
}

const CANDIDATES: List = list!(
    candidate_columns!(),
    "candidates LEFT JOIN jobs ON jobs.id = candidates.job_id",
    "candidates"
);

const FIND_CANDIDATE: &str = concat!(
    candidate_columns!(),
    " FROM candidates LEFT JOIN jobs ON jobs.id = candidates.job_id WHERE ",
    seen!("candidates")
);

pub(super) const SEE_CANDIDATE: &str =
    concat!("SELECT 1 FROM candidates WHERE ", seen!("candidates"));

/// Keeps others who add to the same candidate waiting.
pub(super) const LOCK_CANDIDATE: &str =
    concat!("SELECT 1 FROM candidates WHERE ", seen!("candidates"), " FOR NO KEY UPDATE");

const PUT_CANDIDATE: &str = "
    INSERT INTO candidates (id, company_id, owner_id, job_id, first_name, last_name, email, status)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, owner_id = excluded.owner_id, job_id = excluded.job_id,
        first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
        status = excluded.status";

// Its owner stays until the candidate is theirs.
const OWNER_OF_JOB: &str = concat!("SELECT owner_id FROM jobs WHERE ", seen!("jobs"), " FOR SHARE");

const SET_STATUS: &str = "UPDATE candidates SET status = $2 WHERE id = $1";

const ADD_STATUS_CHANGE: &str = "
    INSERT INTO status_changes (id, candidate_id, status, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";

const STATUS_HISTORY: &str = "
    SELECT id, candidate_id, status, changed_at, changed_by
    FROM status_changes WHERE candidate_id = $1 ORDER BY changed_at, id";

const NUMBER_OF_CHANGES: &str = "SELECT count(*) FROM status_changes WHERE candidate_id = $1";

const ADD_ATTACHMENT: &str = "
    INSERT INTO attachments (id, candidate_id, file_name, content_type, added_at, content)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";

const ATTACHMENTS: &str = "
    SELECT id, candidate_id, file_name, content_type, added_at, length(content), ''::bytea
    FROM attachments WHERE candidate_id = $1 ORDER BY added_at, id";

const FIND_ATTACHMENT: &str = "
    SELECT id, candidate_id, file_name, content_type, added_at, length(content), content
    FROM attachments WHERE candidate_id = $1 AND id = $2";

const NUMBER_OF_ATTACHMENTS: &str = "SELECT count(*) FROM attachments WHERE candidate_id = $1";

const OFFERS: &str = "
    SELECT id, candidate_id, status, pay, currency, pay_period, starts_on, made_at
    FROM offers WHERE candidate_id = $1 ORDER BY made_at, id";

const PUT_OFFER: &str = "
    INSERT INTO offers (id, candidate_id, status, pay, currency, pay_period, starts_on, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET
        candidate_id = excluded.candidate_id, status = excluded.status, pay = excluded.pay,
        currency = excluded.currency, pay_period = excluded.pay_period,
        starts_on = excluded.starts_on, made_at = excluded.made_at";

const ANSWERS: &str =
    "SELECT question, answer FROM candidate_answers WHERE candidate_id = $1 ORDER BY position";

const FORGET_ANSWERS: &str = "DELETE FROM candidate_answers WHERE candidate_id = $1";

const ADD_ANSWER: &str = "
    INSERT INTO candidate_answers (candidate_id, position, question, answer)
    VALUES ($1, $2, $3, $4)";

#[async_trait]
impl CandidateStore for PostgresStore {
    async fn candidates(
        &self,
        visible: &Visibility,
        part: &Part,
    ) -> Result<Listed<CandidateRow>, StoreError> {
        self.read_at_one_moment("list candidates", |connection| async move {
            read_list(&connection, &CANDIDATES, visible, part, read_candidate).await
        })
        .await
    }

    async fn find_candidate(
        &self,
        visible: &Visibility,
        id: &str,
    ) -> Result<Option<CandidateRow>, StoreError> {
        let Some((company, owner)) = reach(visible) else { return Ok(None) };
        self.read("find a candidate", |connection| async move {
            find_one(&connection, FIND_CANDIDATE, (id, company, owner), read_candidate).await
        })
        .await
    }

    async fn put_candidate(&self, candidate: &Candidate) -> Result<(), StoreError> {
        self.write("keep a candidate", |connection| async move {
            put_candidate(&connection, candidate, candidate.owner_id.as_ref().map(UserId::as_str))
                .await
        })
        .await
    }

    async fn add_candidate(
        &self,
        visible: &Visibility,
        candidate: &Candidate,
        status: &StatusChange,
        resume: Option<&Attachment>,
    ) -> Result<Changed, StoreError> {
        self.write("add a candidate", |connection| async move {
            let owner = match &candidate.job_id {
                None => candidate.owner_id.as_ref().map(|owner| owner.as_str().to_owned()),
                Some(job) => {
                    let Some((company, owner)) = reach(visible) else {
                        return Ok(Err(Refusal::NotFound));
                    };
                    let of_job =
                        find_one(&connection, OWNER_OF_JOB, (job, company, owner), |row| {
                            Ok(row.try_get::<_, String>(0)?)
                        })
                        .await?;
                    let Some(of_job) = of_job else { return Ok(Err(Refusal::NotFound)) };
                    Some(of_job)
                }
            };
            put_candidate(&connection, candidate, owner.as_deref()).await?;
            add_status_change(&connection, status).await?;
            if let Some(resume) = resume {
                add_attachment(&connection, resume).await?;
            }
            Ok(Ok(()))
        })
        .await
    }

    async fn change_status(
        &self,
        visible: &Visibility,
        status: &StatusChange,
        most: u32,
    ) -> Result<Changed, StoreError> {
        self.write("change a candidate's status", |connection| async move {
            let id = &status.candidate_id;
            if !is_seen(&connection, LOCK_CANDIDATE, visible, id).await? {
                return Ok(Err(Refusal::NotFound));
            }
            if number(&connection, NUMBER_OF_CHANGES, (id,)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            change(&connection, SET_STATUS, (id, &status.status)).await?;
            add_status_change(&connection, status).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn put_status_change(&self, status: &StatusChange) -> Result<(), StoreError> {
        self.write("keep a status", |connection| async move {
            add_status_change(&connection, status).await
        })
        .await
    }

    async fn status_history(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<StatusChange>>, StoreError> {
        self.children("read a candidate's history", visible, candidate, STATUS_HISTORY, |row| {
            let columns = &mut Columns::of(row);
            Ok(StatusChange {
                id: columns.next()?,
                candidate_id: columns.next()?,
                status: columns.next()?,
                at: columns.next::<Seconds>()?.0,
                by: columns.next::<Option<String>>()?.map(UserId::new),
            })
        })
        .await
    }

    async fn add_attachment(
        &self,
        visible: &Visibility,
        attachment: &Attachment,
        most: u32,
    ) -> Result<Changed, StoreError> {
        self.write("add an attachment", |connection| async move {
            let candidate = &attachment.candidate_id;
            if !is_seen(&connection, LOCK_CANDIDATE, visible, candidate).await? {
                return Ok(Err(Refusal::NotFound));
            }
            if number(&connection, NUMBER_OF_ATTACHMENTS, (candidate,)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            add_attachment(&connection, attachment).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn attachments(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Attachment>>, StoreError> {
        self.children("list attachments", visible, candidate, ATTACHMENTS, read_attachment).await
    }

    async fn find_attachment(
        &self,
        visible: &Visibility,
        candidate: &str,
        id: &str,
    ) -> Result<Option<Attachment>, StoreError> {
        self.read_at_one_moment("find an attachment", |connection| async move {
            if !is_seen(&connection, SEE_CANDIDATE, visible, candidate).await? {
                return Ok(None);
            }
            find_one(&connection, FIND_ATTACHMENT, (candidate, id), read_attachment).await
        })
        .await
    }

    async fn offers(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Offer>>, StoreError> {
        self.children("list offers", visible, candidate, OFFERS, |row| {
            let columns = &mut Columns::of(row);
            Ok(Offer {
                id: columns.next()?,
                candidate_id: columns.next()?,
                status: columns.next()?,
                pay: columns.next()?,
                currency: columns.next()?,
                pay_period: columns.next()?,
                starts_on: columns.next()?,
                made_at: columns.next::<Seconds>()?.0,
            })
        })
        .await
    }

    async fn put_offer(&self, offer: &Offer) -> Result<(), StoreError> {
        self.write("keep an offer", |connection| async move {
            let Offer { id, candidate_id, status, pay, currency, pay_period, .. } = offer;
            let (starts_on, made_at) = (&offer.starts_on, Seconds(offer.made_at));
            let params = (id, candidate_id, status, pay, currency, pay_period, starts_on, made_at);
            change(&connection, PUT_OFFER, params).await?;
            Ok(())
        })
        .await
    }

    async fn candidate_answers(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<CandidateAnswer>>, StoreError> {
        self.children("read a candidate's answers", visible, candidate, ANSWERS, |row| {
            let columns = &mut Columns::of(row);
            Ok(CandidateAnswer { question: columns.next()?, answer: columns.next()? })
        })
        .await
    }

    async fn put_candidate_answers(
        &self,
        candidate: &str,
        answers: &[CandidateAnswer],
    ) -> Result<(), StoreError> {
        self.write("keep a candidate's answers", |connection| async move {
            change(&connection, FORGET_ANSWERS, (candidate,)).await?;
            for (position, CandidateAnswer { question, answer }) in (0_i64..).zip(answers) {
                change(&connection, ADD_ANSWER, (candidate, position, question, answer)).await?;
            }
            Ok(())
        })
        .await
    }
}

impl PostgresStore {
    /// What hangs on a candidate who may be seen.
    async fn children<T>(
        &self,
        doing: &'static str,
        visible: &Visibility,
        candidate: &str,
        sql: &str,
        decode: impl FnMut(&Row) -> Result<T, Fault>,
    ) -> Result<Option<Vec<T>>, StoreError> {
        self.read_at_one_moment(doing, |connection| async move {
            if !is_seen(&connection, SEE_CANDIDATE, visible, candidate).await? {
                return Ok(None);
            }
            find_all(&connection, sql, (candidate,), decode).await.map(Some)
        })
        .await
    }
}

async fn put_candidate(
    connection: &Connection,
    candidate: &Candidate,
    owner: Option<&str>,
) -> Result<(), Fault> {
    change(
        connection,
        PUT_CANDIDATE,
        (
            &candidate.id,
            candidate.company_id.as_str(),
            owner,
            &candidate.job_id,
            &candidate.first_name,
            &candidate.last_name,
            &candidate.email,
            &candidate.status,
        ),
    )
    .await?;
    Ok(())
}

async fn add_status_change(connection: &Connection, status: &StatusChange) -> Result<(), Fault> {
    let StatusChange { id, candidate_id, status, at, by } = status;
    let params = (id, candidate_id, status, Seconds(*at), by.as_ref().map(UserId::as_str));
    change(connection, ADD_STATUS_CHANGE, params).await?;
    Ok(())
}

async fn add_attachment(connection: &Connection, attachment: &Attachment) -> Result<(), Fault> {
    let Attachment { id, candidate_id, file_name, content_type, added_at, content, .. } =
        attachment;
    let params = (id, candidate_id, file_name, content_type, Seconds(*added_at), content);
    change(connection, ADD_ATTACHMENT, params).await?;
    Ok(())
}

fn read_candidate(row: &Row) -> Result<CandidateRow, Fault> {
    let columns = &mut Columns::of(row);
    let candidate = Candidate {
        id: columns.next()?,
        company_id: CompanyId::new(columns.next::<String>()?),
        owner_id: columns.next::<Option<String>>()?.map(UserId::new),
        job_id: columns.next()?,
        first_name: columns.next()?,
        last_name: columns.next()?,
        email: columns.next()?,
        status: columns.next()?,
    };
    let title: Option<String> = columns.next()?;
    Ok(CandidateRow { candidate, job: title.zip(columns.next()?) })
}

fn read_attachment(row: &Row) -> Result<Attachment, Fault> {
    let columns = &mut Columns::of(row);
    Ok(Attachment {
        id: columns.next()?,
        candidate_id: columns.next()?,
        file_name: columns.next()?,
        content_type: columns.next()?,
        added_at: columns.next::<Seconds>()?.0,
        size: rows::number(columns.next::<i32>()?.into(), "attachments", "content")?,
        content: columns.next()?,
    })
}
