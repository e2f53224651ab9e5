//! Answers on the consent page, and the grants and codes that follow from them.

use async_trait::async_trait;
use oauth::grant::{Grant, GrantEnd};
use oauth::id::{ClientId, SessionId, TransactionId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::pkce::CodeChallenge;
use oauth::policy::AppDecision;
use oauth::scope::ScopeSet;
//IMPORTS use rusqlite::{Connection, Row, named_params}; 

use super::rows::{Fault, Seconds, change, find_one, insert, scopes, time};
use super::{PostgresStore, grants};
use crate::StoreError;
use crate::answers::{Allowance, Answer, AnswerStore, Answered, ScopeAnswer};
use crate::grants::{Standing, Wording};

const RECORD_ANSWER: &str = "
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (transaction_id) DO NOTHING";

pub(super) const FIND_ANSWER: &str = "
    SELECT answers.*, codes.family_row IS NOT NULL AS code_redeemed
    FROM answers LEFT JOIN codes ON codes.answer_row = answers.row
    WHERE transaction_id = $1";

const FORGET_ANSWER: &str = "DELETE FROM answers WHERE row = $1";

pub(super) const CHANGE_GRANT: &str = "
    UPDATE grants SET scopes = $1, declined = $2, redirect_uri = $3,
        answered_at = $4, expires_at = $5, unused_ends_at = $6
    WHERE row = $7";

pub(super) const NOTE_ADDRESS: &str = "UPDATE grants SET redirect_uri = $2 WHERE row = $1";

pub(super) const RETIRE_GRANT: &str = "
    UPDATE grants SET is_newest = false
    WHERE user_id = $1 AND client_id = $2 AND company_id = $3 AND is_newest";

const MAKE_GRANT: &str = "
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, declined, redirect_uri,
        granted_at, answered_at, expires_at, unused_ends_at, is_newest)
    VALUES ($1, $2, $3, $4, $5, $6, $7,
        $8, $8, $9, $10, 1)";

const KEEP_WORDING: &str = "
    INSERT INTO wordings (language, prompt, sentence) VALUES ($1, $2, $3)
    ON CONFLICT (prompt, sentence, language) DO NOTHING";

pub(super) const NOTE_SCOPE: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, wording_row)
    SELECT $1, $2, $3, $4, row FROM wordings
    WHERE language = $5 AND prompt = $6 AND sentence = $7";

const KEEP_CODE: &str = "
    INSERT INTO codes (hash, answer_row, grant_row, redirect_uri, code_challenge,
        dpop_key, resources, expires_at)
    VALUES ($1, $2, $3, $4, $5,
        $6, $7, $8)";

#[async_trait]
impl AnswerStore for PostgresStore {
    async fn issue_code(&self, allowance: &Allowance) -> Result<Answered, StoreError> {
        self.write("issue a code", |connection| async move { issue_code(&connection, &allowance).await }).await
    }

    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError> {
        self.write("record a refusal", |connection| async move {
            if answer.allowed.is_some() {
                return Err(Fault::Misuse("a refusal allows nothing"));
            }
            match record(&connection, &answer).await? {
                Recorded::First { .. } => Ok(Answered::Recorded),
                Recorded::Before(before) => Ok(before),
            }
        })
        .await
    }

    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError> {
        self.read("find an answer", |connection| async move {
            find_one(&connection, FIND_ANSWER, (id.as_str(),), read_answer).await
        }).await
    }
}

