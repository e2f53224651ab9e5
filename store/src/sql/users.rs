//! Users and companies.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::access_loss::{AccessLosses, AccountEvent};
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::language::Language;
use oauth::membership::Membership;
use oauth::spelling::email::fold;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use super::access_loss::end_access_of_user;
use super::driver::{Driver, Reads};
use super::error::QueryError;
use super::membership_rows::insert_membership;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::users::{UserChange, UserStore};

/// The columns of a user, in the order in which [`read_user`] reads them.
macro_rules! user_columns {
    () => {
        "users.id, users.email, users.first_name, users.last_name, users.language,
        users.password_hash, users.disabled "
    };
}
pub(super) use user_columns;

pub(crate) const FIND_USER: &str = concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1");

// Who gives out a right of the user at the same moment waits, or has done it.
pub(crate) const FIND_USER_TO_CHANGE: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1 /*pg FOR UPDATE*/");

/// Whether the account's sessions have not ended since its epoch was read.
pub(crate) const IS_EPOCH: &str =
    "SELECT 1 FROM users WHERE id = ?1 AND sign_in_epoch = ?2 AND NOT disabled";

pub(crate) const FIND_USER_BY_EMAIL: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE email_folded = ?1");

pub(crate) const FIND_COMPANY: &str = "
    SELECT id, name, time_zone, requires_second_factor FROM companies WHERE id = ?1";

const COMPANIES: &str = "
    SELECT id, name, time_zone, requires_second_factor FROM companies WHERE id > ?1 ORDER BY id LIMIT ?2";

const INSERT_USER: &str = "
    INSERT INTO users (id, email, email_folded, first_name, last_name, language, password_hash,
        disabled)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT DO NOTHING";

pub(crate) const CHANGE_USER: &str = "
    UPDATE users SET
        first_name = coalesce(?2, first_name), last_name = coalesce(?3, last_name),
        password_hash = coalesce(?4, password_hash), disabled = coalesce(?5, disabled)
    WHERE id = ?1";

const INSERT_COMPANY: &str =
    "INSERT INTO companies (id, name, time_zone, requires_second_factor) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (id) DO NOTHING";

pub(crate) const REQUIRE_SECOND_FACTOR: &str = "
    UPDATE companies SET requires_second_factor = ?2
    WHERE id = ?1 AND requires_second_factor <> ?2";

pub(crate) const SET_TIME_ZONE: &str = "UPDATE companies SET time_zone = ?2 WHERE id = ?1";

#[async_trait]
impl<D: Driver> UserStore for D {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.find_one("find a user", FIND_USER, params![id], read_user).await
    }

    async fn find_user_to_show(&self, id: &UserId) -> Result<Option<Arc<User>>, StoreError> {
        let users = self.memory().users();
        self.read_cached(users, Reads::One, "find a user", id, |tx| async move {
            tx.find_one(FIND_USER, params![id], read_user).await
        })
        .await
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        let (doing, folded) = ("find a user by e-mail address", fold(email));
        self.find_one(doing, FIND_USER_BY_EMAIL, params![&folded], read_user).await
    }

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError> {
        self.find_one("find a company", FIND_COMPANY, params![id], read_company).await
    }

    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError> {
        let after = after.map_or("", CompanyId::as_str);
        self.find_all("list companies", COMPANIES, params![after, limit], read_company).await
    }

    async fn create_user(
        &self,
        user: &User,
        memberships: &[Membership],
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("add a user", (user.clone(), memberships.to_vec()));
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (user, memberships) = &*args;
            insert_user(&tx, user, memberships).await
        })
        .await
    }

    async fn change_user(
        &self,
        id: &UserId,
        change: &UserChange,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Option<User>, StoreError> {
        let (doing, args) = ("change a user", (id.clone(), change.clone()));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (id, change) = &*args;
            change_user(&tx, id, change, at).await
        })
        .await
    }

    async fn create_company(
        &self,
        company: &Company,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, company) = ("add a company", company.clone());
        self.write_with(None, effects, doing, company, |tx, company| async move {
            insert_company(&tx, &company).await
        })
        .await
    }

    async fn require_second_factor(
        &self,
        company: &CompanyId,
        required: bool,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, id) = ("require a second factor", company.clone());
        // Sessions are remembered with their company.
        self.write_with(Topic::Users, effects, doing, id, move |tx, id| async move {
            Ok(tx.execute(REQUIRE_SECOND_FACTOR, params![&*id, required]).await? == 1)
        })
        .await
    }

    async fn set_time_zone(
        &self,
        company: &CompanyId,
        time_zone: TimeZone,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, id) = ("set a company's time zone", company.clone());
        // Sessions are remembered with their company.
        self.write_with(Topic::Users, effects, doing, id, move |tx, id| async move {
            Ok(tx.execute(SET_TIME_ZONE, params![&*id, time_zone.name()]).await? == 1)
        })
        .await
    }
}

