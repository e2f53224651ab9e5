//! People and companies.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::user::User;
use rusqlite::{Connection, Params, named_params};

use super::SqliteStore;
use super::rows::{Columns, Fault, change, find_all, find_one, role};
use crate::StoreError;
use crate::users::UserStore;

/// The columns of a user, in the order in which [`read_next`] reads them.
macro_rules! user_columns {
    () => {
        "users.id, users.company_id, users.email, users.first_name, users.last_name, users.role,
        users.job_title, users.password_hash, users.disabled "
    };
}
pub(super) use user_columns;

pub(super) const FIND_USER: &str = concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1");

// The column compares without regard to the case of ASCII letters.
pub(super) const FIND_USER_BY_EMAIL: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE email = ?1");

pub(super) const FIND_COMPANY: &str = "SELECT id, name FROM companies WHERE id = ?1";

const COMPANIES: &str = "
    SELECT id, name FROM companies WHERE id > ?1 ORDER BY id LIMIT ?2";

pub(super) const USERS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
);

pub(super) const ADMINISTRATORS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = ?1 AND role = 'administrator' AND disabled = 0
    ORDER BY id LIMIT ?2"
);

const PUT_USER: &str = "
    INSERT INTO users (id, company_id, email, first_name, last_name, role, job_title,
        password_hash, disabled)
    VALUES (:id, :company_id, :email, :first_name, :last_name, :role, :job_title,
        :password_hash, :disabled)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, email = excluded.email,
        first_name = excluded.first_name, last_name = excluded.last_name,
        role = excluded.role, job_title = excluded.job_title,
        password_hash = excluded.password_hash, disabled = excluded.disabled";

const PUT_COMPANY: &str = "
    INSERT INTO companies (id, name) VALUES (?1, ?2)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name";

#[async_trait]
impl UserStore for SqliteStore {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.read("find a user", |connection| find_user(connection, FIND_USER, (id.as_str(),)))
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        self.read("find a user by e-mail address", |connection| {
            find_user(connection, FIND_USER_BY_EMAIL, (email,))
        })
    }

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError> {
        self.read("find a company", |connection| {
            find_one(connection, FIND_COMPANY, (id.as_str(),), |row| {
                Ok(Company {
                    id: CompanyId::new(row.get::<_, String>("id")?),
                    name: row.get("name")?,
                })
            })
        })
    }

    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError> {
        self.read("list companies", |connection| {
            let after = after.map_or("", CompanyId::as_str);
            find_all(connection, COMPANIES, (after, limit), |row| {
                let mut columns = Columns::of(row);
                let id = CompanyId::new(columns.next::<String>()?);
                Ok(Company { id, name: columns.next()? })
            })
        })
    }

    async fn users_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        self.read("list a company's people", |connection| {
            let params = (company.as_str(), after.map_or("", UserId::as_str), limit);
            find_all(connection, USERS_OF_COMPANY, params, |row| read_next(&mut Columns::of(row)))
        })
    }

    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        self.read("list a company's administrators", |connection| {
            find_all(connection, ADMINISTRATORS_OF_COMPANY, (company.as_str(), limit), |row| {
                read_next(&mut Columns::of(row))
            })
        })
    }

    async fn put_user(&self, user: &User) -> Result<(), StoreError> {
        let user = user.clone();
        self.write_counted(&self.people, "keep a user", move |connection| {
            put_user(connection, &user)
        })
        .await
    }

    async fn put_company(&self, company: &Company) -> Result<(), StoreError> {
        let company = company.clone();
        self.write_counted(&self.people, "keep a company", move |connection| {
            change(connection, PUT_COMPANY, (company.id.as_str(), &company.name))?;
            Ok(())
        })
        .await
    }
}

fn find_user(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Option<User>, Fault> {
    find_one(connection, sql, params, |row| read_next(&mut Columns::of(row)))
}

/// Reads a user from the next columns, which are those of `user_columns`.
pub(super) fn read_next(columns: &mut Columns<'_>) -> Result<User, Fault> {
    Ok(User {
        id: UserId::new(columns.next::<String>()?),
        company_id: CompanyId::new(columns.next::<String>()?),
        email: columns.next()?,
        first_name: columns.next()?,
        last_name: columns.next()?,
        role: role(&columns.next::<String>()?, "users", "role")?,
        job_title: columns.next()?,
        password_hash: PasswordHash::new(columns.next::<String>()?),
        disabled: columns.next()?,
    })
}

pub(super) fn put_user(connection: &Connection, user: &User) -> Result<(), Fault> {
    change(
        connection,
        PUT_USER,
        named_params! {
            ":id": user.id.as_str(),
            ":company_id": user.company_id.as_str(),
            ":email": user.email,
            ":first_name": user.first_name,
            ":last_name": user.last_name,
            ":role": user.role.as_str(),
            ":job_title": user.job_title,
            ":password_hash": user.password_hash.expose(),
            ":disabled": user.disabled,
        },
    )?;
    Ok(())
}
