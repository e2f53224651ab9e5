//! The outbox.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::id::EmailId;
use oauth::language::Language;
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::effects::commit;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::outbox::{Email, LeasedEmail, OutboxStore};

pub(crate) const IS_DUE: &str = "SELECT 1 FROM outbox WHERE due_at <= ?1 LIMIT 1";

// What another node is just leasing is passed over.
pub(crate) const FIND_DUE: &str = "
    SELECT id, user_id, language, news, written_at, row, claims FROM outbox
    WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2 /*pg FOR UPDATE SKIP LOCKED*/";

pub(crate) const LEASE: &str = "UPDATE outbox SET due_at = ?2, claims = claims + 1 WHERE row = ?1";

pub(crate) const DELETE: &str = "DELETE FROM outbox WHERE id = ?1 AND claims = ?2";

pub(crate) const RETRY: &str = "UPDATE outbox SET due_at = ?3 WHERE id = ?1 AND claims = ?2";

#[async_trait]
impl<D: Driver> OutboxStore for D {
    async fn queue_emails(&self, effects: Effects) -> Result<(), StoreError> {
        self.write(
            "store emails",
            effects,
            |tx, effects| async move { commit(&tx, &effects).await },
        )
        .await
    }

    async fn lease_emails(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<LeasedEmail>, StoreError> {
        // Nearly always there are none, and looking takes no transaction.
        let is_due =
            self.read("look for emails", |tx| async move { tx.exists(IS_DUE, params![now]).await });
        if !is_due.await? {
            return Ok(Vec::new());
        }
        self.write(
            "lease emails",
            (),
            move |tx, _| async move { lease(&tx, now, until, limit).await },
        )
        .await
    }

    async fn ack_email(
        &self,
        id: &EmailId,
        lease: u32,
        given_up: Option<AuditEvent>,
    ) -> Result<bool, StoreError> {
        let (id, effects) = (id.clone(), given_up.map_or(Effects::NONE, Effects::from));
        self.write_with(None, effects, "delete an email", id, move |tx, id| async move {
            Ok(tx.execute(DELETE, params![&*id, lease]).await? == 1)
        })
        .await
    }

    async fn retry_email_at(
        &self,
        id: &EmailId,
        lease: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("let an email wait", id.clone(), move |tx, id| async move {
            Ok(tx.execute(RETRY, params![&*id, lease, due_at]).await? == 1)
        })
        .await
    }
}

async fn lease(
    tx: &impl Transaction,
    now: Timestamp,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<LeasedEmail>, QueryError> {
    let due = tx
        .find_all(FIND_DUE, params![now, limit], |row| {
            Ok((read_email(row)?, row.next::<i64>()?, row.next::<u32>()?))
        })
        .await?;
    let mut leased = Vec::with_capacity(due.len());
    for (email, row, leases) in due {
        tx.execute(LEASE, params![row, until]).await?;
        leased.push(LeasedEmail { email, lease: leases + 1 });
    }
    Ok(leased)
}

fn read_email(row: &mut Columns<'_>) -> Result<Email, QueryError> {
    let table = "outbox";
    Ok(Email {
        id: row.next()?,
        to: row.next()?,
        language: row.optional_variant(&Language::ALL, Language::tag, table, "language")?,
        // The error may quote what was read.
        notification: serde_json::from_str(row.next()?)
            .map_err(|_| QueryError::inconsistent(table, "news", "an unknown notification"))?,
        written_at: row.next()?,
    })
}
