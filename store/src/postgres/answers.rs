//! Answers on the consent page, and the grants and codes that follow from them.

use async_trait::async_trait;
use oauth::authorize::pkce::CodeChallenge;
use oauth::consent::grant::{Grant, GrantEnd};
use oauth::consent::policy::AppDecision;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, SessionId, TransactionId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::ScopeSet;
use tokio_postgres::Row;

use super::connection::Connection;
use super::locks::lock_shared;
use super::rows::{
    Fault, Seconds, bytea, change, find_one, insert, insert_unless_there, names, scopes, time,
};
use super::{PostgresStore, grants, policies};
use crate::StoreError;
use crate::answers::{Allowance, Answer, AnswerStore, Answered, ScopeAnswer};
use crate::grants::{Standing, Wording};

const RECORD_ANSWER: &str = "
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (transaction_id) DO NOTHING
    RETURNING row";

const FIND_ANSWER: &str = "
    SELECT transaction_id, session_id, user_id, client_id, allowed, answered_at,
        codes.family_row IS NOT NULL AS code_redeemed
    FROM answers LEFT JOIN codes ON codes.answer_row = answers.row
    WHERE transaction_id = $1";

const FORGET_ANSWER: &str = "DELETE FROM answers WHERE row = $1";

const CHANGE_GRANT: &str = "
    UPDATE grants SET scopes = $1, declined = $2, redirect_uri = $3,
        answered_at = $4, expires_at = $5, unused_ends_at = $6
    WHERE row = $7";

const NOTE_ADDRESS: &str = "UPDATE grants SET redirect_uri = $2 WHERE row = $1";

const RETIRE_GRANT: &str = "
    UPDATE grants SET is_newest = false
    WHERE user_id = $1 AND client_id = $2 AND company_id = $3 AND is_newest";

/// Whoever takes the grant back, or answers about it elsewhere, waits for this answer.
const LOCK_GRANT: &str = "
    SELECT 1 FROM grants
    WHERE user_id = $1 AND client_id = $2 AND company_id = $3 AND is_newest FOR UPDATE";

const MAKE_GRANT: &str = "
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, declined, redirect_uri,
        granted_at, answered_at, expires_at, unused_ends_at, is_newest)
    VALUES ($1, $2, $3, $4, $5, $6, $7,
        $8, $8, $9, $10, true)
    RETURNING row";

// The words are nearly always known.
const KEEP_WORDINGS: &str = "
    INSERT INTO wordings (digest, language, prompt, sentence)
    SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[])
        AS words (digest, language, prompt, sentence)
    WHERE NOT EXISTS (SELECT 1 FROM wordings WHERE wordings.digest = words.digest)
    ON CONFLICT (digest) DO NOTHING";

const NOTE_SCOPES: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, wording_row)
    SELECT $1, scope, answer, $2, wordings.row
    FROM unnest($3::text[], $4::text[], $5::bytea[]) WITH ORDINALITY
        AS answers (scope, answer, digest, position)
    JOIN wordings ON wordings.digest = answers.digest
    ORDER BY position";

const KEEP_CODE: &str = "
    INSERT INTO codes (hash, answer_row, grant_row, redirect_uri, code_challenge,
        dpop_key, resources, expires_at)
    VALUES ($1, $2, $3, $4, $5,
        $6, $7, $8)";

