//! Policies, decisions about apps, and requests to administrators.

use async_trait::async_trait;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::id::{ApprovalRequestId, ClientId, CompanyId, UserId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;

use super::answer_record::{Recorded, record};
use super::driver::Driver;
use super::error::QueryError;
use super::grants;
use super::policy_rows::{decision_about, policy_of, read_decision, read_policy};
use super::row::Columns;
use super::transaction::Transaction;
use super::value::params;
use crate::answers::{Answer, Answered};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::policies::{ApprovalAnswer, ApprovalRequest, DecidedApp, PolicyChange, PolicyStore};
use crate::slice::Slice;
use crate::version::Version;

pub(crate) const FIND_POLICY: &str = "
    SELECT may_read, may_change, may_delete, may_admin, until_removed, version
    FROM company_policies WHERE company_id = ?1";

const SET_POLICY: &str = "
    INSERT INTO company_policies (company_id, may_read, may_change, may_delete, may_admin,
        until_removed, changed_by, changed_at, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (company_id) DO UPDATE SET
        may_read = excluded.may_read, may_change = excluded.may_change,
        may_delete = excluded.may_delete, may_admin = excluded.may_admin,
        until_removed = excluded.until_removed, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at, version = excluded.version";

pub(crate) const FIND_DECISION: &str = "
    SELECT approved FROM company_apps WHERE company_id = ?1 AND client_id = ?2";

pub(crate) const DECIDED_APPS: &str = "
    SELECT approved, client_id, decided_by, decided_at, clients.name, publishers.name,
        clients.disabled,
        (SELECT coalesce(string_agg(scope, ' '), '') FROM client_scopes
            WHERE client_scopes.client_id = clients.id)
    FROM company_apps JOIN clients ON clients.id = client_id
    LEFT JOIN publishers ON publishers.id = clients.publisher_id
    WHERE company_apps.company_id = ?1 ORDER BY client_id";

const PUT_DECISION: &str = "
    INSERT INTO company_apps (company_id, client_id, approved, decided_by, decided_at)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (company_id, client_id) DO UPDATE SET
        approved = excluded.approved, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at";

const DELETE_DECISION: &str = "
    DELETE FROM company_apps WHERE company_id = ?1 AND client_id = ?2";

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

const REFUSE_REQUESTS: &str = "
    UPDATE approval_requests SET approved = FALSE, reason = '', answered_by = ?3, answered_at = ?4
    WHERE company_id = ?1 AND client_id = ?2 AND approved IS NULL";

pub(crate) const ANSWER_REQUEST: &str = "
    UPDATE approval_requests SET approved = ?2, reason = ?3, answered_by = ?4, answered_at = ?5
    WHERE id = ?1 AND approved IS NULL";

#[async_trait]
impl<D: Driver> PolicyStore for D {
    async fn company_policy(
        &self,
        company: &CompanyId,
    ) -> Result<(CompanyPolicy, Version), StoreError> {
        self.read("find a company's policy", |tx| async move { find_policy(&tx, company).await })
            .await
    }

    async fn set_company_policy(
        &self,
        company: &CompanyId,
        change: &PolicyChange,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("set a company's policy", (company.clone(), change.clone()));
        self.write_with(None, effects, doing, args, |tx, args| async move {
            let (company, PolicyChange { policy, seen, by, at }) = &*args;
            tx.lock(&[&policy_of(company)]).await?;
            let (_, version) = find_policy(&tx, company).await?;
            if seen.is_some_and(|seen| seen != version) {
                return Ok(false);
            }
            let values = params![
                company,
                policy.read.as_str(),
                policy.change.as_str(),
                policy.delete.as_str(),
                policy.admin.as_str(),
                policy.until_removed,
                by,
                *at,
                Version(version.0 + 1),
            ];
            tx.execute(SET_POLICY, values).await?;
            Ok(true)
        })
        .await
    }

    async fn decided_apps(&self, company: &CompanyId) -> Result<Vec<DecidedApp>, StoreError> {
        self.read("list what a company decided about apps", |tx| async move {
            tx.find_all(DECIDED_APPS, params![company], |row| {
                Ok(DecidedApp {
                    decision: read_decision(row)?,
                    client_id: row.next()?,
                    by: row.next()?,
                    at: row.next()?,
                    name: row.next()?,
                    publisher: row.next()?,
                    disabled: row.next()?,
                    registered: row.scopes("client_scopes", "scope")?,
                })
            })
            .await
        })
        .await
    }

    async fn decide_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        decision: Option<&AppDecision>,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let args = (company.clone(), client.clone(), decision.cloned(), by.clone());
        self.write_with(None, effects, "decide about an app", args, move |tx, args| async move {
            let (company, client, decision, by) = &*args;
            decide_app(&tx, company, client, decision.as_ref(), by, at).await
        })
        .await
    }

    async fn ask_for_approval(
        &self,
        answer: &Answer,
        request: &ApprovalRequest,
        effects: Effects,
    ) -> Result<Answered, StoreError> {
        let args = (answer.clone(), request.clone());
        self.write_with(None, effects, "ask for approval", args, |tx, args| async move {
            let (answer, request) = &*args;
            if answer.allowed.is_some() || request.answer.is_some() {
                return Err(QueryError::Misuse(
                    "a request allows nothing, and waits for an answer",
                ));
            }
            match record(&tx, answer).await? {
                Recorded::First { .. } => insert_request(&tx, request).await?,
                Recorded::Before(before) => return Ok(before),
            }
            Ok(Answered::Recorded)
        })
        .await
    }

    async fn find_approval_request(
        &self,
        id: &ApprovalRequestId,
    ) -> Result<Option<ApprovalRequest>, StoreError> {
        self.find_one("find an approval request", FIND_REQUEST, params![id], read_request).await
    }

    async fn approval_requests(
        &self,
        company: &CompanyId,
        answered: bool,
        slice: Slice,
    ) -> Result<Vec<ApprovalRequest>, StoreError> {
        let sql = if answered { ANSWERED_REQUESTS } else { OPEN_REQUESTS };
        let params = params![company, slice.limit, slice.offset];
        self.find_all("list a company's approval requests", sql, params, read_request).await
    }

    async fn open_requests_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError> {
        let (doing, params) = ("list an app's open requests", params![company, client, limit]);
        self.find_all(doing, OPEN_REQUESTS_OF_APP, params, read_request).await
    }

    async fn count_answered_approval_requests(
        &self,
        company: &CompanyId,
    ) -> Result<u32, StoreError> {
        let doing = "count a company's answered approval requests";
        let params = params![company];
        let count = self.find_one(doing, COUNT_ANSWERED_REQUESTS, params, read_count).await?;
        Ok(count.unwrap_or_default())
    }

    async fn count_open_approval_requests(&self, company: &CompanyId) -> Result<u32, StoreError> {
        let doing = "count a company's open approval requests";
        let args = params![company];
        let count = self.find_one(doing, COUNT_OPEN_REQUESTS, args, read_count).await?;
        Ok(count.unwrap_or_default())
    }

    async fn approval_requests_of_user(
        &self,
        user: &UserId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError> {
        self.find_all(
            "list a person's approval requests",
            REQUESTS_OF_USER,
            params![user, limit],
            read_request,
        )
        .await
    }

    async fn withdraw_approval_request(
        &self,
        id: &ApprovalRequestId,
        user: &UserId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("withdraw an approval request", (id.clone(), user.clone()));
        self.write_with(None, effects, doing, args, |tx, args| async move {
            let (id, user) = &*args;
            Ok(tx.execute(WITHDRAW_REQUEST, params![id, user]).await? == 1)
        })
        .await
    }

    async fn answer_approval_request(
        &self,
        id: &ApprovalRequestId,
        answer: &ApprovalAnswer,
        approved: Option<&ScopeSet>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), answer.clone(), approved.cloned());
        self.write_with(None, effects, "answer an approval request", args, |tx, args| async move {
            let (id, answer, approved) = &*args;
            answer_request(&tx, id, answer, approved.as_ref()).await
        })
        .await
    }
}

