//! Grants.

pub(crate) mod of_company;
mod rows;

use async_trait::async_trait;
use oauth::client::introduced::origin::Origin;
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;

pub(super) use self::of_company::revoke_all;
use self::of_company::{
    CONNECTED_APP, CONNECTED_APPS, GRANTS_OF_APP, PEOPLE_OF_APP, collect_apps, read_app,
};
pub(super) use self::rows::{ALLOWED, DECLINED, NEVER};
use self::rows::{
    REMOVED, grant_columns, read_consent_context, read_counts, read_history, read_own, read_record,
    record_of,
};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::grants::{
    ConnectedApp, ConsentContext, GrantRecord, GrantStore, HistoryEntry, OwnGrant, OwnGrantCounts,
    OwnGrantsQuery, PersonOfApp,
};
use crate::introductions::decided_host;
use crate::slice::Slice;
use crate::sql::driver::Driver;
use crate::sql::error::QueryError;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

/// Everything [`ConsentContext`] is made of, in one row: whether something is decided, what is
/// approved, whether that is about the host, and where it is.
macro_rules! consent_context {
    ($is_decided:literal, $approved:literal, $by_host:literal, $decided:literal) => {
        concat!(
            "SELECT company_policies.company_id IS NOT NULL, may_read, may_change, may_delete,
                may_admin, until_removed, ",
            $is_decided,
            ", ",
            $approved,
            ", ",
            $by_host,
            ", grants.row, ",
            grant_columns!(),
            "FROM (SELECT 1) AS one
            LEFT JOIN company_policies ON company_policies.company_id = ?3
            LEFT JOIN company_apps ON company_apps.company_id = ?3 AND company_apps.client_id = ?2 ",
            $decided,
            "LEFT JOIN grants ON grants.user_id = ?1 AND grants.client_id = ?2
                AND grants.company_id = ?3 AND is_newest
                AND revoked_at IS NULL AND expires_at > ?4 AND unused_ends_at > ?4"
        )
    };
}

pub(crate) const FIND_CONSENT_CONTEXT: &str =
    consent_context!("company_apps.company_id IS NOT NULL", "company_apps.approved", "FALSE", "");

/// Of an app that introduced itself, about whose host the company may have decided.
// Two joins: a list of hosts, or their order, would be a table of its own each time.
pub(crate) const FIND_CONSENT_CONTEXT_BY_HOST: &str = consent_context!(
    "company_apps.company_id IS NOT NULL OR own.company_id IS NOT NULL
        OR others.company_id IS NOT NULL",
    "CASE WHEN company_apps.company_id IS NOT NULL THEN company_apps.approved
        WHEN own.company_id IS NOT NULL THEN own.approved ELSE others.approved END",
    "company_apps.company_id IS NULL
        AND (own.company_id IS NOT NULL OR others.company_id IS NOT NULL)",
    "LEFT JOIN company_hosts AS own ON own.company_id = ?3 AND own.host = ?5
    LEFT JOIN company_hosts AS others ON others.company_id = ?3 AND others.host = '*' "
);

pub(crate) const FIND_GRANT_RECORD: &str = record_of!("FROM grants WHERE id = ?1");

// Who removes another scope at the same moment waits.
pub(crate) const FIND_GRANT_RECORD_TO_CHANGE: &str =
    record_of!("FROM grants WHERE id = ?1 /*pg FOR UPDATE*/");

// The index of the newest grants serves those of one user.
pub(crate) const GRANTS_OF_USER: &str = record_of!(
    "FROM grants
    WHERE user_id = ?1 AND is_newest AND coalesce(revoked_at, ?2) >= ?2
        AND expires_at >= ?2 AND unused_ends_at >= ?2
    ORDER BY answered_at DESC, row DESC"
);

/// Of a person, for one company or all: those that are shown.
macro_rules! own_grants {
    () => {
        "FROM grants JOIN clients ON clients.id = grants.client_id
        WHERE grants.user_id = ?1 AND is_newest
            AND grants.company_id = coalesce(?4, grants.company_id)
            AND coalesce(revoked_at, ?3) >= ?3 AND expires_at >= ?3 AND unused_ends_at >= ?3
            AND (NOT clients.disabled OR revoked_by IS NOT NULL OR revoked_at IS NULL
                AND (expires_at <= ?2 OR unused_ends_at <= ?2))"
    };
}

