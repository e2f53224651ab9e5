//! A company's people, as programs of the company look after them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;

use super::SqliteStore;
use super::rows::{Columns, find_one};
use super::users::{FIND_USER_BY_EMAIL, put_user, read_next, user_columns};
use crate::StoreError;
use crate::staff::{StaffChange, StaffRefusal, StaffStore};

pub(super) const FIND_STAFF: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1 AND company_id = ?2");

pub(super) const OTHER_ADMINISTRATOR: &str = "
    SELECT 1 FROM users
    WHERE company_id = ?1 AND id <> ?2 AND role = 'administrator' AND disabled = 0 LIMIT 1";

#[async_trait]
impl StaffStore for SqliteStore {
    async fn add_staff(&self, user: &User) -> Result<Result<(), StaffRefusal>, StoreError> {
        let user = user.clone();
        self.write_counted(&self.people, "add somebody", move |connection| {
            if find_one(connection, FIND_USER_BY_EMAIL, (&user.email,), |_| Ok(()))?.is_some() {
                return Ok(Err(StaffRefusal::EmailTaken));
            }
            put_user(connection, &user)?;
            Ok(Ok(()))
        })
        .await
    }

    async fn change_staff(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &StaffChange,
    ) -> Result<Result<User, StaffRefusal>, StoreError> {
        let (company, id, change) = (company.clone(), id.clone(), change.clone());
        self.write_counted(&self.people, "change somebody", move |connection| {
            let who = (id.as_str(), company.as_str());
            let found =
                find_one(connection, FIND_STAFF, who, |row| read_next(&mut Columns::of(row)))?;
            let Some(mut user) = found else { return Ok(Err(StaffRefusal::NotFound)) };
            let was_administrator = can_administrate(&user);
            let StaffChange { first_name, last_name, role, job_title, disabled } = change.clone();
            user.first_name = first_name.unwrap_or(user.first_name);
            user.last_name = last_name.unwrap_or(user.last_name);
            user.role = role.unwrap_or(user.role);
            user.job_title = job_title.unwrap_or(user.job_title);
            user.disabled = disabled.unwrap_or(user.disabled);
            if was_administrator && !can_administrate(&user) {
                let others = (company.as_str(), id.as_str());
                if find_one(connection, OTHER_ADMINISTRATOR, others, |_| Ok(()))?.is_none() {
                    return Ok(Err(StaffRefusal::LastAdministrator));
                }
            }
            put_user(connection, &user)?;
            Ok(Ok(user))
        })
        .await
    }
}

fn can_administrate(user: &User) -> bool {
    user.role == Role::Administrator && !user.disabled
}
