use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, CompanyId};

use crate::introductions::HostDecision;
use crate::policies::DecisionChange;
use crate::sql::error::QueryError;
use crate::sql::policies::decisions::end_if_blocked;
use crate::sql::policy_rows::{Decided, decided, policy_of, read_decision};
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

pub(crate) const HOST_DECISIONS: &str = "
    SELECT approved, host, decided_by, decided_at FROM company_hosts
    WHERE company_id = ?1 ORDER BY host";

const FIND_DECISION: &str = "
    SELECT approved FROM company_hosts WHERE company_id = ?1 AND host = ?2";

const DECIDED: Decided = decided!("company_hosts", "host");

/// Of the apps that introduced themselves and to which a company's people granted something, or for
/// which they ask, those about which nothing is decided.
pub(crate) const UNDECIDED_APPS: &str = "
    SELECT clients.id FROM clients
    WHERE clients.id IN (
        SELECT client_id FROM grants WHERE company_id = ?1
        UNION SELECT client_id FROM approval_requests WHERE company_id = ?1)
        AND (substr(clients.id, 1, 4) = 'reg_' OR substr(clients.id, 1, 7) = 'http://'
            OR substr(clients.id, 1, 8) = 'https://')
        AND NOT EXISTS (SELECT 1 FROM company_apps
            WHERE company_apps.company_id = ?1 AND company_apps.client_id = clients.id)";

/// Whether it is about what was seen.
pub(super) async fn decide_host(
    tx: &impl Transaction,
    company: &CompanyId,
    host: &str,
    DecisionChange { decision, seen, by, at }: &DecisionChange,
) -> Result<bool, QueryError> {
    // Answers on the consent page wait, and then find the decision.
    tx.lock(&[&policy_of(company)]).await?;
    if let Some(seen) = seen {
        let before = tx.find_one(FIND_DECISION, params![company, host], read_decision).await?;
        if before != seen.decision {
            return Ok(false);
        }
    }
    DECIDED.put(tx, company, host, decision.as_ref(), by, *at).await?;
    if !matches!(decision, Some(AppDecision::Approved(_))) {
        let apps: Vec<ClientId> = tx.find_all(UNDECIDED_APPS, params![company], single).await?;
        for app in apps {
            end_if_blocked(tx, company, &app, by, *at).await?;
        }
    }
    Ok(true)
}

pub(super) fn read_host_decision(row: &mut Columns<'_>) -> Result<HostDecision, QueryError> {
    Ok(HostDecision {
        decision: read_decision(row)?,
        host: row.next()?,
        by: row.next()?,
        at: row.next()?,
    })
}
