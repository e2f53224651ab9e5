//! People who sign in with an identity provider.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{IdentityProviderId, UserId};
use oauth::membership::Membership;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use super::access_loss::LOCK_USER_ALONE;
use super::driver::Driver;
use super::error::QueryError;
use super::membership_rows::insert_membership;
use super::row::single;
use super::session_ends::{self, AT_PROVIDER, OF_USER_AT_PROVIDER};
use super::sign_in;
use super::transaction::Transaction;
use super::users::insert_user;
use super::value::{params, prefix};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::sessions::Session;
use crate::sign_in::Counted;
use crate::upstream_people::{Unlinked, UpstreamIdentity, UpstreamPeopleStore, UpstreamSession};

pub(crate) const FIND_USER: &str = "
    SELECT user_id FROM upstream_identities WHERE provider_id = ?1 AND subject = ?2";

const INSERT_IDENTITY: &str = "
    INSERT INTO upstream_identities (provider_id, subject, user_id, linked_at)
    VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT DO NOTHING";

pub(crate) const PROVIDERS_OF_USER: &str = "
    SELECT id, name FROM identity_providers WHERE id IN (
        SELECT provider_id FROM upstream_identities WHERE user_id = ?1)
    ORDER BY name, id";

pub(crate) const UNLINK: &str =
    "DELETE FROM upstream_identities WHERE user_id = ?1 AND provider_id = ?2";

/// Another way in than this provider.
pub(crate) const OTHER_WAY_IN: &str = "
    SELECT 1 FROM users WHERE id = ?1 AND (password_hash IS NOT NULL
        OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = ?1)
        OR EXISTS (SELECT 1 FROM upstream_identities
            WHERE user_id = ?1 AND provider_id <> ?2))";

const BEGIN_REQUEST: &str = "
    INSERT INTO upstream_requests (hash_prefix, hash, sealed, expires_at) VALUES (?1, ?2, ?3, ?4)";

/// What is deleted in the background is the same; here a flood makes room for itself.
pub(crate) const DELETE_SOME_EXPIRED: &str = "
    DELETE FROM upstream_requests WHERE row IN (
        SELECT row FROM upstream_requests WHERE expires_at < ?1 ORDER BY expires_at LIMIT 4)";

pub(crate) const FIND_REQUEST: &str = "
    SELECT sealed FROM upstream_requests
    WHERE hash_prefix = ?1 AND hash = ?2 AND expires_at > ?3 /*pg FOR UPDATE*/";

pub(crate) const DELETE_REQUEST: &str =
    "DELETE FROM upstream_requests WHERE hash_prefix = ?1 AND hash = ?2";

const NOTE_SESSION: &str = "
    INSERT INTO upstream_sessions (session_id, provider_id, subject, sid) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (session_id) DO UPDATE SET provider_id = excluded.provider_id,
        subject = excluded.subject, sid = excluded.sid";

#[async_trait]
impl<D: Driver> UpstreamPeopleStore for D {
    async fn find_upstream_user(
        &self,
        identity: &UpstreamIdentity,
    ) -> Result<Option<UserId>, StoreError> {
        let UpstreamIdentity { provider, subject } = identity;
        let doing = "find who somebody at an identity provider is";
        self.find_one(doing, FIND_USER, params![provider, subject], single).await
    }

    async fn link_upstream_identity(
        &self,
        identity: &UpstreamIdentity,
        user: &UserId,
        joins: Option<&Membership>,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (identity.clone(), user.clone(), joins.cloned());
        let doing = "link an identity";
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (identity, user, joins) = &*args;
            if !insert_identity(&tx, identity, user, at).await? {
                return Ok(false);
            }
            if let Some(membership) = joins {
                insert_membership(&tx, membership).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn providers_of_user(
        &self,
        user: &UserId,
    ) -> Result<Vec<(IdentityProviderId, String)>, StoreError> {
        let doing = "list the identity providers of a user";
        self.find_all(doing, PROVIDERS_OF_USER, params![user], |row| Ok((row.next()?, row.next()?)))
            .await
    }

    async fn unlink_upstream_identity(
        &self,
        provider: &IdentityProviderId,
        user: &UserId,
        needs_another_way: bool,
        effects: Effects,
    ) -> Result<Unlinked, StoreError> {
        let (doing, args) = ("unlink an identity", (provider.clone(), user.clone()));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (provider, user) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
            if needs_another_way && !tx.exists(OTHER_WAY_IN, params![user, provider]).await? {
                return Ok(Unlinked::OnlyWayIn);
            }
            if tx.execute(UNLINK, params![user, provider]).await? == 0 {
                return Ok(Unlinked::WasNot);
            }
            session_ends::end(&tx, &OF_USER_AT_PROVIDER, params![user, provider]).await?;
            Ok(Unlinked::Done)
        })
        .await
    }

