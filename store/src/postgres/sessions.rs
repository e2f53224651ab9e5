//! Browser sessions.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::SessionId;
use oauth::timestamp::Timestamp;
use tokio_postgres::Row;

use super::PostgresStore;
use super::connection::Connection;
use super::listener::Kind;
use super::rows::{Columns, Fault, Seconds, bytea, change, find_one};
use super::transaction::tell;
use super::users::{self, user_columns};
use crate::StoreError;
use crate::sessions::{Actor, Session, SessionStore, SignedIn};

// Read by position, see [`users::read_next`].
const FIND_SIGNED_IN: &str = concat!(
    "SELECT sessions.id, sessions.created_at, sessions.authenticated_at, sessions.last_used_at, ",
    user_columns!(),
    ", companies.name
    FROM sessions
    JOIN users ON users.id = sessions.user_id
    JOIN companies ON companies.id = users.company_id
    WHERE sessions.token = $1"
);

// Never back: two requests may arrive in another order than they were sent.
const TOUCH_SESSION: &str = "
    UPDATE sessions SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2";

const END_SESSION: &str = "DELETE FROM sessions WHERE id = $1";

const REPLACE_SESSION: &str = "
    UPDATE sessions SET token = $2, user_id = $3, created_at = $4, authenticated_at = $5,
        last_used_at = $6
    WHERE id = $1";

const BEGIN_SESSION: &str = "
    INSERT INTO sessions (id, token, user_id, created_at, authenticated_at, last_used_at)
    VALUES ($1, $2, $3, $4, $5, $6)";

#[async_trait]
impl SessionStore for PostgresStore {
    async fn find_signed_in(&self, token: &Digest) -> Result<Option<Arc<SignedIn>>, StoreError> {
        self.find_kept(
            &self.memory.people,
            "find who is signed in",
            token,
            |connection| async move {
                let params = (bytea(token),);
                find_one(&connection, FIND_SIGNED_IN, params, read_signed_in).await
            },
        )
        .await
    }

    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError> {
        let outcome = self.write("note that a session was used", |connection| async move {
            change(&connection, TOUCH_SESSION, (id.as_str(), Seconds(now))).await?;
            Ok(())
        });
        let outcome = outcome.await;
        self.memory.people.forget(|kept| kept.session.id == *id);
        outcome
    }

    async fn end_session(&self, id: &SessionId) -> Result<(), StoreError> {
        self.write_counted(Kind::People, "end a session", |connection| async move {
            change(&connection, END_SESSION, (id.as_str(),)).await?;
            Ok(())
        })
        .await
    }
}

fn read_signed_in(row: &Row) -> Result<SignedIn, Fault> {
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
pub(super) async fn put_session(
    connection: &Connection,
    session: &Session,
    token: &Digest,
) -> Result<(), Fault> {
    let (created_at, authenticated_at) = (session.created_at, session.authenticated_at);
    let values = || {
        (
            session.id.as_str(),
            bytea(token),
            session.user_id.as_str(),
            Seconds(created_at),
            Seconds(authenticated_at),
            Seconds(session.last_used_at),
        )
    };
    if change(connection, REPLACE_SESSION, values()).await? == 1 {
        return tell(connection, Kind::People).await;
    }
    change(connection, BEGIN_SESSION, values()).await?;
    Ok(())
}
