//! Grants.

use async_trait::async_trait;
use oauth::consent::grant::Grant;
use oauth::consent::policy::CompanyPolicy;
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row};

use super::rows::{Columns, Fault, Seconds, change, find_all, find_one, time};
use super::{SqliteStore, policies};
use crate::StoreError;
use crate::grants::{
    ConnectedApp, GrantRecord, GrantStore, HistoryEntry, Revocation, ScopeEvent, Standing, Wording,
};

/// The end of a grant that ends when somebody removes it: the last second that
/// has a date of four digits.
pub(super) const NEVER: Timestamp = Timestamp(253_402_300_799);

/// How events are kept.
pub(super) const ALLOWED: &str = "allowed";
pub(super) const DECLINED: &str = "declined";
const REMOVED: &str = "removed";

/// The columns of a grant, in the order in which [`read_grant`] reads them.
macro_rules! grant_columns {
    () => {
        "grants.id, grants.user_id, grants.client_id, grants.company_id, grants.scopes,
        grants.declined, grants.redirect_uri, grants.granted_at, grants.answered_at,
        grants.expires_at, grants.last_used_at, grants.unused_ends_at "
    };
}

/// The columns of a record, in the order in which [`read_record_from`] reads them.
macro_rules! record_of {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            grant_columns!(),
            ", grants.revoked_at, grants.revoked_by, grants.row ",
            $rest
        )
    };
}

/// Everything [`Standing`] is made of, in one row; read by position.
pub(super) const FIND_STANDING: &str = concat!(
    "SELECT company_policies.company_id IS NOT NULL, may_read, may_change, may_delete, may_admin,
        until_removed, company_apps.company_id IS NOT NULL, approved, grants.row, ",
    grant_columns!(),
    "FROM (SELECT 1)
    LEFT JOIN company_policies ON company_policies.company_id = ?3
    LEFT JOIN company_apps ON company_apps.company_id = ?3 AND company_apps.client_id = ?2
    LEFT JOIN grants ON grants.user_id = ?1 AND grants.client_id = ?2
        AND grants.company_id = ?3 AND is_newest = 1
        AND revoked_at IS NULL AND expires_at > ?4 AND unused_ends_at > ?4"
);

pub(super) const FIND_GRANT_RECORD: &str = record_of!("FROM grants WHERE id = ?1");

// The index of the newest grants serves those of one person.
pub(super) const GRANTS_OF_USER: &str = record_of!(
    "FROM grants
    WHERE user_id = ?1 AND is_newest = 1 AND coalesce(revoked_at, ?2) >= ?2
        AND expires_at >= ?2 AND unused_ends_at >= ?2
    ORDER BY answered_at DESC, row DESC"
);

pub(super) const GRANT_HISTORY: &str = "
    SELECT scope, answer, grant_answers.answered_at, removed_by, language, prompt, sentence
    FROM grants JOIN grant_answers ON grant_answers.grant_row = grants.row
        LEFT JOIN wordings ON wordings.row = grant_answers.wording_row
    WHERE grants.id = ?1 ORDER BY grant_answers.row";

pub(super) const CHANGE_SCOPES: &str = "
    UPDATE grants SET scopes = ?2, declined = ?3 WHERE row = ?1";

const NOTE_REMOVAL: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, removed_by)
    VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) const REVOKE_GRANT: &str = "
    UPDATE grants SET revoked_at = ?2, revoked_by = ?3 WHERE id = ?1 AND revoked_at IS NULL
        AND expires_at > ?2 AND unused_ends_at > ?2";

pub(super) const NOTE_USE: &str = "
    UPDATE grants SET last_used_at = max(coalesce(last_used_at, ?2), ?2),
        unused_ends_at = max(unused_ends_at, ?3)
    WHERE row = ?1";

pub(super) const CONNECTED_APPS: &str = "
    SELECT client_id, count(*) AS people, max(last_used_at) AS last_used_at
    FROM grants JOIN users ON users.id = grants.user_id
    WHERE grants.company_id = ?1 AND users.company_id = ?1 AND is_newest = 1
        AND revoked_at IS NULL AND expires_at > ?2 AND unused_ends_at > ?2
    GROUP BY client_id ORDER BY client_id";

pub(super) const GRANTS_OF_APP: &str = record_of!(
    "FROM grants JOIN users ON users.id = grants.user_id
    WHERE grants.company_id = ?1 AND users.company_id = ?1 AND client_id = ?2 AND is_newest = 1
        AND revoked_at IS NULL AND expires_at > ?3 AND unused_ends_at > ?3
    ORDER BY answered_at DESC, row DESC LIMIT ?4"
);

