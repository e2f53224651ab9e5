use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use crate::introductions::{Registered, Registration, RegistrationChange, RegistrationLimits};
use crate::sql::access_loss::end_access_of_client;
use crate::sql::clients::{SET_DISABLED, change_client};
use crate::sql::error::QueryError;
use crate::sql::grants::NEVER;
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

macro_rules! registrations {
    ($rest:literal) => {
        concat!(
            "SELECT client_id, fingerprint, network, token, secret, metadata, registered_at, ends_at
            FROM registrations WHERE ",
            $rest
        )
    };
}

pub(crate) const FIND_REGISTRATION: &str = registrations!("client_id = ?1 AND metadata <> ''");

pub(crate) const FIND_EQUAL: &str =
    registrations!("fingerprint = ?1 AND registered_at >= ?2 ORDER BY registered_at DESC LIMIT 1");

// The n-th: there is one if there are n.
pub(crate) const NTH: &str = "SELECT 1 FROM registrations LIMIT 1 OFFSET ?1";

// The n-th newest: there is one if there are n.
pub(crate) const NTH_OF_NETWORK: &str = "
    SELECT registered_at FROM registrations WHERE network = ?1 AND registered_at > ?2
    ORDER BY registered_at DESC LIMIT 1 OFFSET ?3";

// What no person has answered comes first, and what was deleted before all else: by the index of
// ends.
pub(crate) const OLDEST_UNUSED: &str = "
    SELECT client_id FROM registrations
    WHERE ends_at < ?2 AND registered_at < ?1
        AND NOT EXISTS (SELECT 1 FROM clients WHERE clients.id = registrations.client_id)
    ORDER BY ends_at LIMIT 1";

