//! Answers on the consent page, and the grants and codes that follow from them.

use async_trait::async_trait;
use oauth::grant::Grant;
use oauth::id::{ClientId, CompanyId, GrantId, SessionId, TransactionId, UserId};
use oauth::pkce::CodeChallenge;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_one, insert, prefix, scopes, time};
use crate::StoreError;
use crate::answers::{Allowance, Answer, AnswerStore, Answered};

const RECORD_ANSWER: &str = "
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
    VALUES (:transaction_id, :session_id, :user_id, :client_id, :allowed, :answered_at)
    ON CONFLICT (transaction_id) DO NOTHING";

pub(super) const FIND_ANSWER: &str = "
    SELECT answers.*, codes.family_row IS NOT NULL AS code_redeemed
    FROM answers LEFT JOIN codes ON codes.answer_row = answers.row
    WHERE transaction_id = ?1";

pub(super) const FIND_GRANT: &str = "
    SELECT row, id, user_id, client_id, company_id, scopes, granted_at, expires_at
    FROM grants
    WHERE user_id = ?1 AND client_id = ?2 AND company_id = ?3 AND is_newest = 1
        AND revoked_at IS NULL AND expires_at > ?4";

pub(super) const CHANGE_GRANT: &str = "
    UPDATE grants SET scopes = ?2, expires_at = ?3 WHERE row = ?1";

pub(super) const RETIRE_GRANT: &str = "
    UPDATE grants SET is_newest = 0
    WHERE user_id = ?1 AND client_id = ?2 AND company_id = ?3 AND is_newest = 1";

const MAKE_GRANT: &str = "
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, granted_at, expires_at,
        is_newest)
    VALUES (:id, :user_id, :client_id, :company_id, :scopes, :granted_at, :expires_at, 1)";

const NOTE_SCOPE: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at) VALUES (?1, ?2, ?3, ?4)";

const KEEP_CODE: &str = "
    INSERT INTO codes (hash_prefix, hash, answer_row, grant_row, redirect_uri, code_challenge,
        expires_at)
    VALUES (:hash_prefix, :hash, :answer_row, :grant_row, :redirect_uri, :code_challenge,
        :expires_at)";

#[async_trait]
impl AnswerStore for SqliteStore {
    async fn issue_code(&self, allowance: &Allowance) -> Result<Answered, StoreError> {
        let allowance = allowance.clone();
        self.write("issue a code", move |connection| issue_code(connection, &allowance)).await
    }

    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError> {
        let answer = answer.clone();
        self.write("record a refusal", move |connection| {
            if answer.allowed.is_some() {
                return Err(Fault::Misuse("a refusal allows nothing"));
            }
            match record(connection, &answer)? {
                Recorded::First { .. } => Ok(Answered::Recorded),
                Recorded::Before(before) => Ok(before),
            }
        })
        .await
    }

    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError> {
        self.read("find an answer", |connection| {
            find_one(connection, FIND_ANSWER, (id.as_str(),), read_answer)
        })
    }