pub(super) const REVOKE_GRANTS_OF_APP: &str = "
    UPDATE grants SET revoked_at = ?3, revoked_by = ?4
    WHERE company_id = ?1 AND client_id = ?2
        AND revoked_at IS NULL AND expires_at > ?3 AND unused_ends_at > ?3";

#[async_trait]
impl GrantStore for SqliteStore {
    async fn find_standing(
        &self,
        user: &UserId,
        client: &ClientId,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<Standing, StoreError> {
        self.read("find what stands between a person and an app", |connection| {
            Ok(find_standing(connection, user, client, company, now)?.0)
        })
    }

    async fn find_grant_record(&self, id: &GrantId) -> Result<Option<GrantRecord>, StoreError> {
        self.read("find a grant's record", |connection| {
            find_one(connection, FIND_GRANT_RECORD, (id.as_str(),), read_record)
        })
    }

    async fn grants_of_user(
        &self,
        user: &UserId,
        ended_after: Timestamp,
    ) -> Result<Vec<GrantRecord>, StoreError> {
        self.read("list a person's grants", |connection| {
            let params = (user.as_str(), Seconds(ended_after));
            find_all(connection, GRANTS_OF_USER, params, read_record)
        })
    }

    async fn grant_history(&self, id: &GrantId) -> Result<Vec<HistoryEntry>, StoreError> {
        self.read("read a grant's history", |connection| {
            find_all(connection, GRANT_HISTORY, (id.as_str(),), read_history)
        })
    }

    async fn remove_scope(
        &self,
        id: &GrantId,
        scope: &Scope,
        by: &UserId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (id, scope, by) = (id.clone(), scope.clone(), by.clone());
        self.write("take a scope back", move |connection| {
            remove_scope(connection, &id, &scope, &by, at)
        })
        .await
    }

    async fn revoke_grant(
        &self,
        id: &GrantId,
        by: &UserId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (id, by) = (id.clone(), by.clone());
        self.write("take a grant back", move |connection| {
            let params = (id.as_str(), Seconds(at), by.as_str());
            Ok(change(connection, REVOKE_GRANT, params)? == 1)
        })
        .await
    }

    async fn connected_apps(
        &self,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<Vec<ConnectedApp>, StoreError> {
        self.read("list a company's apps", |connection| {
            find_all(connection, CONNECTED_APPS, (company.as_str(), Seconds(now)), |row| {
                Ok(ConnectedApp {
                    client_id: ClientId::new(row.get::<_, String>("client_id")?),
                    people: row.get("people")?,
                    last_used_at: optional_time(row, "last_used_at")?,
                })
            })
        })
    }

    async fn grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<GrantRecord>, StoreError> {
        self.read("list an app's grants", |connection| {
            let params = (company.as_str(), client.as_str(), Seconds(now), limit);
            find_all(connection, GRANTS_OF_APP, params, read_record)
        })
    }

    async fn revoke_grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        by: &UserId,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        let (company, client, by) = (company.clone(), client.clone(), by.clone());
        self.write("take an app's grants back", move |connection| {
            revoke_all(connection, &company, &client, &by, at)
        })
        .await
    }
}

/// What stands between a person and an app; if that is a grant, with its number.
pub(super) fn find_standing(
    connection: &Connection,
    user: &UserId,
    client: &ClientId,
    company: &CompanyId,
    now: Timestamp,
) -> Result<(Standing, Option<i64>), Fault> {
    let params = (user.as_str(), client.as_str(), company.as_str(), Seconds(now));
    let standing = find_one(connection, FIND_STANDING, params, read_standing)?;
    Ok(standing.unwrap_or_default())
}

/// Notes that a token was issued by a grant.
pub(super) fn note_use(
    connection: &Connection,
    row: i64,
    at: Timestamp,
    unused_ends_at: Timestamp,
) -> Result<(), Fault> {
    change(connection, NOTE_USE, (row, Seconds(at), Seconds(unused_ends_at)))?;
    Ok(())
}

/// Takes back every grant of an app in a company.
pub(super) fn revoke_all(
    connection: &Connection,
    company: &CompanyId,
    client: &ClientId,
    by: &UserId,
    at: Timestamp,
) -> Result<u64, Fault> {
    let params = (company.as_str(), client.as_str(), Seconds(at), by.as_str());
    let revoked = change(connection, REVOKE_GRANTS_OF_APP, params)?;
    Ok(u64::try_from(revoked).unwrap_or(u64::MAX))
}

fn remove_scope(
    connection: &Connection,
    id: &GrantId,
    scope: &Scope,
    by: &UserId,
    at: Timestamp,
) -> Result<bool, Fault> {
    let found = find_one(connection, FIND_GRANT_RECORD, (id.as_str(),), |row| {
        let mut columns = Columns::of(row);
        Ok((read_record_from(&mut columns)?, columns.next::<i64>()?))
    })?;
    let Some((record, row)) = found else { return Ok(false) };
    if record.ended_at(at).is_some() || !record.grant.scopes.contains(scope) {
        return Ok(false);
    }
    let removed: ScopeSet = std::iter::once(scope.clone()).collect();
    let scopes = record.grant.scopes.difference(&removed);
    let declined = record.grant.declined.union(&removed);
    change(connection, CHANGE_SCOPES, (row, scopes.to_string(), declined.to_string()))?;
    change(connection, NOTE_REMOVAL, (row, scope.as_str(), REMOVED, Seconds(at), by.as_str()))?;
    Ok(true)
}

fn optional_time(row: &Row<'_>, column: &str) -> Result<Option<Timestamp>, Fault> {
    Ok(row.get::<_, Option<Seconds>>(column)?.map(|seconds| seconds.0))
}

fn read_standing(row: &Row<'_>) -> Result<(Standing, Option<i64>), Fault> {
    let mut columns = Columns::of(row);
    let policy = if columns.next()? {
        policies::read_policy(&mut columns)?
    } else {
        columns.skip(5, CompanyPolicy::default())
    };
    let decision = if columns.next()? {
        Some(policies::read_decision(&mut columns)?)
    } else {
        columns.skip(1, None)
    };
    let grant_row = columns.next::<Option<i64>>()?;
    let grant = grant_row.map(|_| read_grant(&mut columns)).transpose()?;
    Ok((Standing { grant, policy, decision }, grant_row))
}

fn read_grant(columns: &mut Columns<'_>) -> Result<Grant, Fault> {
    let time = |seconds: Seconds| seconds.0;
    Ok(Grant {
        id: GrantId::new(columns.next::<String>()?),
        user_id: UserId::new(columns.next::<String>()?),
        client_id: ClientId::new(columns.next::<String>()?),
        company_id: CompanyId::new(columns.next::<String>()?),
        scopes: columns.next_scopes("grants", "scopes")?,
        declined: columns.next_scopes("grants", "declined")?,
        redirect_uri: columns.next()?,
        granted_at: time(columns.next()?),
        answered_at: time(columns.next()?),
        expires_at: Some(time(columns.next()?)).filter(|end| *end != NEVER),
        last_used_at: columns.next::<Option<Seconds>>()?.map(time),
        unused_ends_at: time(columns.next()?),
    })
}

fn read_record(row: &Row<'_>) -> Result<GrantRecord, Fault> {
    read_record_from(&mut Columns::of(row))
}

fn read_record_from(columns: &mut Columns<'_>) -> Result<GrantRecord, Fault> {
    let grant = read_grant(columns)?;
    let revoked_at = columns.next::<Option<Seconds>>()?;
    let by = columns.next::<Option<String>>()?.map(UserId::new);
    let revoked = revoked_at.map(|Seconds(at)| Revocation { at, by });
    Ok(GrantRecord { grant, revoked })
}

fn read_history(row: &Row<'_>) -> Result<HistoryEntry, Fault> {
    let scope = row.get::<_, String>("scope")?;
    let wording = row
        .get::<_, Option<String>>("language")?
        .map(|language| -> Result<Wording, Fault> {
            Ok(Wording { language, prompt: row.get("prompt")?, sentence: row.get("sentence")? })
        })
        .transpose()?;
    let event = match row.get::<_, String>("answer")?.as_str() {
        ALLOWED => ScopeEvent::Allowed,
        DECLINED => ScopeEvent::Declined,
        REMOVED => {
            let by = row.get::<_, Option<String>>("removed_by")?.map(UserId::new);
            ScopeEvent::Removed { by }
        }
        other => {
            let rule = format!("{other:?} is none of {ALLOWED}, {DECLINED}, {REMOVED}");
            return Err(Fault::inconsistent("grant_answers", "answer", rule));
        }
    };
    Ok(HistoryEntry {
        scope: scope.parse().map_err(|rule| Fault::inconsistent("grant_answers", "scope", rule))?,
        event,
        at: time(row, "answered_at")?,
        wording,
    })
}
