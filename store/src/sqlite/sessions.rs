//! Browser sessions.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::SessionId;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::kept::{Kind, count_change};
use super::rows::{Columns, Fault, Seconds, change, find_one, insert, prefix};
use super::users::{self, user_columns};
use crate::StoreError;
use crate::sessions::{Actor, Session, SessionStore, SignedIn};

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

pub(super) const REPLACE_SESSION: &str = "
    UPDATE sessions SET token_prefix = :token_prefix, token = :token, user_id = :user_id,
        created_at = :created_at, authenticated_at = :authenticated_at,
        last_used_at = :last_used_at
    WHERE id = :id";

const BEGIN_SESSION: &str = "
    INSERT INTO sessions (id, token_prefix, token, user_id, created_at, authenticated_at,
        last_used_at)
    VALUES (:id, :token_prefix, :token, :user_id, :created_at, :authenticated_at,
        :last_used_at)";

#[async_trait]
impl SessionStore for SqliteStore {
    async fn find_signed_in(&self, token: &Digest) -> Result<Option<Arc<SignedIn>>, StoreError> {
        self.people.find(self, "find who is signed in", token, |connection| {
            let params = (prefix(token), token.as_bytes());
            find_one(connection, FIND_SIGNED_IN, params, read_signed_in)
        })
    }

    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError> {
        let touched = id.clone();
        let outcome = self.write("note that a session was used", move |connection| {
            change(connection, TOUCH_SESSION, (touched.as_str(), Seconds(now)))?;
            Ok(())
        });
        let outcome = outcome.await;
        self.people.forget(|kept| kept.session.id == *id);
        outcome
    }

    async fn end_session(&self, id: &SessionId) -> Result<(), StoreError> {
        let id = id.clone();
        self.write_counted(&self.people, "end a session", move |connection| {
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
        actor: Actor {
            company: Company { id: user.company_id.clone(), name: columns.next()? },
            user,
        },
    })
}

/// Keeps a session with its cookie's hash, in place of the one of its id.
/// Only what is replaced can have been kept by somebody.
pub(super) fn put_session(
    connection: &Connection,
    session: &Session,
    token: &Digest,
) -> Result<(), Fault> {
    let (created_at, authenticated_at) = (session.created_at, session.authenticated_at);
    let values = named_params! {
        ":id": session.id.as_str(),
        ":token_prefix": prefix(token),
        ":token": token.as_bytes(),
        ":user_id": session.user_id.as_str(),
        ":created_at": Seconds(created_at),
        ":authenticated_at": Seconds(authenticated_at),
        ":last_used_at": Seconds(session.last_used_at),
    };
    if change(connection, REPLACE_SESSION, values)? == 1 {
        return count_change(connection, Kind::People);
    }
    insert(connection, BEGIN_SESSION, values)?;
    Ok(())
}