pub(super) async fn change_user(
    tx: &impl Transaction,
    id: &UserId,
    change: &UserChange,
    at: Timestamp,
) -> Result<Option<User>, QueryError> {
    let before = tx.find_one(FIND_USER_TO_CHANGE, params![id], read_user).await?;
    let Some(before) = before else { return Ok(None) };
    let values = params![
        id,
        change.first_name.as_ref(),
        change.last_name.as_ref(),
        change.password_hash.as_ref().map(PasswordHash::expose),
        change.disabled,
    ];
    tx.execute(CHANGE_USER, values).await?;
    let after = tx.find_one(FIND_USER, params![id], read_user).await?;
    if let Some(after) = &after {
        let events = AccountEvent::of_change(&before, after).chain(change.event);
        let losses = AccessLosses::of_all(events.map(AccountEvent::losses));
        end_access_of_user(tx, id, losses, at).await?;
    }
    Ok(after)
}

/// Adds a user with what they are in companies; `false` if another has the id or the email
/// address.
pub(super) async fn insert_user(
    tx: &impl Transaction,
    user: &User,
    memberships: &[Membership],
) -> Result<bool, QueryError> {
    let folded = fold(&user.email);
    let values = params![
        &user.id,
        &user.email,
        &folded,
        &user.first_name,
        &user.last_name,
        user.language.map(Language::tag),
        user.password_hash.as_ref().map(PasswordHash::expose),
        user.disabled,
    ];
    if tx.execute(INSERT_USER, values).await? == 0 {
        return Ok(false);
    }
    for membership in memberships {
        insert_membership(tx, membership).await?;
    }
    Ok(true)
}

pub(super) async fn insert_company(
    tx: &impl Transaction,
    company: &Company,
) -> Result<bool, QueryError> {
    let values = params![
        &company.id,
        &company.name,
        company.time_zone.name(),
        company.requires_second_factor
    ];
    Ok(tx.execute(INSERT_COMPANY, values).await? == 1)
}

pub(super) fn read_company(row: &mut Columns<'_>) -> Result<Company, QueryError> {
    Ok(Company {
        id: row.next()?,
        name: row.next()?,
        time_zone: read_time_zone(row)?,
        requires_second_factor: row.next()?,
    })
}

/// A zone name that the database no longer knows locks no user out.
fn read_time_zone(row: &mut Columns<'_>) -> Result<TimeZone, QueryError> {
    let name: String = row.next()?;
    Ok(name.parse().unwrap_or_default())
}

/// Reads a user from the next columns, which are those of `user_columns`.
pub(super) fn read_user(row: &mut Columns<'_>) -> Result<User, QueryError> {
    Ok(User {
        id: row.next()?,
        email: row.next()?,
        first_name: row.next()?,
        last_name: row.next()?,
        // One that the program does not speak any more is not known.
        language: row.next::<Option<&str>>()?.and_then(Language::from_tag),
        password_hash: row.next::<Option<String>>()?.map(PasswordHash::new),
        disabled: row.next()?,
    })
}