    async fn find_grant(
        &self,
        user: &UserId,
        client: &ClientId,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<Option<Grant>, StoreError> {
        self.read("find a grant", |connection| {
            let grant = find_grant(connection, user, client, company, now)?;
            Ok(grant.map(|(_, grant)| grant))
        })
    }
}

fn issue_code(connection: &Connection, allowance: &Allowance) -> Result<Answered, Fault> {
    let Some(allowed) = &allowance.answer.allowed else {
        return Err(Fault::Misuse("a code needs an answer that allows"));
    };
    let answer_row = match record(connection, &allowance.answer)? {
        Recorded::First { row } => row,
        Recorded::Before(before) => return Ok(before),
    };
    let grant_row = change_or_make_grant(connection, allowance, allowed)?;
    note_scopes(connection, grant_row, allowance, allowed)?;
    insert(
        connection,
        KEEP_CODE,
        named_params! {
            ":hash_prefix": prefix(&allowance.code),
            ":hash": allowance.code.as_bytes(),
            ":answer_row": answer_row,
            ":grant_row": grant_row,
            ":redirect_uri": allowance.redirect_uri,
            ":code_challenge":
                allowance.code_challenge.as_ref().map(CodeChallenge::as_str),
            ":expires_at": Seconds(allowance.code_expires_at),
        },
    )?;
    Ok(Answered::Recorded)
}

enum Recorded {
    First { row: i64 },
    Before(Answered),
}

/// Records the answer, unless its showing was answered before.
fn record(connection: &Connection, answer: &Answer) -> Result<Recorded, Fault> {
    let recorded = change(
        connection,
        RECORD_ANSWER,
        named_params! {
            ":transaction_id": answer.transaction_id.as_str(),
            ":session_id": answer.session_id.as_str(),
            ":user_id": answer.user_id.as_str(),
            ":client_id": answer.client_id.as_str(),
            ":allowed": answer.allowed.as_ref().map(ScopeSet::to_string),
            ":answered_at": Seconds(answer.answered_at),
        },
    )?;
    if recorded == 1 {
        return Ok(Recorded::First { row: connection.last_insert_rowid() });
    }
    let id = answer.transaction_id.as_str();
    let before = find_one(connection, FIND_ANSWER, (id,), |row| {
        Ok(Answered::Before { answer: read_answer(row)?, code_redeemed: row.get("code_redeemed")? })
    })?;
    before
        .map(Recorded::Before)
        .ok_or_else(|| Fault::inconsistent("answers", "transaction_id", "taken, yet not found"))
}

/// The number of the grant as it stands after this answer.
fn change_or_make_grant(
    connection: &Connection,
    allowance: &Allowance,
    allowed: &ScopeSet,
) -> Result<i64, Fault> {
    let Answer { user_id, client_id, answered_at, .. } = &allowance.answer;
    let company_id = &allowance.company_id;
    let expires_at = Seconds(allowance.grant_expires_at);
    if let Some((row, grant)) =
        find_grant(connection, user_id, client_id, company_id, *answered_at)?
    {
        let scopes = grant.scopes.difference(&allowance.asked).union(allowed);
        change(connection, CHANGE_GRANT, (row, scopes.to_string(), expires_at))?;
        return Ok(row);
    }
    let whose = (user_id.as_str(), client_id.as_str(), company_id.as_str());
    change(connection, RETIRE_GRANT, whose)?;
    insert(
        connection,
        MAKE_GRANT,
        named_params! {
            ":id": allowance.new_grant_id.as_str(),
            ":user_id": user_id.as_str(),
            ":client_id": client_id.as_str(),
            ":company_id": company_id.as_str(),
            ":scopes": allowed.to_string(),
            ":granted_at": Seconds(*answered_at),
            ":expires_at": expires_at,
        },
    )
}

/// Adds to the grant's history what was answered about each scope.
fn note_scopes(
    connection: &Connection,
    grant_row: i64,
    allowance: &Allowance,
    allowed: &ScopeSet,
) -> Result<(), Fault> {
    for scope in &allowance.asked.union(allowed) {
        let answer = if allowed.contains(scope) { "allowed" } else { "declined" };
        let at = Seconds(allowance.answer.answered_at);
        change(connection, NOTE_SCOPE, (grant_row, scope.as_str(), answer, at))?;
    }
    Ok(())
}

fn find_grant(
    connection: &Connection,
    user: &UserId,
    client: &ClientId,
    company: &CompanyId,
    now: Timestamp,
) -> Result<Option<(i64, Grant)>, Fault> {
    let params = (user.as_str(), client.as_str(), company.as_str(), Seconds(now));
    find_one(connection, FIND_GRANT, params, |row| Ok((row.get("row")?, read_grant(row)?)))
}

fn read_answer(row: &Row<'_>) -> Result<Answer, Fault> {
    let allowed = row.get::<_, Option<String>>("allowed")?;
    Ok(Answer {
        transaction_id: TransactionId::new(row.get::<_, String>("transaction_id")?),
        session_id: SessionId::new(row.get::<_, String>("session_id")?),
        user_id: UserId::new(row.get::<_, String>("user_id")?),
        client_id: ClientId::new(row.get::<_, String>("client_id")?),
        allowed: allowed.map(|text| scopes(text, "answers", "allowed")).transpose()?,
        answered_at: time(row, "answered_at")?,
    })
}

fn read_grant(row: &Row<'_>) -> Result<Grant, Fault> {
    Ok(Grant {
        id: GrantId::new(row.get::<_, String>("id")?),
        user_id: UserId::new(row.get::<_, String>("user_id")?),
        client_id: ClientId::new(row.get::<_, String>("client_id")?),
        company_id: CompanyId::new(row.get::<_, String>("company_id")?),
        scopes: scopes(row.get("scopes")?, "grants", "scopes")?,
        granted_at: time(row, "granted_at")?,
        expires_at: time(row, "expires_at")?,
    })
}