#[async_trait]
impl AnswerStore for PostgresStore {
    async fn issue_code(&self, allowance: &Allowance) -> Result<Answered, StoreError> {
        self.write(
            "issue a code",
            |connection| async move { issue_code(&connection, allowance).await },
        )
        .await
    }

    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError> {
        self.write("record a refusal", |connection| async move {
            if answer.allowed.is_some() {
                return Err(Fault::Misuse("a refusal allows nothing"));
            }
            match record(&connection, answer).await? {
                Recorded::First { .. } => Ok(Answered::Recorded),
                Recorded::Before(before) => Ok(before),
            }
        })
        .await
    }

    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError> {
        self.read("find an answer", |connection| async move {
            find_one(&connection, FIND_ANSWER, (id.as_str(),), read_answer).await
        })
        .await
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
    change(
        connection,
        KEEP_CODE,
        (
            bytea(&allowance.code),
            answer_row,
            grant_row,
            &allowance.redirect_uri,
            allowance.code_challenge.as_ref().map(CodeChallenge::as_str),
            allowance.dpop_key.as_ref().map(Thumbprint::as_str),
            allowance.resources.to_string(),
            Seconds(allowance.code_expires_at),
        ),
    )
    .await?;
    Ok(Answered::Recorded)
}

/// Whether an answer was recorded.
pub(super) enum Recorded {
    First { row: i64 },
    Before(Answered),
}

/// Records the answer, unless its showing was answered before.
pub(super) async fn record(connection: &Connection, answer: &Answer) -> Result<Recorded, Fault> {
    let recorded = insert_unless_there(
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
    )
    .await?;
    if let Some(row) = recorded {
        return Ok(Recorded::First { row });
    }
    // Waited for, if it was just being given: it is committed now.
    let id = answer.transaction_id.as_str();
    let before = find_one(connection, FIND_ANSWER, (id,), |row| {
        Ok(Answered::Before {
            answer: read_answer(row)?,
            code_redeemed: row.try_get("code_redeemed")?,
        })
    })
    .await?;
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
    let whose = (user_id.as_str(), client_id.as_str(), company_id.as_str());
    // While this goes on, the company does not block the app.
    lock_shared(connection, &policies::decision_about(company_id, client_id)).await?;
    find_one(connection, LOCK_GRANT, whose, |_| Ok(())).await?;
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
                &allowance.redirect_uri,
                answered_at,
                expires_at,
                unused_ends_at,
                row,
            ),
        )
        .await?;
        return Ok(Some(row));
    }
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
            &allowance.redirect_uri,
            answered_at,
            expires_at,
            unused_ends_at,
        ),
    )
    .await?;
    Ok(Some(row))
}

/// Adds to the grant's history what was answered about each scope, and in which
/// words it was asked.
async fn note_scopes(
    connection: &Connection,
    grant_row: i64,
    allowance: &Allowance,
) -> Result<(), Fault> {
    let digests: Vec<Digest> =
        allowance.scopes.iter().map(|answer| digest_of(&answer.wording)).collect();
    let digests: Vec<&[u8]> = digests.iter().map(bytea).collect();
    let words = |word: fn(&Wording) -> &str| -> Vec<&str> {
        allowance.scopes.iter().map(|answer| word(&answer.wording)).collect()
    };
    let wordings = (
        &digests,
        words(|wording| &wording.language),
        words(|wording| &wording.prompt),
        words(|wording| &wording.sentence),
    );
    change(connection, KEEP_WORDINGS, wordings).await?;
    let scopes: Vec<&str> = allowance.scopes.iter().map(|answer| answer.scope.as_str()).collect();
    let event =
        |answer: &ScopeAnswer| if answer.allowed { grants::ALLOWED } else { grants::DECLINED };
    let events: Vec<&str> = allowance.scopes.iter().map(event).collect();
    let at = Seconds(allowance.answer.answered_at);
    change(connection, NOTE_SCOPES, (grant_row, at, scopes, events, &digests)).await?;
    Ok(())
}

/// What a wording is kept under: see the migration that made its table.
pub(crate) fn digest_of(wording: &Wording) -> Digest {
    let Wording { language, prompt, sentence } = wording;
    Digest::of(&serde_json::json!([language, prompt, sentence]).to_string())
}

fn read_answer(row: &Row) -> Result<Answer, Fault> {
    let allowed = row.try_get::<_, Option<Vec<String>>>("allowed")?;
    Ok(Answer {
        transaction_id: TransactionId::new(row.try_get::<_, String>("transaction_id")?),
        session_id: SessionId::new(row.try_get::<_, String>("session_id")?),
        user_id: UserId::new(row.try_get::<_, String>("user_id")?),
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        allowed: allowed.map(|names| scopes(names, "answers", "allowed")).transpose()?,
        answered_at: time(row, "answered_at")?,
    })
}