// The index of a person's grants has them in this order: the counts are of those on the page alone.
pub(crate) const OWN_GRANTS: &str = concat!(
    "SELECT ",
    grant_columns!(),
    ", grants.revoked_at, grants.revoked_by, clients.name, (
        SELECT CAST(coalesce(sum(requests), 0) AS BIGINT) FROM request_counts
        WHERE request_counts.grant_row = grants.row AND day >= ?8) ",
    own_grants!(),
    "AND (revoked_at IS NOT NULL OR expires_at <= ?2 OR unused_ends_at <= ?2) = ?5
        AND (?6 = '' OR (answered_at, grants.row) < (
            SELECT last.answered_at, last.row FROM grants AS last WHERE last.id = ?6))
    ORDER BY answered_at DESC, grants.row DESC LIMIT ?7"
);

pub(crate) const COUNT_OWN_GRANTS: &str = concat!(
    "SELECT count(*),
        count(*) FILTER (WHERE revoked_at IS NOT NULL OR expires_at <= ?2 OR unused_ends_at <= ?2) ",
    own_grants!()
);

pub(crate) const GRANT_HISTORY: &str = "
    SELECT scope, answer, removed_by, grant_answers.answered_at, language, prompt, sentence
    FROM grants JOIN grant_answers ON grant_answers.grant_row = grants.row
        LEFT JOIN wordings ON wordings.row = grant_answers.wording_row
    WHERE grants.id = ?1 ORDER BY grant_answers.row";

pub(crate) const CHANGE_SCOPES: &str = "
    UPDATE grants SET scopes = ?2, declined = ?3 WHERE row = ?1";

const INSERT_REMOVAL: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, removed_by)
    VALUES (?1, ?2, ?3, ?4, ?5)";

pub(crate) const REVOKE_GRANT: &str = "
    UPDATE grants SET revoked_at = ?2, revoked_by = ?3 WHERE id = ?1 AND revoked_at IS NULL
        AND expires_at > ?2 AND unused_ends_at > ?2";

pub(crate) const TOUCH_GRANT: &str = "
    UPDATE grants SET last_used_at = max(coalesce(last_used_at, ?2), ?2),
        unused_ends_at = max(unused_ends_at, ?3)
    WHERE row = ?1";

