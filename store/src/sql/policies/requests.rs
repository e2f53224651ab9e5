//! What users ask of their administrators, and the answers.

use oauth::consent::policy::AppDecision;
use oauth::id::ApprovalRequestId;
use oauth::scope::ScopeSet;

use super::decisions::{FIND_DECISION, decide_app};
use crate::policies::{ApprovalAnswer, ApprovalBasis, ApprovalRequest};
use crate::sql::access_loss::LOCK_USER;
use crate::sql::clients::is_client_of_version;
use crate::sql::error::QueryError;
use crate::sql::policy_rows::{decision_about, read_decision};
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::users::{FIND_USER, read_user};
use crate::sql::value::params;

pub(crate) const DELETE_OPEN_REQUEST: &str = "
    DELETE FROM approval_requests
    WHERE company_id = ?1 AND client_id = ?2 AND user_id = ?3 AND approved IS NULL";

const INSERT_REQUEST: &str = "
    INSERT INTO approval_requests (id, company_id, client_id, user_id, scopes, message, asked_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Requests as [`read_request`] reads them.
macro_rules! requests {
    ($rest:literal) => {
        concat!(
            "SELECT id, company_id, client_id, user_id, scopes, message, asked_at, approved,
                reason, answered_by, answered_at
            FROM approval_requests WHERE ",
            $rest
        )
    };
}

pub(crate) const FIND_REQUEST: &str = requests!("id = ?1");

pub(crate) const OPEN_REQUESTS: &str =
    requests!("company_id = ?1 AND approved IS NULL ORDER BY asked_at, row LIMIT ?2 OFFSET ?3");

pub(crate) const OPEN_REQUESTS_OF_APP: &str = requests!(
    "company_id = ?1 AND client_id = ?2 AND approved IS NULL ORDER BY asked_at, row LIMIT ?3"
);

pub(crate) const COUNT_OPEN_REQUESTS: &str = "
    SELECT count(*) FROM approval_requests WHERE company_id = ?1 AND approved IS NULL";

pub(crate) const ANSWERED_REQUESTS: &str = requests!(
    "company_id = ?1 AND approved IS NOT NULL
    ORDER BY asked_at DESC, row DESC LIMIT ?2 OFFSET ?3"
);

pub(crate) const COUNT_ANSWERED_REQUESTS: &str = "
    SELECT count(*) FROM approval_requests WHERE company_id = ?1 AND approved IS NOT NULL";

pub(crate) const REQUESTS_OF_USER: &str =
    requests!("user_id = ?1 ORDER BY asked_at DESC, row DESC LIMIT ?2");

pub(crate) const WITHDRAW_REQUEST: &str = "
    DELETE FROM approval_requests WHERE id = ?1 AND user_id = ?2 AND approved IS NULL";

pub(crate) const ANSWER_REQUEST: &str = "
    UPDATE approval_requests SET approved = ?2, reason = ?3, answered_by = ?4, answered_at = ?5
    WHERE id = ?1 AND approved IS NULL";

pub(super) async fn insert_request(
    tx: &impl Transaction,
    request: &ApprovalRequest,
) -> Result<(), QueryError> {
    let ApprovalRequest { id, company_id, client_id, user_id, scopes, message, asked_at, .. } =
        request;
    tx.execute(DELETE_OPEN_REQUEST, params![company_id, client_id, user_id]).await?;
    let values = params![id, company_id, client_id, user_id, scopes, message, *asked_at];
    tx.execute(INSERT_REQUEST, values).await?;
    Ok(())
}

/// Answers a request, once: the compare-and-set is [`ANSWER_REQUEST`].
pub(super) async fn answer_request(
    tx: &impl Transaction,
    id: &ApprovalRequestId,
    answer: &ApprovalAnswer,
    approved: Option<&ScopeSet>,
) -> Result<bool, QueryError> {
    let values = params![id, answer.approved, &answer.reason, &answer.by, answer.at];
    if tx.execute(ANSWER_REQUEST, values).await? == 0 {
        return Ok(false);
    }
    let request = tx.find_one(FIND_REQUEST, params![id], read_request).await?.ok_or_else(|| {
        QueryError::inconsistent("approval_requests", "id", "changed, yet not found")
    })?;
    if let Some(approved) = approved {
        let (company, client) = (&request.company_id, &request.client_id);
        tx.lock(&[&decision_about(company, client)]).await?;
        let before = tx.find_one(FIND_DECISION, params![company, client], read_decision).await?;
        let approved = match before {
            Some(AppDecision::Approved(before)) => before.union(approved),
            Some(AppDecision::Blocked) | None => approved.clone(),
        };
        let decision = AppDecision::Approved(approved);
        decide_app(tx, company, client, Some(&decision), &answer.by, answer.at).await?;
    }
    Ok(true)
}

/// Whether a request is about what was seen. That stays so until the transaction ends.
pub(super) async fn is_stored(
    tx: &impl Transaction,
    id: &ApprovalRequestId,
    seen: &ApprovalBasis,
) -> Result<bool, QueryError> {
    let Some(request) = tx.find_one(FIND_REQUEST, params![id], read_request).await? else {
        return Ok(false);
    };
    tx.lock_rows(LOCK_USER, params![&request.user_id]).await?;
    let user = tx.find_one(FIND_USER, params![&request.user_id], read_user).await?;
    Ok(user.as_ref() == Some(&seen.user)
        && is_client_of_version(tx, &request.client_id, seen.client).await?)
}

pub(super) fn read_request(row: &mut Columns<'_>) -> Result<ApprovalRequest, QueryError> {
    Ok(ApprovalRequest {
        id: row.next()?,
        company_id: row.next()?,
        client_id: row.next()?,
        user_id: row.next()?,
        scopes: row.scopes("approval_requests", "scopes")?,
        message: row.next()?,
        asked_at: row.next()?,
        answer: read_answer(row)?,
    })
}

fn read_answer(row: &mut Columns<'_>) -> Result<Option<ApprovalAnswer>, QueryError> {
    let Some(approved) = row.next()? else { return Ok(None) };
    let reason = row.next::<Option<String>>()?.unwrap_or_default();
    Ok(Some(ApprovalAnswer { approved, reason, by: row.next()?, at: row.next()? }))
}
