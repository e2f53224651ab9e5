//! Answers on the consent page, and the grants and codes that follow from them.

use async_trait::async_trait;
use futures_util::future::try_join_all;
use oauth::client::Client;
use oauth::consent::grant::{Grant, GrantEnd};
use oauth::consent::policy::AppDecision;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, TransactionId};
use oauth::scope::ScopeSet;

use super::access_loss::role_acted_for;
use super::acting::goes_on;
use super::answer_record::{FIND_ANSWER, Recorded, read_answer, record};
use super::clients::{LOCK_CLIENT, find_client};
use super::driver::Driver;
use super::effects::commit;
use super::enums::claim_words;
use super::error::QueryError;
use super::row::single;
use super::transaction::Transaction;
use super::value::{params, prefix};
use super::{grants, policy_rows};
use crate::answers::{Allowance, Answer, AnswerStore, Answered, Basis, ScopeAnswer};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::grants::{ConsentContext, Wording};
use crate::memory::Topic;

const DELETE_ANSWER: &str = "DELETE FROM answers WHERE row = ?1";

pub(crate) const CHANGE_GRANT: &str = "
    UPDATE grants SET scopes = ?1, declined = ?2, redirect_uri = ?3,
        answered_at = ?4, expires_at = ?5, unused_ends_at = ?6
    WHERE row = ?7";

pub(crate) const SET_REDIRECT_URI: &str = "UPDATE grants SET redirect_uri = ?2 WHERE row = ?1";

pub(crate) const RETIRE_GRANT: &str = "
    UPDATE grants SET is_newest = FALSE
    WHERE user_id = ?1 AND client_id = ?2 AND company_id = ?3 AND is_newest";

/// Who takes the grant back, or answers about it elsewhere, waits for this answer.
const LOCK_GRANT: &str = "
    SELECT 1 FROM grants
    WHERE user_id = ?1 AND client_id = ?2 AND company_id = ?3 AND is_newest FOR UPDATE";

const INSERT_GRANT: &str = "
    INSERT INTO grants (id, user_id, client_id, company_id, scopes, declined, redirect_uri,
        granted_at, answered_at, expires_at, unused_ends_at, is_newest)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, TRUE)";

pub(crate) const FIND_WORDING: &str = "SELECT row FROM wordings WHERE digest = ?1";

const INSERT_WORDING: &str = "
    INSERT INTO wordings (digest, language, prompt, sentence) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (digest) DO NOTHING";

const INSERT_SCOPE_ANSWER: &str = "
    INSERT INTO grant_answers (grant_row, scope, answer, answered_at, wording_row)
    VALUES (?1, ?2, ?3, ?4, ?5)";

const INSERT_CODE: &str = "
    INSERT INTO codes (hash_prefix, hash, answer_row, grant_row, redirect_uri, code_challenge,
        dpop_key, resources, expires_at, authenticated_at, methods, nonce, id_token_claims)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

#[async_trait]
impl<D: Driver> AnswerStore for D {
    async fn issue_code(
        &self,
        allowance: &Allowance,
        effects: Effects,
    ) -> Result<Answered, StoreError> {
        let client = &allowance.basis.client;
        let client_read = self.memory().clients.read_at_change(&client.id, client);
        let args = (allowance.clone(), effects);
        let answered = self
            .write("issue a code", args, move |tx, args| async move {
                let (allowance, effects) = &*args;
                issue_code(&tx, allowance, client_read, effects).await
            })
            .await?;
        if answered == Answered::BasisChanged {
            for topic in Topic::ALL {
                self.invalidate(topic);
            }
        }
        Ok(answered)
    }

    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError> {
        self.write("record a refusal", answer.clone(), |tx, answer| async move {
            if answer.allowed.is_some() {
                return Err(QueryError::Misuse("a refusal allows nothing"));
            }
            match record(&tx, &answer).await? {
                Recorded::First { .. } => Ok(Answered::Recorded),
                Recorded::Before(before) => Ok(before),
            }
        })
        .await
    }

    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError> {
        self.find_one("find an answer", FIND_ANSWER, params![id], read_answer).await
    }
}

