//! Answers on the consent page, and the grants and codes that follow from them.

use async_trait::async_trait;
use oauth::authorize::pkce::CodeChallenge;
use oauth::consent::grant::{Grant, GrantEnd};
use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, SessionId, TransactionId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::ScopeSet;
use rusqlite::{Connection, Row, named_params};

use super::rows::{Fault, Seconds, change, find_one, insert, prefix, scopes, time};
use super::{SqliteStore, grants};
use crate::StoreError;
use crate::answers::{Allowance, Answer, AnswerStore, Answered, ScopeAnswer};
use crate::grants::{Standing, Wording};

const RECORD_ANSWER: &str = "
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
    VALUES (:transaction_id, :session_id, :user_id, :client_id, :allowed, :answered_at)
    ON CONFLICT (transaction_id) DO NOTHING";

pub(super) const FIND_ANSWER: &str = "
    SELECT answers.*, codes.family_row IS NOT NULL AS code_redeemed
    FROM answers LEFT JOIN codes ON codes.answer_row = answers.row
    WHERE transaction_id = ?1";

const FORGET_ANSWER: &str = "DELETE FROM answers WHERE row = ?1";

pub(super) const CHANGE_GRANT: &str = "
    UPDATE grants SET scopes = :scopes, declined = :declined, redirect_uri = :redirect_uri,
        answered_at = :answered_at, expires_at = :expires_at, unused_ends_at = :unused_ends_at
    WHERE row = :row";

pub(super) const NOTE_ADDRESS: &str = "UPDATE grants SET redirect_uri = ?2 WHERE row = ?1";

pub(super) const RETIRE_GRANT: &str = "
    UPDATE grants SET is_newest = 0
    WHERE user_id = ?1 AND client_id = ?2 AND company_id = ?3 AND is_newest = 1";

const MAKE_GRANT: &str = "
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, declined, redirect_uri,
        granted_at, answered_at, expires_at, unused_ends_at, is_newest)
    VALUES (:id, :user_id, :client_id, :company_id, :scopes, :declined, :redirect_uri,
        :answered_at, :answered_at, :expires_at, :unused_ends_at, 1)";

const KEEP_WORDING: &str = "
    INSERT INTO wordings (language, prompt, sentence) VALUES (?1, ?2, ?3)
    ON CONFLICT (prompt, sentence, language) DO NOTHING";

pub(super) const NOTE_SCOPE: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, wording_row)
    SELECT ?1, ?2, ?3, ?4, row FROM wordings
    WHERE language = ?5 AND prompt = ?6 AND sentence = ?7";

const KEEP_CODE: &str = "
    INSERT INTO codes (hash_prefix, hash, answer_row, grant_row, redirect_uri, code_challenge,
        dpop_key, resources, expires_at)
    VALUES (:hash_prefix, :hash, :answer_row, :grant_row, :redirect_uri, :code_challenge,
        :dpop_key, :resources, :expires_at)";

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
}

fn issue_code(connection: &Connection, allowance: &Allowance) -> Result<Answered, Fault> {
    if allowance.answer.allowed.is_none() {
        return Err(Fault::Misuse("a code needs an answer that allows"));
    }
    let answer_row = match record(connection, &allowance.answer)? {
        Recorded::First { row } => row,
        Recorded::Before(before) => return Ok(before),
    };
    let Some(grant_row) = change_or_make_grant(connection, allowance)? else {
        change(connection, FORGET_ANSWER, (answer_row,))?;
        return Ok(Answered::GrantEnded);
    };
    note_scopes(connection, grant_row, allowance)?;
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
            ":dpop_key": allowance.dpop_key.as_ref().map(Thumbprint::as_str),
            ":resources": allowance.resources.to_string(),
            ":expires_at": Seconds(allowance.code_expires_at),
        },
    )?;
    Ok(Answered::Recorded)
}

/// Whether an answer was recorded.
pub(super) enum Recorded {
    First { row: i64 },
    Before(Answered),
}

