//! A person's own account.

use async_trait::async_trait;
use oauth::access_loss::AccessLosses;
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, SessionId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;

use super::access_loss::{
    RENEW_EPOCH, end_access_of_member, end_access_of_user, end_access_of_user_but_here,
};
use super::deletion::delete_account;
use super::driver::Driver;
use super::error::QueryError;
use super::memberships::OTHER_COMPANY;
use super::row::{Columns, single};
use super::second_factors::remove_factors;
use super::session_ends::{self, OF_USER, ONE};
use super::sessions::{put_session, read_session, session_columns};
use super::sign_in::{ACCOUNT, DELETE_FAILURES, SIGN_IN_EPOCH};
use super::transaction::Transaction;
use super::users::{FIND_USER_TO_CHANGE, read_user};
use super::value::{params, prefix};
use crate::accounts::{
    AccountStore, MemberFacts, NewPassword, PasswordBasis, PasswordLink, PasswordRequest,
};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::sessions::Session;

pub(crate) const SIGNED_IN_AT: &str = "SELECT signed_in_at FROM accounts WHERE user_id = ?1";

pub(crate) const FACTS_OF_MEMBERS: &str = "
    SELECT memberships.user_id, accounts.signed_in_at, password_links.expires_at
    FROM memberships JOIN users ON users.id = memberships.user_id
    LEFT JOIN accounts ON accounts.user_id = memberships.user_id
    LEFT JOIN password_links ON password_links.user_id = memberships.user_id
        AND password_links.purpose = 'invitation' AND password_links.epoch = users.sign_in_epoch
    WHERE memberships.company_id = ?1 AND memberships.user_id > ?2
    ORDER BY memberships.user_id LIMIT ?3";

pub(crate) const SET_LANGUAGE: &str = "UPDATE users SET language = ?2 WHERE id = ?1";

pub(crate) const TAKE_PASSWORD: &str = "
    UPDATE users SET password_hash = NULL WHERE id = ?1 AND password_hash IS NOT NULL";

pub(crate) const SESSIONS_OF_USER: &str = concat!(
    "SELECT ",
    session_columns!(),
    " FROM sessions WHERE user_id = ?1 AND created_at > ?2 AND last_used_at > ?3
    ORDER BY last_used_at DESC, row DESC LIMIT ?4"
);

pub(crate) const FIND_HASH_TO_CHANGE: &str = "
    SELECT password_hash FROM users WHERE id = ?1 AND NOT disabled /*pg FOR UPDATE*/";

pub(crate) const IS_MEMBER: &str =
    "SELECT 1 FROM memberships WHERE user_id = ?1 AND company_id = ?2";

// As many rows change whatever ends.
pub(crate) const TOUCH_EPOCH: &str = "UPDATE users SET sign_in_epoch = sign_in_epoch WHERE id = ?1";

pub(crate) const SET_HASH: &str = "UPDATE users SET password_hash = ?2 WHERE id = ?1";

pub(crate) const REHASH: &str = "
    UPDATE users SET password_hash = ?3 WHERE id = ?1 AND password_hash = ?2";

const STORE_LINK: &str = "
    INSERT INTO password_links (token_prefix, token, user_id, purpose, expires_at, epoch)
    SELECT ?1, ?2, id, ?4, ?5, sign_in_epoch FROM users WHERE id = ?3 AND NOT disabled
    ON CONFLICT (user_id) DO UPDATE SET token_prefix = excluded.token_prefix,
        token = excluded.token, purpose = excluded.purpose, expires_at = excluded.expires_at,
        epoch = excluded.epoch";

/// Links as [`read_link`] reads them, of accounts whose sessions were not ended since.
macro_rules! links {
    ($rest:literal) => {
        concat!(
            "SELECT password_links.token, password_links.user_id, password_links.purpose,
                password_links.expires_at
            FROM password_links JOIN users ON users.id = password_links.user_id
            WHERE users.sign_in_epoch = password_links.epoch AND NOT users.disabled AND ",
            $rest
        )
    };
}

pub(crate) const FIND_LINK: &str =
    links!("password_links.token_prefix = ?1 AND password_links.token = ?2");

pub(crate) const LINK_OF_USER: &str = links!("password_links.user_id = ?1");

pub(crate) const USE_LINK: &str = "
    DELETE FROM password_links WHERE token_prefix = ?1 AND token = ?2 AND user_id = ?3
        AND expires_at > ?4 AND epoch = (SELECT sign_in_epoch FROM users WHERE id = ?3)";

// Not many wait at once.
const NTH_REQUEST: &str = "
    SELECT 1 FROM password_requests ORDER BY row LIMIT 1 OFFSET ?1";