async fn issue_code(
    tx: &impl Transaction,
    allowance: &Allowance,
    client_read: Option<i64>,
    effects: &Effects,
) -> Result<Answered, QueryError> {
    if allowance.answer.allowed.is_none() {
        return Err(QueryError::Misuse("a code needs an answer that allows"));
    }
    let answer_row = match record(tx, &allowance.answer).await? {
        Recorded::First { row } => row,
        Recorded::Before(before) => return Ok(before),
    };
    let grant_row = match change_or_insert_grant(tx, allowance, client_read).await? {
        Ok(grant_row) => grant_row,
        Err(nothing) => {
            tx.execute(DELETE_ANSWER, params![answer_row]).await?;
            return Ok(nothing);
        }
    };
    insert_scope_answers(tx, grant_row, allowance).await?;
    let values = params![
        prefix(&allowance.code),
        &allowance.code,
        answer_row,
        grant_row,
        &allowance.redirect_uri,
        allowance.code_challenge.as_ref(),
        allowance.dpop_key.as_ref(),
        &allowance.resources,
        allowance.code_expires_at,
        allowance.authenticated.at,
        allowance.authenticated.methods.to_string(),
        allowance.nonce.as_ref(),
        claim_words(&allowance.id_token_claims),
    ];
    tx.execute(INSERT_CODE, values).await?;
    // Not for an answer that is deleted again, though the database counts that as a change.
    commit(tx, effects).await?;
    Ok(Answered::Recorded)
}

/// The number of the grant as it is after this answer; or why there is none: it would have to be
/// active already and is not, or the answer is to something else.
async fn change_or_insert_grant(
    tx: &impl Transaction,
    allowance: &Allowance,
    client_read: Option<i64>,
) -> Result<Result<i64, Answered>, QueryError> {
    let Answer { user_id, client_id, answered_at, .. } = &allowance.answer;
    let Allowance { company_id, redirect_uri, unused_ends_at, basis, .. } = allowance;
    // Disabled, or gone to another company, since the page was shown.
    let Some(role) = role_acted_for(tx, user_id, company_id).await? else {
        return Ok(Err(Answered::GrantEnded));
    };
    if let Some((session, at)) = &basis.session
        && !goes_on(tx, session, user_id, *at).await?
    {
        return Ok(Err(Answered::GrantEnded));
    }
    // While this goes on, nothing of the basis changes.
    tx.lock_rows(LOCK_CLIENT, params![client_id]).await?;
    tx.lock_shared(&policy_rows::decision_about(company_id, client_id)).await?;
    tx.lock_shared(&policy_rows::policy_of(company_id)).await?;
    tx.lock_rows(LOCK_GRANT, params![user_id, client_id, company_id]).await?;
    let (ConsentContext { grant, decision, policy, .. }, row) =
        grants::find_consent_context(tx, user_id, client_id, company_id, *answered_at).await?;
    // Blocking has revoked what was active then.
    if decision == Some(AppDecision::Blocked) {
        return Ok(Err(Answered::GrantEnded));
    }
    let Basis {
        client: checked,
        role: role_then,
        policy: policy_then,
        decision: decision_then,
        session: _,
    } = basis;
    if !is_client(tx, client_id, checked, client_read).await?
        || (role, &policy, &decision) != (*role_then, policy_then, decision_then)
    {
        return Ok(Err(Answered::BasisChanged));
    }
    let active = row.zip(grant);
    if allowance.scopes.is_empty() {
        // Nothing was asked: the grant stays as it is, but for the redirect URI.
        if let Some((row, grant)) = &active
            && grant.redirect_uri != *redirect_uri
        {
            tx.execute(SET_REDIRECT_URI, params![*row, redirect_uri]).await?;
        }
        return Ok(active.map(|(row, _)| row).ok_or(Answered::GrantEnded));
    }
    let answered = |allowed| -> ScopeSet {
        let answers = allowance.scopes.iter().filter(|answer| answer.allowed == allowed);
        answers.map(|answer| answer.scope.clone()).collect()
    };
    let (allowed, declined) = (answered(true), answered(false));
    let before = active.as_ref().map(|(_, grant)| grant);
    let expires_at = match (allowance.grant_end, before) {
        (GrantEnd::At(end), _) => Some(end),
        (GrantEnd::WhenRemoved, _) => None,
        (GrantEnd::AsBefore, Some(grant)) => grant.expires_at,
        (GrantEnd::AsBefore, None) => return Ok(Err(Answered::GrantEnded)),
    };
    let of_before = |of: fn(&Grant) -> &ScopeSet| before.map(of).cloned().unwrap_or_default();
    let scopes = of_before(|grant| &grant.scopes).difference(&declined).union(&allowed);
    let declined = of_before(|grant| &grant.declined).difference(&allowed).union(&declined);
    let expires_at = expires_at.unwrap_or(grants::NEVER);
    if let Some((row, _)) = active {
        let values = params![
            &scopes,
            &declined,
            redirect_uri,
            *answered_at,
            expires_at,
            *unused_ends_at,
            row,
        ];
        tx.execute(CHANGE_GRANT, values).await?;
        return Ok(Ok(row));
    }
    tx.execute(RETIRE_GRANT, params![user_id, client_id, company_id]).await?;
    let values = params![
        &allowance.new_grant_id,
        user_id,
        client_id,
        company_id,
        &scopes,
        &declined,
        redirect_uri,
        *answered_at,
        expires_at,
        *unused_ends_at,
    ];
    tx.insert(INSERT_GRANT, values).await.map(Ok)
}

