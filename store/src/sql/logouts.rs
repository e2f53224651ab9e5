//! Which apps know which sessions, and who is to learn that one has ended.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::id::{ClientId, SessionId, UserId};
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::transaction::Transaction as _;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::logouts::{LeasedLogout, LogoutStore};

pub(crate) const APPS_OF_SESSIONS: &str = "
    SELECT session_apps.session_id, session_apps.client_id FROM sessions
    JOIN session_apps ON session_apps.session_id = sessions.id
    WHERE sessions.user_id = ?1 ORDER BY session_apps.session_id, session_apps.client_id";

pub(crate) const IS_DUE: &str = "SELECT 1 FROM logouts WHERE due_at <= ?1 LIMIT 1";

// What another node is just leasing is passed over; what it leased meanwhile is not due any more, which
// PostgreSQL sees in the rows that it locks, not in the inner query.
pub(crate) const FIND_DUE: &str = "
    SELECT row, client_id, session_id, user_id, claims FROM logouts
    WHERE row IN (
        SELECT due.row FROM (
            SELECT row, row_number() OVER (PARTITION BY client_id ORDER BY due_at, row) AS place
            FROM logouts WHERE due_at <= ?1) AS due
        WHERE due.place <= ?2) AND due_at <= ?1
    ORDER BY due_at, row LIMIT ?3 /*pg FOR UPDATE SKIP LOCKED*/";

pub(crate) const LEASE: &str = "UPDATE logouts SET due_at = ?2, claims = claims + 1 WHERE row = ?1";

pub(crate) const DELETE: &str = "DELETE FROM logouts WHERE row = ?1 AND claims = ?2";

pub(crate) const RETRY: &str = "UPDATE logouts SET due_at = ?3 WHERE row = ?1 AND claims = ?2";

#[async_trait]
impl<D: Driver> LogoutStore for D {
    async fn apps_of_sessions(
        &self,
        user: &UserId,
    ) -> Result<Vec<(SessionId, ClientId)>, StoreError> {
        let doing = "list the apps that know a user's sessions";
        self.find_all(doing, APPS_OF_SESSIONS, params![user], |row| Ok((row.next()?, row.next()?)))
            .await
    }

    async fn lease_logouts(
        &self,
        now: Timestamp,
        until: Timestamp,
        of_one: u32,
        limit: u32,
    ) -> Result<Vec<LeasedLogout>, StoreError> {
        // Nearly always there are none, and looking takes no transaction.
        let is_due = self
            .read("look for logouts", |tx| async move { tx.exists(IS_DUE, params![now]).await });
        if !is_due.await? {
            return Ok(Vec::new());
        }
        self.write("lease logouts", (), move |tx, _| async move {
            let mut due = tx
                .find_all(FIND_DUE, params![now, of_one, limit], |row| {
                    Ok(LeasedLogout {
                        row: row.next()?,
                        client: row.next()?,
                        session: row.next()?,
                        user: row.next()?,
                        lease: row.next()?,
                    })
                })
                .await?;
            for logout in &mut due {
                tx.execute(LEASE, params![logout.row, until]).await?;
                logout.lease += 1;
            }
            Ok(due)
        })
        .await
    }

    async fn ack_logout(
        &self,
        row: i64,
        lease: u32,
        given_up: Option<AuditEvent>,
    ) -> Result<bool, StoreError> {
        let effects = given_up.map_or(Effects::NONE, Effects::from);
        self.write_with(None, effects, "delete a logout", (), move |tx, _| async move {
            Ok(tx.execute(DELETE, params![row, lease]).await? == 1)
        })
        .await
    }

    async fn retry_logout_at(
        &self,
        row: i64,
        lease: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("let a logout wait", (), move |tx, _| async move {
            Ok(tx.execute(RETRY, params![row, lease, due_at]).await? == 1)
        })
        .await
    }
}
