//! Users and companies.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::user::User;

use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::params;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::users::UserStore;

/// The columns of a user, in the order in which [`read_user`] reads them.
macro_rules! user_columns {
    () => {
        "users.id, users.company_id, users.email, users.first_name, users.last_name, users.role,
        users.job_title, users.password_hash, users.disabled "
    };
}
pub(super) use user_columns;

pub(crate) const FIND_USER: &str = concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1");

// Without regard to the case of ASCII letters.
pub(crate) const FIND_USER_BY_EMAIL: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE lower(email) = lower(?1)");

pub(crate) const FIND_COMPANY: &str = "SELECT id, name FROM companies WHERE id = ?1";

const COMPANIES: &str = "
    SELECT id, name FROM companies WHERE id > ?1 ORDER BY id LIMIT ?2";

pub(crate) const USERS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
);

pub(crate) const ADMINISTRATORS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = ?1 AND role = 'administrator' AND NOT disabled
    ORDER BY id LIMIT ?2"
);

const PUT_USER: &str = "
    INSERT INTO users (id, company_id, email, first_name, last_name, role, job_title,
        password_hash, disabled)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, email = excluded.email,
        first_name = excluded.first_name, last_name = excluded.last_name,
        role = excluded.role, job_title = excluded.job_title,
        password_hash = excluded.password_hash, disabled = excluded.disabled";

const PUT_COMPANY: &str = "
    INSERT INTO companies (id, name) VALUES (?1, ?2)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name";

#[async_trait]
impl<D: Driver> UserStore for D {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.read("find a user", |tx| async move {
            tx.find_one(FIND_USER, params![id], read_user).await
        })
        .await
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        self.read("find a user by e-mail address", |tx| async move {
            tx.find_one(FIND_USER_BY_EMAIL, params![email], read_user).await
        })
        .await
    }

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError> {
        self.read("find a company", |tx| async move {
            tx.find_one(FIND_COMPANY, params![id], read_company).await
        })
        .await
    }

    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError> {
        let after = after.map_or("", CompanyId::as_str);
        self.read("list companies", |tx| async move {
            tx.find_all(COMPANIES, params![after, limit], read_company).await
        })
        .await
    }

    async fn users_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        let after = after.map_or("", UserId::as_str);
        self.read("list a company's people", |tx| async move {
            tx.find_all(USERS_OF_COMPANY, params![company, after, limit], read_user).await
        })
        .await
    }

    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        self.read("list a company's administrators", |tx| async move {
            tx.find_all(ADMINISTRATORS_OF_COMPANY, params![company, limit], read_user).await
        })
        .await
    }

    async fn put_user(&self, user: &User) -> Result<(), StoreError> {
        self.write_announced(Topic::Users, "keep a user", user.clone(), |tx, user| async move {
            put_user(&tx, &user).await
        })
        .await
    }

    async fn put_company(&self, company: &Company) -> Result<(), StoreError> {
        let (doing, company) = ("keep a company", company.clone());
        self.write_announced(Topic::Users, doing, company, |tx, company| async move {
            tx.execute(PUT_COMPANY, params![&company.id, &company.name]).await?;
            Ok(())
        })
        .await
    }
}

pub(super) async fn put_user(tx: &impl Transaction, user: &User) -> Result<(), QueryError> {
    let values = params![
        &user.id,
        &user.company_id,
        &user.email,
        &user.first_name,
        &user.last_name,
        user.role,
        user.job_title.as_ref(),
        user.password_hash.expose(),
        user.disabled,
    ];
    tx.execute(PUT_USER, values).await?;
    Ok(())
}

fn read_company(row: &mut Columns<'_>) -> Result<Company, QueryError> {
    Ok(Company { id: row.next()?, name: row.next()? })
}

/// Reads a user from the next columns, which are those of `user_columns`.
pub(super) fn read_user(row: &mut Columns<'_>) -> Result<User, QueryError> {
    Ok(User {
        id: row.next()?,
        company_id: row.next()?,
        email: row.next()?,
        first_name: row.next()?,
        last_name: row.next()?,
        role: row.role("users", "role")?,
        job_title: row.next()?,
        password_hash: PasswordHash::new(row.next::<String>()?),
        disabled: row.next()?,
    })
}