const INSERT: &str = "
    INSERT INTO registrations (client_id, fingerprint, network, token, secret, metadata,
        registered_at, ends_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

const CHANGE: &str = "
    UPDATE registrations SET fingerprint = ?3, token = ?4, secret = ?5, metadata = ?6
    WHERE client_id = ?1 AND token = ?2";

pub(crate) const HAS_TOKEN: &str = "
    SELECT 1 FROM registrations WHERE client_id = ?1 AND token = ?2";

const SHARE: &str = "UPDATE registrations SET token = NULL WHERE client_id = ?1";

// It goes on to count, without anything by which it could be used or be equal to another.
const DELETE: &str = "
    UPDATE registrations
    SET fingerprint = token, token = NULL, secret = NULL, metadata = '', ends_at = ?3
    WHERE client_id = ?1 AND token = ?2";

const FORGET: &str = "DELETE FROM registrations WHERE client_id = ?1";

const LOOK_AGAIN: &str = "UPDATE registrations SET ends_at = ?2 WHERE client_id = ?1";

pub(crate) const DUE: &str = "
    SELECT client_id, metadata = '' FROM registrations
    WHERE ends_at <= ?1 ORDER BY ends_at LIMIT ?2";

// By the index of a company's apps.
pub(crate) const LAST_END: &str = "
    SELECT max(CASE
        WHEN revoked_at IS NOT NULL THEN revoked_at
        WHEN expires_at < unused_ends_at THEN expires_at
        ELSE unused_ends_at END)
    FROM grants WHERE company_id IN (SELECT id FROM companies) AND client_id = ?1";

pub(crate) const IS_ASKED_FOR: &str = "
    SELECT 1 FROM approval_requests
    WHERE company_id IN (SELECT id FROM companies) AND client_id = ?1 AND approved IS NULL LIMIT 1";

pub(super) const INSERT_TOKEN: &str = "
    INSERT INTO registration_tokens (hash, expires_at) VALUES (?1, ?2)";

const DELETE_TOKENS: &str = "DELETE FROM registration_tokens WHERE expires_at <= ?1";

pub(crate) const FIND_TOKEN: &str = "
    SELECT expires_at FROM registration_tokens WHERE hash = ?1 AND expires_at > ?2";

/// One at a time registers: they are counted.
const REGISTERING: [&[u8]; 1] = [b"register"];

pub(super) async fn create(
    tx: &impl Transaction,
    new: &Registration,
    limits: RegistrationLimits,
) -> Result<Registered, QueryError> {
    tx.lock(&[&REGISTERING]).await?;
    let RegistrationLimits { equal_since, counted_since, of_network, in_all, idle_since } = limits;
    if let Some(since) = equal_since {
        let args = params![&new.fingerprint, since];
        if let Some(equal) = tx.find_one(FIND_EQUAL, args, read_registration).await? {
            if equal.token.is_some() {
                tx.execute(SHARE, params![&equal.client_id]).await?;
            }
            return Ok(Registered::Before(Box::new(equal)));
        }
    }
    let nth = of_network.saturating_sub(1);
    let args = params![&new.network, counted_since, nth];
    if let Some(since) = tx.find_one(NTH_OF_NETWORK, args, single).await? {
        return Ok(Registered::TooMany { since });
    }
    let was_full = is_full(tx, in_all).await?;
    if was_full {
        // When one ends that is as old, and was not found to be used.
        let ends = idle_since + new.ends_at.since(new.registered_at);
        let args = params![idle_since, ends];
        if let Some(oldest) = tx.find_one(OLDEST_UNUSED, args, single::<ClientId>).await? {
            tx.execute(FORGET, params![&oldest]).await?;
        }
        // Also where fewer may be than before.
        if is_full(tx, in_all).await? {
            return Ok(Registered::Full);
        }
    }
    let values = params![
        &new.client_id,
        &new.fingerprint,
        &new.network,
        new.token.as_ref(),
        new.secret.as_ref(),
        &new.metadata,
        new.registered_at,
        new.ends_at,
    ];
    tx.execute(INSERT, values).await?;
    Ok(if was_full { Registered::Instead } else { Registered::New })
}

async fn is_full(tx: &impl Transaction, in_all: u32) -> Result<bool, QueryError> {
    match in_all.checked_sub(1) {
        Some(nth) => tx.exists(NTH, params![nth]).await,
        None => Ok(true),
    }
}

pub(super) async fn change_registration(
    tx: &impl Transaction,
    change: &RegistrationChange,
) -> Result<bool, QueryError> {
    let RegistrationChange { registration: new, seen, client } = change;
    tx.lock(&[&REGISTERING]).await?;
    if !tx.exists(HAS_TOKEN, params![&new.client_id, seen]).await? {
        return Ok(false);
    }
    if let Some((client, seen)) = client
        && !change_client(tx, client, *seen).await?
    {
        return Ok(false);
    }
    let values = params![
        &new.client_id,
        seen,
        &new.fingerprint,
        new.token.as_ref(),
        new.secret.as_ref(),
        &new.metadata,
    ];
    Ok(tx.execute(CHANGE, values).await? == 1)
}

pub(super) async fn delete(
    tx: &impl Transaction,
    id: &ClientId,
    seen: &Digest,
    at: Timestamp,
    counted_until: Timestamp,
) -> Result<bool, QueryError> {
    if tx.execute(DELETE, params![id, seen, counted_until]).await? == 0 {
        return Ok(false);
    }
    disable(tx, id, at).await?;
    Ok(true)
}

async fn disable(tx: &impl Transaction, id: &ClientId, at: Timestamp) -> Result<(), QueryError> {
    if tx.execute(SET_DISABLED, params![id, true]).await? == 1 {
        end_access_of_client(tx, id, at).await?;
    }
    Ok(())
}

pub(super) async fn end_unused(
    tx: &impl Transaction,
    now: Timestamp,
    unused_since: Timestamp,
    limit: u32,
) -> Result<u64, QueryError> {
    tx.execute(DELETE_TOKENS, params![now]).await?;
    let due = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
    let due: Vec<(ClientId, bool)> = tx.find_all(DUE, params![now, limit], due).await?;
    let mut ended = 0;
    for (id, is_deleted) in due {
        let last_end: Option<Timestamp> =
            tx.find_one(LAST_END, params![&id], single).await?.flatten();
        let waits = tx.exists(IS_ASKED_FOR, params![&id]).await?;
        let unused_for = now.since(unused_since);
        let look_again = match last_end {
            _ if is_deleted => None,
            _ if waits => Some(now + unused_for),
            Some(end) if end >= NEVER => Some(now + unused_for),
            Some(end) if end > unused_since => Some(end + unused_for),
            Some(_) | None => None,
        };
        if let Some(at) = look_again {
            tx.execute(LOOK_AGAIN, params![&id, at]).await?;
        } else {
            tx.execute(FORGET, params![&id]).await?;
            disable(tx, &id, now).await?;
            ended += 1;
        }
    }
    Ok(ended)
}

pub(super) fn read_registration(row: &mut Columns<'_>) -> Result<Registration, QueryError> {
    let table = "registrations";
    Ok(Registration {
        client_id: row.next()?,
        fingerprint: row.digest(table, "fingerprint")?,
        network: row.digest(table, "network")?,
        token: row.optional_digest(table, "token")?,
        secret: row.optional_digest(table, "secret")?,
        metadata: row.next()?,
        registered_at: row.next()?,
        ends_at: row.next()?,
    })
}
