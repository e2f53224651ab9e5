//! What a company decided about an app by its host.

use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, CompanyId};

use crate::introductions::decided_host;
use crate::sql::error::QueryError;
use crate::sql::policy_rows::read_decision;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

pub(crate) const FIND_HOST_DECISION: &str = "
    SELECT approved FROM company_hosts WHERE company_id = ?1 AND host IN (?2, '*')
    ORDER BY host = '*' LIMIT 1";

/// What a company decided about an app by its host, if it introduced itself.
pub(in crate::sql) async fn find_host_decision(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
) -> Result<Option<AppDecision>, QueryError> {
    let host = decided_host(client);
    tx.find_one(FIND_HOST_DECISION, params![company, host], read_decision).await
}
