//! Browser sessions.

use async_trait::async_trait;
use oauth::digest::Digest;
use oauth::id::{SessionId, UserId};
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, named_params};

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_one, prefix, time};
use crate::StoreError;
use crate::sessions::{Session, SessionStore};

pub(super) const FIND_SESSION: &str = "
    SELECT id, user_id, created_at, authenticated_at, last_used_at
    FROM sessions WHERE token_prefix = ?1 AND token = ?2";

// Never back: two requests may arrive in another order than they were sent.
pub(super) const TOUCH_SESSION: &str = "
    UPDATE sessions SET last_used_at = ?2 WHERE id = ?1 AND last_used_at < ?2";

pub(super) const END_SESSION: &str = "DELETE FROM sessions WHERE id = ?1";

const PUT_SESSION: &str = "
    INSERT INTO sessions (id, token_prefix, token, user_id, created_at, authenticated_at,
        last_used_at)
    VALUES (:id, :token_prefix, :token, :user_id, :created_at, :authenticated_at,
        :last_used_at)
    ON CONFLICT (id) DO UPDATE SET
        token_prefix = excluded.token_prefix, token = excluded.token,
        user_id = excluded.user_id, created_at = excluded.created_at,
        authenticated_at = excluded.authenticated_at, last_used_at = excluded.last_used_at";

#[async_trait]
impl SessionStore for SqliteStore {
    async fn find_session(&self, token: &Digest) -> Result<Option<Session>, StoreError> {
        self.read("find a session", |connection| {
            find_one(connection, FIND_SESSION, (prefix(token), token.as_bytes()), |row| {
                Ok(Session {
                    id: SessionId::new(row.get::<_, String>("id")?),
                    user_id: UserId::new(row.get::<_, String>("user_id")?),
                    created_at: time(row, "created_at")?,
                    authenticated_at: time(row, "authenticated_at")?,
                    last_used_at: time(row, "last_used_at")?,
                })
            })
        })
    }

    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError> {
        let id = id.clone();
        self.write("note that a session was used", move |connection| {
            change(connection, TOUCH_SESSION, (id.as_str(), Seconds(now)))?;
            Ok(())
        })
        .await
    }

    async fn end_session(&self, id: &SessionId) -> Result<(), StoreError> {
        let id = id.clone();
        self.write("end a session", move |connection| {
            change(connection, END_SESSION, (id.as_str(),))?;
            Ok(())
        })
        .await
    }
}

/// Keeps a session with its cookie's hash, in place of the one of its id.
pub(super) fn put_session(
    connection: &Connection,
    session: &Session,
    token: &Digest,
) -> Result<(), Fault> {
    change(
        connection,
        PUT_SESSION,
        named_params! {
            ":id": session.id.as_str(),
            ":token_prefix": prefix(token),
            ":token": token.as_bytes(),
            ":user_id": session.user_id.as_str(),
            ":created_at": Seconds(session.created_at),
            ":authenticated_at": Seconds(session.authenticated_at),
            ":last_used_at": Seconds(session.last_used_at),
        },
    )?;
    Ok(())
}
