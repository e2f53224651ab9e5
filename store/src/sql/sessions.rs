//! Browser sessions.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::SessionId;
use oauth::timestamp::Timestamp;

use super::driver::{Driver, Reads};
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::users::{self, user_columns};
use super::value::{params, prefix};
use crate::error::StoreError;
use crate::memory::Topic;
use crate::sessions::{Principal, Session, SessionStore, SignedIn};

/// The columns of a session, in the order in which [`read_session`] reads them.
macro_rules! session_columns {
    () => {
        "sessions.id, sessions.user_id, sessions.company_id, sessions.created_at,
        sessions.authenticated_at, sessions.methods, sessions.provider_id, sessions.user_agent,
        sessions.network, sessions.ends_at, sessions.last_used_at "
    };
}
pub(super) use session_columns;

pub(crate) const FIND_SIGNED_IN: &str = concat!(
    "SELECT ",
    session_columns!(),
    ", ",
    user_columns!(),
    ", companies.name, companies.time_zone, companies.requires_second_factor,
        (SELECT identity_providers.id FROM identity_providers
        WHERE identity_providers.company_id = sessions.company_id AND demanded)
    FROM sessions
    JOIN users ON users.id = sessions.user_id
    JOIN companies ON companies.id = users.company_id
    WHERE sessions.token_prefix = ?1 AND sessions.token = ?2"
);

// Never back: two requests may arrive in another order than they were sent.
pub(crate) const TOUCH_SESSION: &str = "
    UPDATE sessions SET last_used_at = ?2 WHERE id = ?1 AND last_used_at < ?2";

pub(crate) const REPLACE_SESSION: &str = "
    UPDATE sessions SET token_prefix = ?2, token = ?3, user_id = ?4, company_id = ?5,
        created_at = ?6, authenticated_at = ?7, methods = ?8, provider_id = ?9, user_agent = ?10,
        network = ?11, ends_at = ?12, last_used_at = ?13
    WHERE id = ?1";

const BEGIN_SESSION: &str = "
    INSERT INTO sessions (id, token_prefix, token, user_id, company_id, created_at,
        authenticated_at, methods, provider_id, user_agent, network, ends_at,
        last_used_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

#[async_trait]
impl<D: Driver> SessionStore for D {
    async fn find_signed_in(&self, token: &Digest) -> Result<Option<Arc<SignedIn>>, StoreError> {
        let (sessions, doing) = (self.memory().sessions(), "find who is signed in");
        self.read_cached(sessions, Reads::One, doing, token, |tx| async move {
            tx.find_one(FIND_SIGNED_IN, params![prefix(token), token], read_signed_in).await
        })
        .await
    }

    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError> {
        let touched =
            self.write("note that a session was used", id.clone(), move |tx, id| async move {
                tx.execute(TOUCH_SESSION, params![&*id, now]).await?;
                Ok(())
            });
        let outcome = touched.await;
        self.memory().sessions.remove_if(|cached| cached.session.id == *id);
        outcome
    }
}

/// Reads a session from the next columns, which are those of `session_columns`.
pub(super) fn read_session(row: &mut Columns<'_>) -> Result<Session, QueryError> {
    Ok(Session {
        id: row.next()?,
        user_id: row.next()?,
        company_id: row.next()?,
        created_at: row.next()?,
        authenticated_at: row.next()?,
        methods: row.parse("sessions", "methods")?,
        provider: row.next()?,
        user_agent: row.next()?,
        network: row.next()?,
        ends_at: row.next()?,
        last_used_at: row.next()?,
    })
}

fn read_signed_in(row: &mut Columns<'_>) -> Result<SignedIn, QueryError> {
    let session = read_session(row)?;
    let user = users::read_user(row)?;
    Ok(SignedIn {
        session,
        principal: Principal {
            company: Company {
                id: user.company_id.clone(),
                name: row.next()?,
                time_zone: users::read_time_zone(row)?,
                requires_second_factor: row.next()?,
            },
            user,
        },
        demanded: row.next()?,
    })
}

/// Stores a session with its cookie's hash, in place of the one of its id.
/// Only what is replaced can have been cached.
pub(super) async fn put_session(
    tx: &impl Transaction,
    session: &Session,
    token: &Digest,
) -> Result<(), QueryError> {
    let values = params![
        &session.id,
        prefix(token),
        token,
        &session.user_id,
        &session.company_id,
        session.created_at,
        session.authenticated_at,
        session.methods.to_string(),
        session.provider.as_ref(),
        session.user_agent.as_ref(),
        session.network.as_ref(),
        session.ends_at,
        session.last_used_at,
    ];
    if tx.execute(REPLACE_SESSION, values).await? == 1 {
        return tx.announce(Topic::Users).await;
    }
    tx.execute(BEGIN_SESSION, values).await?;
    Ok(())
}