const INSERT_REQUEST: &str = "
    INSERT INTO password_requests (email, language, asked_at) VALUES (?1, ?2, ?3)";

const REQUESTS: &str = "
    SELECT row, email, language FROM password_requests ORDER BY row LIMIT ?1";

pub(crate) const DELETE_REQUEST: &str = "DELETE FROM password_requests WHERE row = ?1";

#[async_trait]
impl<D: Driver> AccountStore for D {
    async fn signed_in_at(&self, user: &UserId) -> Result<Option<Timestamp>, StoreError> {
        self.find_one("find the last sign-in", SIGNED_IN_AT, params![user], single).await
    }

    async fn facts_of_members(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<(UserId, MemberFacts)>, StoreError> {
        let after = after.map_or("", UserId::as_str);
        let (doing, params) = ("list what members have", params![company, after, limit]);
        self.find_all(doing, FACTS_OF_MEMBERS, params, |row| {
            let id = row.next()?;
            let (signed_in_at, invited_until) = (row.next()?, row.next()?);
            Ok((id, MemberFacts { signed_in_at, invited_until }))
        })
        .await
    }

    async fn set_language(&self, user: &UserId, language: Language) -> Result<(), StoreError> {
        let (doing, user) = ("set a person's language", user.clone());
        self.write_with(Topic::Users, Effects::NONE, doing, user, move |tx, user| async move {
            tx.execute(SET_LANGUAGE, params![&*user, language.tag()]).await.map(drop)
        })
        .await
    }

    async fn sessions_of_user(
        &self,
        user: &UserId,
        began_after: Timestamp,
        used_after: Timestamp,
        limit: u32,
    ) -> Result<Vec<Session>, StoreError> {
        let params = params![user, began_after, used_after, limit];
        self.find_all("list a person's sessions", SESSIONS_OF_USER, params, read_session).await
    }

    async fn end_session_of_user(
        &self,
        user: &UserId,
        id: &SessionId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("end a session of a person", (user.clone(), id.clone()));
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (user, id) = &*args;
            Ok(session_ends::end(&tx, &ONE, params![user, id]).await? == 1)
        })
        .await
    }

    async fn end_other_sessions(
        &self,
        user: &UserId,
        but: &SessionId,
        effects: Effects,
    ) -> Result<i64, StoreError> {
        let (doing, args) = ("end a person's other sessions", (user.clone(), but.clone()));
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (user, but) = &*args;
            tx.execute(RENEW_EPOCH, params![user]).await?;
            session_ends::end(&tx, &OF_USER, params![user, but]).await?;
            epoch(&tx, user).await
        })
        .await
    }

    async fn delete_account(
        &self,
        user: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, user) = ("delete an account", user.clone());
        self.write_with(Topic::Users, effects, doing, user, move |tx, user| async move {
            delete_account(&tx, &user, at).await
        })
        .await
    }

    async fn change_password(
        &self,
        password: &NewPassword,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Option<i64>, StoreError> {
        let (doing, password) = ("change a password", password.clone());
        self.write_with(Topic::Users, effects, doing, password, move |tx, password| async move {
            let NewPassword { user_id, basis, hash, losses, session, forgiven } = &*password;
            let before = tx.find_one(FIND_HASH_TO_CHANGE, params![user_id], read_hash).await?;
            let Some(before) = before else { return Ok(None) };
            let holds = match basis {
                PasswordBasis::Known(known) => before.as_ref() == Some(known),
                PasswordBasis::Link(token) => {
                    let link = params![prefix(token), token, user_id, at];
                    tx.execute(USE_LINK, link).await? == 1
                }
            };
            if !holds {
                return Ok(None);
            }
            tx.execute(SET_HASH, params![user_id, hash.expose()]).await?;
            let here = session.as_ref().map(|(session, _)| &session.id);
            end_access_of_user_but_here(&tx, user_id, *losses, here, at).await?;
            if let Some(account) = forgiven {
                tx.execute(DELETE_FAILURES, params![account, ACCOUNT]).await?;
            }
            if let Some((session, token)) = session {
                put_session(&tx, session, token).await?;
            }
            epoch(&tx, user_id).await.map(Some)
        })
        .await
    }

    async fn lock_account(
        &self,
        user: &UserId,
        losses: AccessLosses,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, user) = ("lock an account", user.clone());
        self.write_with(Topic::Users, effects, doing, user, move |tx, user| async move {
            let factors = remove_factors(&tx, &user).await?;
            if tx.execute(TAKE_PASSWORD, params![&*user]).await? + factors == 0 {
                return Ok(false);
            }
            end_access_of_user(&tx, &user, losses, at).await?;
            Ok(true)
        })
        .await
    }

    async fn end_access_of_person(
        &self,
        company: &CompanyId,
        user: &UserId,
        losses: AccessLosses,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("end what acts for a person", (company.clone(), user.clone()));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (company, user) = &*args;
            // Who gives out a right of the person at the same moment waits, or has done it.
            tx.find_one(FIND_USER_TO_CHANGE, params![user], read_user).await?;
            if !tx.exists(IS_MEMBER, params![user, company]).await? {
                return Ok(false);
            }
            // Where nothing had to end, that it was looked after is noted all the same.
            tx.execute(TOUCH_EPOCH, params![user]).await?;
            if tx.exists(OTHER_COMPANY, params![user, company]).await? {
                // Sessions that act for another company go on, and are not the way back.
                let losses = AccessLosses { recent_sign_in: true, ..losses };
                end_access_of_member(&tx, user, company, losses, at).await?;
            } else {
                end_access_of_user(&tx, user, losses, at).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn rehash_password(
        &self,
        user: &UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<(), StoreError> {
        let (doing, args) = ("replace a hash", (user.clone(), old.clone(), new.clone()));
        self.write_with(Topic::Users, Effects::NONE, doing, args, |tx, args| async move {
            let (user, old, new) = &*args;
            tx.execute(REHASH, params![user, old.expose(), new.expose()]).await.map(drop)
        })
        .await
    }

    async fn store_password_link(&self, link: &PasswordLink) -> Result<bool, StoreError> {
        self.write("store a link", link.clone(), |tx, link| async move {
            let PasswordLink { token, user_id, purpose, expires_at } = &*link;
            let values = params![prefix(token), token, user_id, purpose.as_str(), *expires_at];
            Ok(tx.execute(STORE_LINK, values).await? == 1)
        })
        .await
    }

    async fn find_password_link(&self, token: &Digest) -> Result<Option<PasswordLink>, StoreError> {
        self.find_one("find a link", FIND_LINK, params![prefix(token), token], read_link).await
    }

    async fn password_link_of_user(
        &self,
        user: &UserId,
    ) -> Result<Option<PasswordLink>, StoreError> {
        self.find_one("find a person's link", LINK_OF_USER, params![user], read_link).await
    }

    async fn ask_for_password_link(
        &self,
        email: &str,
        language: Language,
        at: Timestamp,
        most: u32,
    ) -> Result<bool, StoreError> {
        let (doing, email) = ("ask for a link", email.to_owned());
        self.write(doing, email, move |tx, email| async move {
            let Some(nth) = most.checked_sub(1) else { return Ok(false) };
            if tx.exists(NTH_REQUEST, params![nth]).await? {
                return Ok(false);
            }
            tx.execute(INSERT_REQUEST, params![&*email, language.tag(), at]).await?;
            Ok(true)
        })
        .await
    }

    async fn password_requests(&self, limit: u32) -> Result<Vec<PasswordRequest>, StoreError> {
        self.find_all("list who asks for links", REQUESTS, params![limit], read_request).await
    }

    async fn answer_password_request(&self, row: i64, effects: Effects) -> Result<(), StoreError> {
        self.write_with(None, effects, "answer who asks for a link", row, |tx, row| async move {
            tx.execute(DELETE_REQUEST, params![*row]).await.map(drop)
        })
        .await
    }
}

async fn epoch(tx: &impl Transaction, user: &UserId) -> Result<i64, QueryError> {
    let found = tx.find_one(SIGN_IN_EPOCH, params![user], single).await?;
    Ok(found.unwrap_or_default())
}

fn read_hash(row: &mut Columns<'_>) -> Result<Option<PasswordHash>, QueryError> {
    Ok(row.next::<Option<String>>()?.map(PasswordHash::new))
}

fn read_request(row: &mut Columns<'_>) -> Result<PasswordRequest, QueryError> {
    let (table, column) = ("password_requests", "language");
    Ok(PasswordRequest {
        row: row.next()?,
        email: row.next()?,
        language: row.optional_variant(&Language::ALL, Language::tag, table, column)?,
    })
}

fn read_link(row: &mut Columns<'_>) -> Result<PasswordLink, QueryError> {
    let table = "password_links";
    Ok(PasswordLink {
        token: row.digest(table, "token")?,
        user_id: row.next()?,
        purpose: row.variant(&LinkPurpose::ALL, LinkPurpose::as_str, table, "purpose")?,
        expires_at: row.next()?,
    })
}