async fn find_policy(
    tx: &impl Transaction,
    company: &CompanyId,
) -> Result<(CompanyPolicy, Version), QueryError> {
    let read = |row: &mut Columns<'_>| Ok((read_policy(row)?, row.next()?));
    Ok(tx.find_one(FIND_POLICY, params![company], read).await?.unwrap_or_default())
}

async fn decide_app(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
    decision: Option<&AppDecision>,
    by: &UserId,
    at: Timestamp,
) -> Result<(), QueryError> {
    tx.lock(&[&decision_about(company, client)]).await?;
    let approved = match decision {
        None => {
            tx.execute(DELETE_DECISION, params![company, client]).await?;
            return Ok(());
        }
        Some(AppDecision::Approved(scopes)) => Some(scopes),
        Some(AppDecision::Blocked) => None,
    };
    if approved.is_none() {
        grants::revoke_all(tx, company, client, by, at).await?;
        tx.execute(REFUSE_REQUESTS, params![company, client, by, at]).await?;
    }
    tx.execute(PUT_DECISION, params![company, client, approved, by, at]).await?;
    Ok(())
}

async fn insert_request(
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
async fn answer_request(
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

fn read_count(row: &mut Columns<'_>) -> Result<u32, QueryError> {
    row.next()
}

fn read_request(row: &mut Columns<'_>) -> Result<ApprovalRequest, QueryError> {
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
