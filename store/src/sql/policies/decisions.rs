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
use crate::sql::policy_rows::{Decided, decided, decision_about, policy_of, read_decision};
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

pub(crate) const FIND_DECISION: &str = "
    SELECT approved FROM company_apps WHERE company_id = ?1 AND client_id = ?2";

const DECIDED: Decided = decided!("company_apps", "client_id");

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
    if Origin::of(client).is_self_introduced() {
        tx.lock_shared(&policy_of(company)).await?;
    }
    Ok(find_decision(tx, company, client).await? == seen.decision)
}

/// About the app, or else about its host.
pub(in crate::sql) async fn find_decision(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
) -> Result<Option<AppDecision>, QueryError> {
    let own = tx.find_one(FIND_DECISION, params![company, client], read_decision).await?;
    match own {
        None if Origin::of(client).is_self_introduced() => {
            find_host_decision(tx, company, client).await
        }
        own => Ok(own),
    }
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
    if Origin::of(client).is_self_introduced() {
        tx.lock_shared(&policy_of(company)).await?;
    }
    DECIDED.put(tx, company, client.as_str(), decision, by, at).await?;
    end_if_blocked(tx, company, client, by, at).await
}

/// What a decision blocks has no access any more, and is not asked for: also where the decision was
/// what another had been an exception to.
pub(in crate::sql) async fn end_if_blocked(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
    by: &UserId,
    at: Timestamp,
) -> Result<(), QueryError> {
    if find_decision(tx, company, client).await? == Some(AppDecision::Blocked) {
        grants::revoke_all(tx, company, client, by, at).await?;
        tx.execute(REFUSE_REQUESTS, params![company, client, by, at]).await?;
    }
    Ok(())
}
