//! Browser sessions.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{CompanyId, SessionId, UserId};
use oauth::timestamp::Timestamp;
use oauth::upstream::OWN_LOGIN;

use super::access_loss::role_acted_for_alone;
use super::driver::{Driver, Reads};
use super::error::QueryError;
use super::membership_rows::{membership_columns, read_membership, read_named_companies};
use super::row::{Columns, single};
use super::session_ends::hand_over;
use super::transaction::Transaction;
use super::users::{self, user_columns};
use super::value::{params, prefix};
use crate::effects::Effects;
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
    membership_columns!(),
    ", ",
    user_columns!(),
    ", companies.id, companies.name, companies.time_zone, companies.requires_second_factor,
        (SELECT string_agg(other.id || ' ' || other.name, '
' ORDER BY other.name, other.id)
            FROM memberships AS beside JOIN companies AS other ON other.id = beside.company_id
            WHERE beside.user_id = sessions.user_id AND beside.company_id <> sessions.company_id
                AND beside.active AND (sessions.provider_id = ?3 OR sessions.provider_id IS NULL
                    AND NOT EXISTS (SELECT 1 FROM identity_providers
                        WHERE identity_providers.company_id = beside.company_id AND demanded))),
        (SELECT identity_providers.id FROM identity_providers
            WHERE identity_providers.company_id = sessions.company_id AND demanded)
    FROM sessions
    JOIN memberships ON memberships.user_id = sessions.user_id
        AND memberships.company_id = sessions.company_id
    JOIN users ON users.id = sessions.user_id
    JOIN companies ON companies.id = sessions.company_id
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

pub(crate) const USER_OF_SESSION: &str = "
    SELECT user_id FROM sessions WHERE id = ?1 AND authenticated_at > ?2";

pub(crate) const ACT_FOR_COMPANY: &str = "
    UPDATE sessions SET token_prefix = ?2, token = ?3, company_id = ?5
    WHERE id = ?1 AND user_id = ?4";

pub(crate) const NOTE_CHOICE: &str = "
    UPDATE memberships SET chosen_at = ?3 WHERE user_id = ?1 AND company_id = ?2";

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
            let values = params![prefix(token), token, OWN_LOGIN];
            tx.find_one(FIND_SIGNED_IN, values, read_signed_in).await
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

    async fn act_for_company(
        &self,
        id: &SessionId,
        company: &CompanyId,
        token: &Digest,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("act for another company", (id.clone(), company.clone(), *token));
        self.write_with(Topic::Users, Effects::NONE, doing, args, move |tx, args| async move {
            let (id, company, token) = &*args;
            let not_aged = params![id, Session::AGED];
            let user = tx.find_one(USER_OF_SESSION, not_aged, single::<UserId>).await?;
            let Some(user) = user else { return Ok(false) };
            if role_acted_for_alone(&tx, &user, company).await?.is_none() {
                return Ok(false);
            }
            let values = params![id, prefix(token), token, &user, company];
            if tx.execute(ACT_FOR_COMPANY, values).await? == 0 {
                return Ok(false);
            }
            tx.execute(NOTE_CHOICE, params![&user, company, at]).await?;
            Ok(true)
        })
        .await
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
    let membership = read_membership(row)?;
    let user = users::read_user(row)?;
    Ok(SignedIn {
        session,
        principal: Principal { user, membership, company: users::read_company(row)? },
        other_companies: read_named_companies(row.next()?),
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
    hand_over(tx, &session.id, &session.user_id).await?;
    if tx.execute(REPLACE_SESSION, values).await? == 1 {
        return tx.announce(Topic::Users).await;
    }
    tx.execute(BEGIN_SESSION, values).await?;
    Ok(())
}