/// Whether the client is what was checked, which was cached when there had been so many changes: to
/// read one takes six queries.
async fn is_client(
    tx: &impl Transaction,
    id: &ClientId,
    checked: &Client,
    read_at_change: Option<i64>,
) -> Result<bool, QueryError> {
    if checked.id == *id
        && read_at_change.is_some()
        && tx.announced(Topic::Clients).await? == read_at_change
    {
        return Ok(true);
    }
    Ok(find_client(tx, id).await?.is_some_and(|(client, _)| client == *checked))
}

/// Adds to the grant's history what was answered about each scope, and in which
/// words it was asked. PostgreSQL gets the statements for all scopes at once.
async fn insert_scope_answers(
    tx: &impl Transaction,
    grant_row: i64,
    allowance: &Allowance,
) -> Result<(), QueryError> {
    let answers = &allowance.scopes;
    let wordings = answers.iter().map(|answer| find_or_insert_wording(tx, &answer.wording));
    let wordings = try_join_all(wordings).await?;
    let at = allowance.answer.answered_at;
    let inserts = answers.iter().zip(wordings).map(async |(answer, wording_row)| {
        let ScopeAnswer { scope, allowed, .. } = answer;
        let event = if *allowed { grants::ALLOWED } else { grants::DECLINED };
        tx.execute(INSERT_SCOPE_ANSWER, params![grant_row, scope, event, at, wording_row]).await
    });
    try_join_all(inserts).await?;
    Ok(())
}

/// The number of a wording. It is nearly always known.
async fn find_or_insert_wording(
    tx: &impl Transaction,
    wording: &Wording,
) -> Result<i64, QueryError> {
    let Wording { language, prompt, sentence } = wording;
    let digest = Digest::of(&serde_json::json!([language, prompt, sentence]).to_string());
    if let Some(row) = tx.find_one(FIND_WORDING, params![&digest], single).await? {
        return Ok(row);
    }
    let values = params![&digest, language, prompt, sentence];
    if let Some(row) = tx.try_insert(INSERT_WORDING, values).await? {
        return Ok(row);
    }
    let inserted = tx.find_one(FIND_WORDING, params![&digest], single).await?;
    inserted.ok_or_else(|| QueryError::inconsistent("wordings", "digest", "taken, not found"))
}