    async fn create_upstream_user(
        &self,
        user: &User,
        membership: &Membership,
        identity: &UpstreamIdentity,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = (
            "add a user of an identity provider",
            (user.clone(), membership.clone(), identity.clone()),
        );
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (user, membership, identity) = &*args;
            // Two tabs of the same person: the second finds what the first did.
            let things: &[&[u8]] = &[b"upstream", identity.subject.as_bytes()];
            tx.lock(&[things]).await?;
            let UpstreamIdentity { provider, subject } = identity;
            if tx.exists(FIND_USER, params![provider, subject]).await?
                || !insert_user(&tx, user, std::slice::from_ref(membership)).await?
            {
                return Ok(false);
            }
            insert_identity(&tx, identity, &user.id, at).await
        })
        .await
    }

    async fn begin_upstream_request(
        &self,
        state: &Digest,
        sealed: &str,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let (doing, args) = ("send somebody to an identity provider", (*state, sealed.to_owned()));
        self.write(doing, args, move |tx, args| async move {
            let (state, sealed) = &*args;
            tx.execute(BEGIN_REQUEST, params![prefix(state), state, sealed, expires_at]).await?;
            Ok(())
        })
        .await
    }

    async fn take_upstream_request(
        &self,
        state: &Digest,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let doing = "let somebody back from an identity provider";
        self.write(doing, *state, move |tx, state| async move {
            tx.execute(DELETE_SOME_EXPIRED, params![now]).await?;
            let values = params![prefix(&state), &*state, now];
            let found: Option<String> = tx.find_one(FIND_REQUEST, values, single).await?;
            if found.is_some() {
                tx.execute(DELETE_REQUEST, params![prefix(&state), &*state]).await?;
            }
            Ok(found)
        })
        .await
    }

    async fn begin_upstream_session(
        &self,
        session: &Session,
        token: &Digest,
        epoch: i64,
        counted: Option<Counted>,
        there: &UpstreamSession,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (session.clone(), *token, there.clone());
        let doing = "begin a session of an identity provider";
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (session, token, UpstreamSession { identity, sid }) = &*args;
            if !sign_in::begin_session(&tx, session, token, epoch, counted).await? {
                return Ok(false);
            }
            let UpstreamIdentity { provider, subject } = identity;
            let values = params![&session.id, provider, subject, sid.as_ref()];
            tx.execute(NOTE_SESSION, values).await?;
            Ok(true)
        })
        .await
    }

    async fn end_upstream_sessions(
        &self,
        provider: &IdentityProviderId,
        subject: Option<&str>,
        sid: Option<&str>,
        effects: Effects,
    ) -> Result<u64, StoreError> {
        let args = (provider.clone(), subject.map(str::to_owned), sid.map(str::to_owned));
        let doing = "end the sessions of an identity provider";
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (provider, subject, sid) = &*args;
            let which = params![provider, subject.as_ref(), sid.as_ref()];
            session_ends::end(&tx, &AT_PROVIDER, which).await
        })
        .await
    }
}

async fn insert_identity(
    tx: &impl Transaction,
    UpstreamIdentity { provider, subject }: &UpstreamIdentity,
    user: &UserId,
    at: Timestamp,
) -> Result<bool, QueryError> {
    Ok(tx.execute(INSERT_IDENTITY, params![provider, subject, user, at]).await? == 1)
}