#[async_trait]
impl<D: Driver> GrantStore for D {
    async fn find_consent_context(
        &self,
        user: &UserId,
        client: &ClientId,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<ConsentContext, StoreError> {
        self.read("find a consent context", |tx| async move {
            Ok(find_consent_context(&tx, user, client, company, now).await?.0)
        })
        .await
    }

    async fn find_grant_record(&self, id: &GrantId) -> Result<Option<GrantRecord>, StoreError> {
        self.find_one("find a grant's record", FIND_GRANT_RECORD, params![id], read_record).await
    }

    async fn grants_of_user(
        &self,
        user: &UserId,
        ended_after: Timestamp,
    ) -> Result<Vec<GrantRecord>, StoreError> {
        self.find_all(
            "list a person's grants",
            GRANTS_OF_USER,
            params![user, ended_after],
            read_record,
        )
        .await
    }

    async fn own_grants(&self, query: &OwnGrantsQuery) -> Result<Vec<OwnGrant>, StoreError> {
        let OwnGrantsQuery { user, company, ended, now, ended_after, before, limit, .. } = query;
        let before = before.as_ref().map_or("", GrantId::as_str);
        let since = query.requests_since;
        let company = company.as_ref();
        let args = params![user, *now, *ended_after, company, *ended, before, *limit, since];
        self.find_all("list a person's apps", OWN_GRANTS, args, read_own).await
    }

    async fn count_own_grants(&self, query: &OwnGrantsQuery) -> Result<OwnGrantCounts, StoreError> {
        let OwnGrantsQuery { user, company, now, ended_after, .. } = query;
        let args = params![user, *now, *ended_after, company.as_ref()];
        let counts =
            self.find_one("count a person's apps", COUNT_OWN_GRANTS, args, read_counts).await?;
        Ok(counts.unwrap_or_default())
    }

    async fn grant_history(&self, id: &GrantId) -> Result<Vec<HistoryEntry>, StoreError> {
        self.find_all("read a grant's history", GRANT_HISTORY, params![id], read_history).await
    }

    async fn remove_scope(
        &self,
        id: &GrantId,
        scope: &Scope,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), scope.clone(), by.clone());
        self.write_with(None, effects, "take a scope back", args, move |tx, args| async move {
            let (id, scope, by) = &*args;
            remove_scope(&tx, id, scope, by, at).await
        })
        .await
    }

    async fn revoke_grant(
        &self,
        id: &GrantId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.clone(), by.clone());
        self.write_with(None, effects, "take a grant back", args, move |tx, args| async move {
            let (id, by) = &*args;
            Ok(tx.execute(REVOKE_GRANT, params![id, at, by]).await? == 1)
        })
        .await
    }

    async fn connected_apps(
        &self,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<Vec<ConnectedApp>, StoreError> {
        let params = params![company, now];
        let rows = self.find_all("list a company's apps", CONNECTED_APPS, params, read_app).await?;
        Ok(collect_apps(rows))
    }

    async fn connected_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Option<ConnectedApp>, StoreError> {
        let params = params![company, now, client];
        let rows = self.find_all("find an app of a company", CONNECTED_APP, params, read_app);
        Ok(collect_apps(rows.await?).pop())
    }

    async fn grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
        slice: Slice,
    ) -> Result<Vec<GrantRecord>, StoreError> {
        self.find_all(
            "list an app's grants",
            GRANTS_OF_APP,
            params![company, client, now, slice.limit, slice.offset],
            read_record,
        )
        .await
    }

    async fn people_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Vec<PersonOfApp>, StoreError> {
        let params = params![company, client, now];
        self.find_all("list an app's people", PEOPLE_OF_APP, params, |row| {
            Ok(PersonOfApp {
                grant: row.next()?,
                first_name: row.next()?,
                last_name: row.next()?,
                email: row.next()?,
            })
        })
        .await
    }

    async fn revoke_grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<u64, StoreError> {
        let args = (company.clone(), client.clone(), by.clone());
        self.write_with(
            None,
            effects,
            "take an app's grants back",
            args,
            move |tx, args| async move {
                let (company, client, by) = &*args;
                revoke_all(&tx, company, client, by, at).await
            },
        )
        .await
    }
}

/// The context of a consent; if there is a grant, with its number.
pub(super) async fn find_consent_context(
    tx: &impl Transaction,
    user: &UserId,
    client: &ClientId,
    company: &CompanyId,
    now: Timestamp,
) -> Result<(ConsentContext, Option<i64>), QueryError> {
    let found = if Origin::of(client).is_self_introduced() {
        let params = params![user, client, company, now, decided_host(client)];
        tx.find_one(FIND_CONSENT_CONTEXT_BY_HOST, params, read_consent_context).await?
    } else {
        let params = params![user, client, company, now];
        tx.find_one(FIND_CONSENT_CONTEXT, params, read_consent_context).await?
    };
    Ok(found.unwrap_or_default())
}

/// A token was issued by a grant.
pub(super) async fn touch(
    tx: &impl Transaction,
    row: i64,
    at: Timestamp,
    unused_ends_at: Timestamp,
) -> Result<(), QueryError> {
    tx.execute(TOUCH_GRANT, params![row, at, unused_ends_at]).await?;
    Ok(())
}

async fn remove_scope(
    tx: &impl Transaction,
    id: &GrantId,
    scope: &Scope,
    by: &UserId,
    at: Timestamp,
) -> Result<bool, QueryError> {
    let found = tx
        .find_one(FIND_GRANT_RECORD_TO_CHANGE, params![id], |row| {
            Ok((read_record(row)?, row.next::<i64>()?))
        })
        .await?;
    let Some((record, row)) = found else { return Ok(false) };
    if record.ended_at(at).is_some() || !record.grant.scopes.contains(scope) {
        return Ok(false);
    }
    let removed: ScopeSet = std::iter::once(scope.clone()).collect();
    let scopes = record.grant.scopes.difference(&removed);
    let declined = record.grant.declined.union(&removed);
    tx.execute(CHANGE_SCOPES, params![row, &scopes, &declined]).await?;
    tx.execute(INSERT_REMOVAL, params![row, scope, REMOVED, at, by]).await?;
    Ok(true)
}