async fn issue_code(connection: &Connection, allowance: &Allowance) -> Result<Answered, Fault> {
    if allowance.answer.allowed.is_none() {
        return Err(Fault::Misuse("a code needs an answer that allows"));
    }
    let answer_row = match record(connection, &allowance.answer).await? {
        Recorded::First { row } => row,
        Recorded::Before(before) => return Ok(before),
    };
    let Some(grant_row) = change_or_make_grant(connection, allowance).await? else {
        change(connection, FORGET_ANSWER, (answer_row,)).await?;
        return Ok(Answered::GrantEnded);
    };
    note_scopes(connection, grant_row, allowance).await?;
    insert(
        connection,
        KEEP_CODE,
        (
            bytes(&allowance.code),
            answer_row,
            grant_row,
            allowance.redirect_uri,
            allowance.code_challenge.as_ref().map(CodeChallenge::as_str),
            allowance.dpop_key.as_ref().map(Thumbprint::as_str),
            allowance.resources.to_string(),
            Seconds(allowance.code_expires_at),
        ),
    ).await?;
    Ok(Answered::Recorded)
}

/// Whether an answer was recorded.
pub(super) enum Recorded {
    First { row: i64 },
    Before(Answered),
}

/// Records the answer, unless its showing was answered before.
pub(super) async fn record(connection: &Connection, answer: &Answer) -> Result<Recorded, Fault> {
    let recorded = change(
        connection,
        RECORD_ANSWER,
        (
            answer.transaction_id.as_str(),
            answer.session_id.as_str(),
            answer.user_id.as_str(),
            answer.client_id.as_str(),
            answer.allowed.as_ref().map(names),
            Seconds(answer.answered_at),
        ),
    ).await?;
    if recorded == 1 {
        return Ok(Recorded::First { row: connection.last_insert_rowid() });
    }
    let id = answer.transaction_id.as_str();
    let before = find_one(connection, FIND_ANSWER, (id,), |row| {
        Ok(Answered::Before { answer: read_answer(row)?, code_redeemed: row.try_get("code_redeemed")? })
    }).await?;
    before
        .map(Recorded::Before)
        .ok_or_else(|| Fault::inconsistent("answers", "transaction_id", "taken, yet not found"))
}

/// The number of the grant as it stands after this answer; `None` if it would
/// have to stand already and does not.
async fn change_or_make_grant(
    connection: &Connection,
    allowance: &Allowance,
) -> Result<Option<i64>, Fault> {
    let Answer { user_id, client_id, answered_at, .. } = &allowance.answer;
    let company_id = &allowance.company_id;
    let (Standing { grant, decision, .. }, row) =
        grants::find_standing(connection, user_id, client_id, company_id, *answered_at).await?;
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
            change(connection, NOTE_ADDRESS, (row, &allowance.redirect_uri)).await?;
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
            (
            names(&scopes),
            names(&declined),
            allowance.redirect_uri,
            answered_at,
            expires_at,
            unused_ends_at,
            row,
        ),
        ).await?;
        return Ok(Some(row));
    }
    let whose = (user_id.as_str(), client_id.as_str(), company_id.as_str());
    change(connection, RETIRE_GRANT, whose).await?;
    let row = insert(
        connection,
        MAKE_GRANT,
        (
            allowance.new_grant_id.as_str(),
            user_id.as_str(),
            client_id.as_str(),
            company_id.as_str(),
            names(&scopes),
            names(&declined),
            allowance.redirect_uri,
            answered_at,
            expires_at,
            unused_ends_at,
        ),
    ).await?;
    Ok(Some(row))
}

/// Adds to the grant's history what was answered about each scope, and in which
/// words it was asked.
async fn note_scopes(
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
        if change(connection, NOTE_SCOPE, noted).await? == 0 {
            change(connection, KEEP_WORDING, (language, prompt, sentence)).await?;
            change(connection, NOTE_SCOPE, noted).await?;
        }
    }
    Ok(())
}

fn read_answer(row: &Row<'_>) -> Result<Answer, Fault> {
    let allowed = row.try_get::<_, Option<String>>("allowed")?;
    Ok(Answer {
        transaction_id: TransactionId::new(row.try_get::<_, String>("transaction_id")?),
        session_id: SessionId::new(row.try_get::<_, String>("session_id")?),
        user_id: UserId::new(row.try_get::<_, String>("user_id")?),
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        allowed: allowed.map(|text| scopes(text, "answers", "allowed")).transpose()?,
        answered_at: time(row, "answered_at")?,
    })
}
