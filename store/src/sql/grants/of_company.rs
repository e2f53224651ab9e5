//! What users of a company have allowed an app.

use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::rows::grant_columns;
use crate::grants::ConnectedApp;
use crate::sql::error::QueryError;
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

/// Apps as [`collect_apps`] collects them: people of a company have mostly allowed one app one of
/// a few sets of scopes.
macro_rules! connected_apps {
    ($where:literal) => {
        concat!(
            "SELECT clients.id, clients.name, publishers.name, clients.disabled, grants.scopes,
                count(*), max(last_used_at)
            FROM grants JOIN memberships ON memberships.user_id = grants.user_id
                AND memberships.company_id = grants.company_id
            JOIN clients ON clients.id = grants.client_id
            LEFT JOIN publishers ON publishers.id = clients.publisher_id
            WHERE grants.company_id = ?1 AND is_newest
                AND revoked_at IS NULL AND expires_at > ?2 AND unused_ends_at > ?2 ",
            $where,
            " GROUP BY clients.id, publishers.id, grants.scopes ORDER BY clients.id"
        )
    };
}

pub(crate) const CONNECTED_APPS: &str = connected_apps!("");

pub(crate) const CONNECTED_APP: &str = connected_apps!("AND grants.client_id = ?3");

macro_rules! of_app {
    () => {
        "FROM grants JOIN users ON users.id = grants.user_id
        JOIN memberships ON memberships.user_id = grants.user_id
            AND memberships.company_id = grants.company_id
        WHERE grants.company_id = ?1 AND client_id = ?2 AND is_newest
            AND revoked_at IS NULL AND expires_at > ?3 AND unused_ends_at > ?3
        ORDER BY answered_at DESC, row DESC "
    };
}

pub(crate) const GRANTS_OF_APP: &str = concat!(
    "SELECT ",
    grant_columns!(),
    ", grants.revoked_at, grants.revoked_by ",
    of_app!(),
    "LIMIT ?4 OFFSET ?5"
);

pub(crate) const PEOPLE_OF_APP: &str =
    concat!("SELECT grants.id, first_name, last_name, email ", of_app!());

pub(crate) const REVOKE_GRANTS_OF_APP: &str = "
    UPDATE grants SET revoked_at = ?3, revoked_by = ?4
    WHERE company_id = ?1 AND client_id = ?2
        AND revoked_at IS NULL AND expires_at > ?3 AND unused_ends_at > ?3";

pub(super) fn read_app(row: &mut Columns<'_>) -> Result<ConnectedApp, QueryError> {
    Ok(ConnectedApp {
        client_id: row.next()?,
        name: row.next()?,
        publisher: row.next()?,
        disabled: row.next()?,
        scopes: row.scopes("grants", "scopes")?,
        people: row.next()?,
        last_used_at: row.next()?,
    })
}

/// An app's rows follow one another.
pub(super) fn collect_apps(rows: Vec<ConnectedApp>) -> Vec<ConnectedApp> {
    let mut apps: Vec<ConnectedApp> = Vec::new();
    for row in rows {
        match apps.last_mut().filter(|app| app.client_id == row.client_id) {
            Some(app) => {
                app.scopes = app.scopes.union(&row.scopes);
                app.people += row.people;
                app.last_used_at = app.last_used_at.max(row.last_used_at);
            }
            None => apps.push(row),
        }
    }
    apps
}

pub(in crate::sql) async fn revoke_all(
    tx: &impl Transaction,
    company: &CompanyId,
    client: &ClientId,
    by: &UserId,
    at: Timestamp,
) -> Result<u64, QueryError> {
    tx.execute(REVOKE_GRANTS_OF_APP, params![company, client, at, by]).await
}
