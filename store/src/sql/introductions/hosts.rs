use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use crate::introductions::HostDecision;
use crate::sql::error::QueryError;
use crate::sql::grants;
use crate::sql::introductions::host_decision::find_host_decision;
use crate::sql::policy_rows::{policy_of, read_decision};
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

pub(crate) const HOST_DECISIONS: &str = "
    SELECT approved, host, decided_by, decided_at FROM company_hosts
    WHERE company_id = ?1 ORDER BY host";

const PUT_HOST_DECISION: &str = "
    INSERT INTO company_hosts (company_id, host, approved, decided_by, decided_at)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (company_id, host) DO UPDATE SET
        approved = excluded.approved, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at";

const DELETE_HOST_DECISION: &str = "
    DELETE FROM company_hosts WHERE company_id = ?1 AND host = ?2";

/// Of the apps that introduced themselves and to which a company's people granted something, those
/// about which nothing is decided.
pub(crate) const UNDECIDED_APPS: &str = "
    SELECT clients.id FROM clients
    WHERE clients.id IN (SELECT client_id FROM grants WHERE company_id = ?1)
        AND (substr(clients.id, 1, 4) = 'reg_' OR substr(clients.id, 1, 7) = 'http://'
            OR substr(clients.id, 1, 8) = 'https://')
        AND NOT EXISTS (SELECT 1 FROM company_apps
            WHERE company_apps.company_id = ?1 AND company_apps.client_id = clients.id)";

pub(super) async fn decide_host(
    tx: &impl Transaction,
    company: &CompanyId,
    host: &str,
    decision: Option<&AppDecision>,
    by: &UserId,
    at: Timestamp,
) -> Result<(), QueryError> {
    // Answers on the consent page wait, and then find the decision.
    tx.lock(&[&policy_of(company)]).await?;
    let approved = match decision {
        None => {
            tx.execute(DELETE_HOST_DECISION, params![company, host]).await?;
            return Ok(());
        }
        Some(AppDecision::Approved(scopes)) => Some(scopes),
        Some(AppDecision::Blocked) => None,
    };
    tx.execute(PUT_HOST_DECISION, params![company, host, approved, by, at]).await?;
    if approved.is_none() {
        let apps: Vec<ClientId> = tx.find_all(UNDECIDED_APPS, params![company], single).await?;
        for app in apps {
            let decision = find_host_decision(tx, company, &app).await?;
            if decision == Some(AppDecision::Blocked) {
                grants::revoke_all(tx, company, &app, by, at).await?;
            }
        }
    }
    Ok(())
}

pub(super) fn read_host_decision(row: &mut Columns<'_>) -> Result<HostDecision, QueryError> {
    Ok(HostDecision {
        decision: read_decision(row)?,
        host: row.next()?,
        by: row.next()?,
        at: row.next()?,
    })
}
