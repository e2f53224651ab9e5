//! People and companies.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::user::User;

use super::PostgresStore;
use super::connection::Connection;
use super::listener::Kind;
use super::rows::{Columns, Fault, Params, change, find_all, find_one, role};
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

const FIND_USER: &str = concat!("SELECT ", user_columns!(), "FROM users WHERE id = $1");

// The column's collation knows the case of ASCII letters alone.
pub(super) const FIND_USER_BY_EMAIL: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE lower(email) = lower($1)");

const FIND_COMPANY: &str = "SELECT id, name FROM companies WHERE id = $1";

const COMPANIES: &str = "
    SELECT id, name FROM companies WHERE id > $1 ORDER BY id LIMIT $2";

pub(super) const USERS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3"
);

const ADMINISTRATORS_OF_COMPANY: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM users WHERE company_id = $1 AND role = 'administrator' AND NOT disabled
    ORDER BY id LIMIT $2"
);

const PUT_USER: &str = "
    INSERT INTO users (id, company_id, email, first_name, last_name, role, job_title,
        password_hash, disabled)
    VALUES ($1, $2, $3, $4, $5, $6, $7,
        $8, $9)
    ON CONFLICT (id) DO UPDATE SET
        company_id = excluded.company_id, email = excluded.email,
        first_name = excluded.first_name, last_name = excluded.last_name,
        role = excluded.role, job_title = excluded.job_title,
        password_hash = excluded.password_hash, disabled = excluded.disabled";

const PUT_COMPANY: &str = "
    INSERT INTO companies (id, name) VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name";

#[async_trait]
impl UserStore for PostgresStore {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        self.read("find a user", |connection| async move {
            find_user(&connection, FIND_USER, (id.as_str(),)).await
        })
        .await
    }

    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError> {
        self.read("find a user by e-mail address", |connection| async move {
            find_user(&connection, FIND_USER_BY_EMAIL, (email,)).await
        })
        .await
    }

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError> {
        self.read("find a company", |connection| async move {
            find_one(&connection, FIND_COMPANY, (id.as_str(),), |row| {
                Ok(Company {
                    id: CompanyId::new(row.try_get::<_, String>("id")?),
                    name: row.try_get("name")?,
                })
            })
            .await
        })
        .await
    }

    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError> {
        self.read("list companies", |connection| async move {
            let after = after.map_or("", CompanyId::as_str);
            find_all(&connection, COMPANIES, (after, i64::from(limit)), |row| {
                let mut columns = Columns::of(row);
                let id = CompanyId::new(columns.next::<String>()?);
                Ok(Company { id, name: columns.next()? })
            })
            .await
        })
        .await
    }

    async fn users_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        self.read("list a company's people", |connection| async move {
            let params = (company.as_str(), after.map_or("", UserId::as_str), i64::from(limit));
            find_all(&connection, USERS_OF_COMPANY, params, |row| read_next(&mut Columns::of(row)))
                .await
        })
        .await
    }

    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        self.read("list a company's administrators", |connection| async move {
            let params = (company.as_str(), i64::from(limit));
            find_all(&connection, ADMINISTRATORS_OF_COMPANY, params, |row| {
                read_next(&mut Columns::of(row))
            })
            .await
        })
        .await
    }

    async fn put_user(&self, user: &User) -> Result<(), StoreError> {
        self.write_counted(Kind::People, "keep a user", |connection| async move {
            put_user(&connection, user).await
        })
        .await
    }

    async fn put_company(&self, company: &Company) -> Result<(), StoreError> {
        self.write_counted(Kind::People, "keep a company", |connection| async move {
            change(&connection, PUT_COMPANY, (company.id.as_str(), &company.name)).await?;
            Ok(())
        })
        .await
    }
}

async fn find_user(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Option<User>, Fault> {
    find_one(connection, sql, params, |row| read_next(&mut Columns::of(row))).await
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

pub(super) async fn put_user(connection: &Connection, user: &User) -> Result<(), Fault> {
    change(
        connection,
        PUT_USER,
        (
            user.id.as_str(),
            user.company_id.as_str(),
            &user.email,
            &user.first_name,
            &user.last_name,
            user.role.as_str(),
            &user.job_title,
            user.password_hash.expose(),
            user.disabled,
        ),
    )
    .await?;
    Ok(())
}