/// Records the answer, unless its showing was answered before.
pub(super) fn record(connection: &Connection, answer: &Answer) -> Result<Recorded, Fault> {
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

/// The number of the grant as it stands after this answer; `None` if it would
/// have to stand already and does not.
fn change_or_make_grant(
    connection: &Connection,
    allowance: &Allowance,
) -> Result<Option<i64>, Fault> {
    let Answer { user_id, client_id, answered_at, .. } = &allowance.answer;
    let company_id = &allowance.company_id;
    let (Standing { grant, decision, .. }, row) =
        grants::find_standing(connection, user_id, client_id, company_id, *answered_at)?;
    // Blocked since the page was shown: blocking took back what stood then.
    if decision == Some(AppDecision::Blocked) {
        return Ok(None);
    }
    let standing = row.zip(grant);
    if allowance.scopes.is_empty() {
        // Nothing was asked: the grant stays as it is, but for the address.
        if let Some((row, grant)) = &standing
            && grant.redirect_uri != allowance.redirect_uri
        {
            change(connection, NOTE_ADDRESS, (row, &allowance.redirect_uri))?;
        }
        return Ok(standing.map(|(row, _)| row));
    }
    let answered = |allowed| -> ScopeSet {
        let answers = allowance.scopes.iter().filter(|answer| answer.allowed == allowed);
        answers.map(|answer| answer.scope.clone()).collect()
    };
    let (allowed, declined) = (answered(true), answered(false));
    let before = standing.as_ref().map(|(_, grant)| grant);
    let expires_at = match (allowance.grant_end, before) {
        (GrantEnd::At(end), _) => Some(end),
        (GrantEnd::WhenRemoved, _) => None,
        (GrantEnd::AsBefore, Some(grant)) => grant.expires_at,
        (GrantEnd::AsBefore, None) => return Ok(None),
    };
    let of_before = |of: fn(&Grant) -> &ScopeSet| before.map(of).cloned().unwrap_or_default();
    let scopes = of_before(|grant| &grant.scopes).difference(&declined).union(&allowed);
    let declined = of_before(|grant| &grant.declined).difference(&allowed).union(&declined);
    let expires_at = Seconds(expires_at.unwrap_or(grants::NEVER));
    let answered_at = Seconds(*answered_at);
    let unused_ends_at = Seconds(allowance.unused_ends_at);
    if let Some((row, _)) = standing {
        change(
            connection,
            CHANGE_GRANT,
            named_params! {
                ":row": row,
                ":scopes": scopes.to_string(),
                ":declined": declined.to_string(),
                ":redirect_uri": allowance.redirect_uri,
                ":answered_at": answered_at,
                ":expires_at": expires_at,
                ":unused_ends_at": unused_ends_at,
            },
        )?;
        return Ok(Some(row));
    }
    let whose = (user_id.as_str(), client_id.as_str(), company_id.as_str());
    change(connection, RETIRE_GRANT, whose)?;
    let row = insert(
        connection,
        MAKE_GRANT,
        named_params! {
            ":id": allowance.new_grant_id.as_str(),
            ":user_id": user_id.as_str(),
            ":client_id": client_id.as_str(),
            ":company_id": company_id.as_str(),
            ":scopes": scopes.to_string(),
            ":declined": declined.to_string(),
            ":redirect_uri": allowance.redirect_uri,
            ":answered_at": answered_at,
            ":expires_at": expires_at,
            ":unused_ends_at": unused_ends_at,
        },
    )?;
    Ok(Some(row))
}

/// Adds to the grant's history what was answered about each scope, and in which
/// words it was asked.
fn note_scopes(
    connection: &Connection,
    grant_row: i64,
    allowance: &Allowance,
) -> Result<(), Fault> {
    let at = Seconds(allowance.answer.answered_at);
    for ScopeAnswer { scope, allowed, wording } in &allowance.scopes {
        let Wording { language, prompt, sentence } = wording;
        let event = if *allowed { grants::ALLOWED } else { grants::DECLINED };
        let noted = (grant_row, scope.as_str(), event, &at, language, prompt, sentence);
        // The words are nearly always known.
        if change(connection, NOTE_SCOPE, noted)? == 0 {
            change(connection, KEEP_WORDING, (language, prompt, sentence))?;
            change(connection, NOTE_SCOPE, noted)?;
        }
    }
    Ok(())
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
