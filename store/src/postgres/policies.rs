//! Policies, decisions about apps, and requests to administrators.

use async_trait::async_trait;
use oauth::consent::policy::{AppDecision, CompanyPolicy, WhoMayConnect};
use oauth::id::{ApprovalRequestId, ClientId, CompanyId, UserId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use tokio_postgres::Row;

use super::answers::{Recorded, record};
use super::connection::Connection;
use super::locks::lock;
use super::rows::{Columns, Fault, Seconds, change, find_all, find_one, names, scopes, time, word};
use super::{PostgresStore, grants};
use crate::StoreError;
use crate::answers::{Answer, Answered};
use crate::policies::{ApprovalAnswer, ApprovalRequest, DecidedApp, PolicyStore};

const FIND_POLICY: &str = "
    SELECT may_read, may_change, may_delete, may_admin, until_removed
    FROM company_policies WHERE company_id = $1";

const SET_POLICY: &str = "
    INSERT INTO company_policies (company_id, may_read, may_change, may_delete, may_admin,
        until_removed, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id) DO UPDATE SET
        may_read = excluded.may_read, may_change = excluded.may_change,
        may_delete = excluded.may_delete, may_admin = excluded.may_admin,
        until_removed = excluded.until_removed, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at";

const FIND_DECISION: &str = "
    SELECT approved FROM company_apps WHERE company_id = $1 AND client_id = $2";

const DECIDED_APPS: &str = "
    SELECT approved, client_id, decided_by, decided_at
    FROM company_apps WHERE company_id = $1 ORDER BY client_id";

const DECIDE_APP: &str = "
    INSERT INTO company_apps (company_id, client_id, approved, decided_by, decided_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (company_id, client_id) DO UPDATE SET
        approved = excluded.approved, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at";

const FORGET_DECISION: &str = "
    DELETE FROM company_apps WHERE company_id = $1 AND client_id = $2";

const FORGET_OPEN_REQUEST: &str = "
    DELETE FROM approval_requests
    WHERE company_id = $1 AND client_id = $2 AND user_id = $3 AND approved IS NULL";

const KEEP_REQUEST: &str = "
    INSERT INTO approval_requests (id, company_id, client_id, user_id, scopes, message, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const FIND_REQUEST: &str = "
    SELECT id, company_id, client_id, user_id, scopes, message, asked_at, approved,
        reason, answered_by, answered_at
    FROM approval_requests WHERE id = $1";

const REQUESTS_OF_COMPANY: &str = "
    SELECT id, company_id, client_id, user_id, scopes, message, asked_at, approved,
        reason, answered_by, answered_at
    FROM approval_requests WHERE company_id = $1 AND (approved IS NOT NULL) = $2
    ORDER BY CASE WHEN $2 THEN -asked_at ELSE asked_at END, row LIMIT $3";

const REQUESTS_OF_USER: &str = "
    SELECT id, company_id, client_id, user_id, scopes, message, asked_at, approved,
        reason, answered_by, answered_at
    FROM approval_requests WHERE user_id = $1 ORDER BY asked_at DESC, row DESC LIMIT $2";

const REFUSE_REQUESTS: &str = "
    UPDATE approval_requests SET approved = false, reason = '', answered_by = $3, answered_at = $4
    WHERE company_id = $1 AND client_id = $2 AND approved IS NULL";

const ANSWER_REQUEST: &str = "
    UPDATE approval_requests SET approved = $2, reason = $3, answered_by = $4, answered_at = $5
    WHERE id = $1 AND approved IS NULL";

#[async_trait]
impl PolicyStore for PostgresStore {
    async fn company_policy(&self, company: &CompanyId) -> Result<CompanyPolicy, StoreError> {
        self.read("find a company's policy", |connection| async move {
            find_policy(&connection, company).await
        })
        .await
    }

    async fn set_company_policy(
        &self,
        company: &CompanyId,
        policy: &CompanyPolicy,
        by: &UserId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("set a company's policy", |connection| async move {
            let params = (
                company.as_str(),
                policy.read.as_str(),
                policy.change.as_str(),
                policy.delete.as_str(),
                policy.admin.as_str(),
                policy.until_removed,
                by.as_str(),
                Seconds(at),
            );
            change(&connection, SET_POLICY, params).await?;
            Ok(())
        })
        .await
    }

    async fn decided_apps(&self, company: &CompanyId) -> Result<Vec<DecidedApp>, StoreError> {
        self.read("list what a company decided about apps", |connection| async move {
            find_all(&connection, DECIDED_APPS, (company.as_str(),), |row| {
                Ok(DecidedApp {
                    client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
                    decision: read_decision(&mut Columns::of(row))?,
                    by: UserId::new(row.try_get::<_, String>("decided_by")?),
                    at: time(row, "decided_at")?,
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
    ) -> Result<(), StoreError> {
        self.write("decide about an app", |connection| async move {
            decide_app(&connection, company, client, decision, by, at).await
        })
        .await
    }

    async fn ask_for_approval(
        &self,
        answer: &Answer,
        request: &ApprovalRequest,
    ) -> Result<Answered, StoreError> {
        self.write("ask for approval", |connection| async move {
            if answer.allowed.is_some() || request.answer.is_some() {
                return Err(Fault::Misuse("a request allows nothing, and waits for an answer"));
            }
            match record(&connection, answer).await? {
                Recorded::First { .. } => keep_request(&connection, request).await?,
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
        self.read("find an approval request", |connection| async move {
            find_one(&connection, FIND_REQUEST, (id.as_str(),), read_request).await
        })
        .await
    }

    async fn approval_requests(
        &self,
        company: &CompanyId,
        answered: bool,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError> {
        self.read("list a company's approval requests", |connection| async move {
            let params = (company.as_str(), answered, i64::from(limit));
            find_all(&connection, REQUESTS_OF_COMPANY, params, read_request).await
        })
        .await
    }

    async fn approval_requests_of_user(
        &self,
        user: &UserId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError> {
        self.read("list a person's approval requests", |connection| async move {
            find_all(&connection, REQUESTS_OF_USER, (user.as_str(), i64::from(limit)), read_request)
                .await
        })
        .await
    }

    async fn answer_approval_request(
        &self,
        id: &ApprovalRequestId,
        answer: &ApprovalAnswer,
        approved: Option<&ScopeSet>,
    ) -> Result<bool, StoreError> {
        self.write("answer an approval request", |connection| async move {
            answer_request(&connection, id, answer, approved).await
        })
        .await
    }
}

/// What a company decides about an app: locked by whoever decides, and, beside others, by
/// whoever gives out what a decision would take back.
pub(super) fn decision_about<'a>(company: &'a CompanyId, client: &'a ClientId) -> [&'a str; 3] {
    ["decision", company.as_str(), client.as_str()]
}

/// A company's policy.
async fn find_policy(connection: &Connection, company: &CompanyId) -> Result<CompanyPolicy, Fault> {
    let policy = find_one(connection, FIND_POLICY, (company.as_str(),), |row| {
        read_policy(&mut Columns::of(row))
    })
    .await?;
    Ok(policy.unwrap_or_default())
}

/// Reads a policy from the next columns, which are in the order of [`FIND_POLICY`].
pub(super) fn read_policy(columns: &mut Columns<'_>) -> Result<CompanyPolicy, Fault> {
    let mut who = |column: &'static str| {
        let text = columns.next::<String>()?;
        let spell = WhoMayConnect::as_str;
        word(&text, &WhoMayConnect::ALL, spell, "company_policies", column)
    };
    Ok(CompanyPolicy {
        read: who("may_read")?,
        change: who("may_change")?,
        delete: who("may_delete")?,
        admin: who("may_admin")?,
        until_removed: columns.next()?,
    })
}

/// What a company decided about one app.
async fn find_decision(
    connection: &Connection,
    company: &CompanyId,
    client: &ClientId,
) -> Result<Option<AppDecision>, Fault> {
    find_one(connection, FIND_DECISION, (company.as_str(), client.as_str()), |row| {
        read_decision(&mut Columns::of(row))
    })
    .await
}

/// Reads a decision from the next column: what is approved.
pub(super) fn read_decision(columns: &mut Columns<'_>) -> Result<AppDecision, Fault> {
    Ok(match columns.next::<Option<Vec<String>>>()? {
        Some(names) => AppDecision::Approved(scopes(names, "company_apps", "approved")?),
        None => AppDecision::Blocked,
    })
}

async fn decide_app(
    connection: &Connection,
    company: &CompanyId,
    client: &ClientId,
    decision: Option<&AppDecision>,
    by: &UserId,
    at: Timestamp,
) -> Result<(), Fault> {
    lock(connection, &[&decision_about(company, client)]).await?;
    let approved = match decision {
        None => {
            change(connection, FORGET_DECISION, (company.as_str(), client.as_str())).await?;
            return Ok(());
        }
        Some(AppDecision::Approved(scopes)) => Some(names(scopes)),
        Some(AppDecision::Blocked) => None,
    };
    if approved.is_none() {
        grants::revoke_all(connection, company, client, by, at).await?;
        let params = (company.as_str(), client.as_str(), by.as_str(), Seconds(at));
        change(connection, REFUSE_REQUESTS, params).await?;
    }
    let params = (company.as_str(), client.as_str(), approved, by.as_str(), Seconds(at));
    change(connection, DECIDE_APP, params).await?;
    Ok(())
}

async fn keep_request(connection: &Connection, request: &ApprovalRequest) -> Result<(), Fault> {
    let ApprovalRequest { company_id, client_id, user_id, .. } = request;
    let whose = (company_id.as_str(), client_id.as_str(), user_id.as_str());
    change(connection, FORGET_OPEN_REQUEST, whose).await?;
    change(
        connection,
        KEEP_REQUEST,
        (
            request.id.as_str(),
            company_id.as_str(),
            client_id.as_str(),
            user_id.as_str(),
            names(&request.scopes),
            &request.message,
            Seconds(request.asked_at),
        ),
    )
    .await?;
    Ok(())
}

/// Answers a request, once: the compare-and-set is [`ANSWER_REQUEST`].
async fn answer_request(
    connection: &Connection,
    id: &ApprovalRequestId,
    answer: &ApprovalAnswer,
    approved: Option<&ScopeSet>,
) -> Result<bool, Fault> {
    let params = (
        id.as_str(),
        answer.approved,
        answer.reason.as_str(),
        answer.by.as_str(),
        Seconds(answer.at),
    );
    if change(connection, ANSWER_REQUEST, params).await? == 0 {
        return Ok(false);
    }
    let request = find_one(connection, FIND_REQUEST, (id.as_str(),), read_request)
        .await?
        .ok_or_else(|| Fault::inconsistent("approval_requests", "id", "changed, yet not found"))?;
    if let Some(approved) = approved {
        let (company, client) = (&request.company_id, &request.client_id);
        lock(connection, &[&decision_about(company, client)]).await?;
        let approved = match find_decision(connection, company, client).await? {
            Some(AppDecision::Approved(before)) => before.union(approved),
            Some(AppDecision::Blocked) | None => approved.clone(),
        };
        let decision = AppDecision::Approved(approved);
        decide_app(connection, company, client, Some(&decision), &answer.by, answer.at).await?;
    }
    Ok(true)
}

fn read_request(row: &Row) -> Result<ApprovalRequest, Fault> {
    let answered_by = row.try_get::<_, Option<String>>("answered_by")?;
    let answer = match (row.try_get::<_, Option<bool>>("approved")?, answered_by) {
        (Some(approved), Some(by)) => Some(ApprovalAnswer {
            approved,
            reason: row.try_get::<_, Option<String>>("reason")?.unwrap_or_default(),
            by: UserId::new(by),
            at: time(row, "answered_at")?,
        }),
        _ => None,
    };
    Ok(ApprovalRequest {
        id: ApprovalRequestId::new(row.try_get::<_, String>("id")?),
        company_id: CompanyId::new(row.try_get::<_, String>("company_id")?),
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        user_id: UserId::new(row.try_get::<_, String>("user_id")?),
        scopes: scopes(row.try_get("scopes")?, "approval_requests", "scopes")?,
        message: row.try_get("message")?,
        asked_at: time(row, "asked_at")?,
        answer,
    })
}
