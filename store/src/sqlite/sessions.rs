//! Browser sessions.

use async_trait::async_trait;
use oauth::digest::Digest;
use oauth::id::SessionId;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::rows::{Columns, Fault, Seconds, change, find_one, prefix};
use super::users::{self, user_columns};
use crate::StoreError;
use crate::sessions::{Session, SessionStore, SignedIn};
use crate::users::Company;

// Read by position, see [`users::read_next`].
pub(super) const FIND_SIGNED_IN: &str = concat!(
    "SELECT sessions.id, sessions.created_at, sessions.authenticated_at, sessions.last_used_at, ",
    user_columns!(),
    ", companies.name
    FROM sessions
    JOIN users ON users.id = sessions.user_id
    JOIN companies ON companies.id = users.company_id
    WHERE sessions.token_prefix = ?1 AND sessions.token = ?2"
);

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
    async fn find_signed_in(&self, token: &Digest) -> Result<Option<SignedIn>, StoreError> {
        self.read("find who is signed in", |connection| {
            let params = (prefix(token), token.as_bytes());
            find_one(connection, FIND_SIGNED_IN, params, read_signed_in)
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

fn read_signed_in(row: &Row<'_>) -> Result<SignedIn, Fault> {
    let mut columns = Columns::of(row);
    let id = SessionId::new(columns.next::<String>()?);
    let created_at = columns.next::<Seconds>()?.0;
    let authenticated_at = columns.next::<Seconds>()?.0;
    let last_used_at = columns.next::<Seconds>()?.0;
    let user = users::read_next(&mut columns)?;
    let user_id = user.id.clone();
    Ok(SignedIn {
        session: Session { id, user_id, created_at, authenticated_at, last_used_at },
        company: Company { id: user.company_id.clone(), name: columns.next()? },
        user,
    })
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
