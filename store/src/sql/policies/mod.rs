//! Policies, decisions about apps, and requests to administrators.

pub(crate) mod decisions;
pub(crate) mod requests;

use async_trait::async_trait;
use oauth::consent::policy::CompanyPolicy;
use oauth::id::{ApprovalRequestId, ClientId, CompanyId, UserId};
use oauth::scope::ScopeSet;

use self::decisions::{decide_app, is_basis};
use self::requests::{
    ANSWERED_REQUESTS, COUNT_ANSWERED_REQUESTS, COUNT_OPEN_REQUESTS, FIND_REQUEST, OPEN_REQUESTS,
    OPEN_REQUESTS_OF_APP, REQUESTS_OF_USER, WITHDRAW_REQUEST, answer_request, insert_request,
    is_stored, read_request,
};
use crate::answers::{Answer, Answered};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::policies::{
    ApprovalAnswer, ApprovalBasis, ApprovalRequest, DecidedApp, DecisionChange, PolicyChange,
    PolicyStore,
};
use crate::slice::Slice;
use crate::sql::answer_record::{Recorded, record};
use crate::sql::driver::Driver;
use crate::sql::error::QueryError;
use crate::sql::policy_rows::{policy_of, read_decision, read_policy};
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;
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

pub(crate) const DECIDED_APPS: &str = "
    SELECT approved, client_id, decided_by, decided_at, clients.name, publishers.name,
        clients.disabled,
        (SELECT coalesce(string_agg(scope, ' '), '') FROM client_scopes
            WHERE client_scopes.client_id = clients.id)
    FROM company_apps JOIN clients ON clients.id = client_id
    LEFT JOIN publishers ON publishers.id = clients.publisher_id
    WHERE company_apps.company_id = ?1 ORDER BY client_id";

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
        change: &DecisionChange,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (company.clone(), client.clone(), change.clone());
        self.write_with(None, effects, "decide about an app", args, |tx, args| async move {
            let (company, client, DecisionChange { decision, seen, by, at }) = &*args;
            if let Some(seen) = seen
                && !is_basis(&tx, company, client, seen).await?
            {
                return Ok(false);
            }
            decide_app(&tx, company, client, decision.as_ref(), by, *at).await?;
            Ok(true)
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
        seen: Option<&ApprovalBasis>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), answer.clone(), approved.cloned(), seen.cloned());
        self.write_with(None, effects, "answer an approval request", args, |tx, args| async move {
            let (id, answer, approved, seen) = &*args;
            if let Some(seen) = seen
                && !is_stored(&tx, id, seen).await?
            {
                return Ok(false);
            }
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

fn read_count(row: &mut Columns<'_>) -> Result<u32, QueryError> {
    row.next()
}
