//! What companies decide about apps.

use oauth::client::introduced::origin::Origin;
use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use crate::policies::DecisionBasis;
use crate::sql::clients::is_client_of_version;
use crate::sql::error::QueryError;
use crate::sql::grants;
use crate::sql::introductions::host_decision::find_host_decision;
use crate::sql::policy_rows::{decision_about, policy_of, read_decision};
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

pub(crate) const FIND_DECISION: &str = "
    SELECT approved FROM company_apps WHERE company_id = ?1 AND client_id = ?2";

const PUT_DECISION: &str = "
    INSERT INTO company_apps (company_id, client_id, approved, decided_by, decided_at)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (company_id, client_id) DO UPDATE SET
        approved = excluded.approved, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at";

const DELETE_DECISION: &str = "
    DELETE FROM company_apps WHERE company_id = ?1 AND client_id = ?2";

const REFUSE_REQUESTS: &str = "
    UPDATE approval_requests SET approved = FALSE, reason = '', answered_by = ?3, answered_at = ?4
    WHERE company_id = ?1 AND client_id = ?2 AND approved IS NULL";

/// Whether a decision is about what was seen. That stays so until the transaction ends.
pub(super) async fn is_basis(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
    seen: &DecisionBasis,
) -> Result<bool, QueryError> {
    if let Some(version) = seen.client
        && !is_client_of_version(tx, client, version).await?
    {
        return Ok(false);
    }
    tx.lock(&[&decision_about(company, client)]).await?;
    let mut before = tx.find_one(FIND_DECISION, params![company, client], read_decision).await?;
    if before.is_none() && Origin::of(client).is_self_introduced() {
        tx.lock_shared(&policy_of(company)).await?;
        before = find_host_decision(tx, company, client).await?;
    }
    Ok(before == seen.decision)
}

pub(super) async fn decide_app(
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
