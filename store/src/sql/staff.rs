//! A company's people, as programs of the company change them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;

use super::driver::Driver;
use super::transaction::Transaction as _;
use super::users::{FIND_USER_BY_EMAIL, put_user, read_user, user_columns};
use super::value::params;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::staff::{StaffChange, StaffRefusal, StaffStore};

pub(crate) const FIND_STAFF: &str =
    concat!("SELECT ", user_columns!(), "FROM users WHERE id = ?1 AND company_id = ?2");

pub(crate) const OTHER_ADMINISTRATOR: &str = "
    SELECT 1 FROM users
    WHERE company_id = ?1 AND id <> ?2 AND role = 'administrator' AND NOT disabled LIMIT 1";

#[async_trait]
impl<D: Driver> StaffStore for D {
    async fn add_staff(&self, user: &User) -> Result<Result<(), StaffRefusal>, StoreError> {
        self.write_announced(Topic::Users, "add a user", user.clone(), |tx, user| async move {
            let taken = tx.find_one(FIND_USER_BY_EMAIL, params![&user.email], |_| Ok(())).await?;
            if taken.is_some() {
                return Ok(Err(StaffRefusal::EmailTaken));
            }
            put_user(&tx, &user).await?;
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
        let args = (company.clone(), id.clone(), change.clone());
        self.write_announced(Topic::Users, "change a user", args, |tx, args| async move {
            let (company, id, change) = &*args;
            // Of two administrators who disable each other, one must find that they are the last.
            tx.lock(&[&[b"staff", company.as_str().as_bytes()]]).await?;
            let found = tx.find_one(FIND_STAFF, params![id, company], read_user).await?;
            let Some(mut user) = found else { return Ok(Err(StaffRefusal::NotFound)) };
            let was_administrator = can_administrate(&user);
            let StaffChange { first_name, last_name, role, job_title, disabled } = change.clone();
            user.first_name = first_name.unwrap_or(user.first_name);
            user.last_name = last_name.unwrap_or(user.last_name);
            user.role = role.unwrap_or(user.role);
            user.job_title = job_title.unwrap_or(user.job_title);
            user.disabled = disabled.unwrap_or(user.disabled);
            if was_administrator && !can_administrate(&user) {
                let others = params![company, id];
                if tx.find_one(OTHER_ADMINISTRATOR, others, |_| Ok(())).await?.is_none() {
                    return Ok(Err(StaffRefusal::LastAdministrator));
                }
            }
            put_user(&tx, &user).await?;
            Ok(Ok(user))
        })
        .await
    }
}

fn can_administrate(user: &User) -> bool {
    user.role == Role::Administrator && !user.disabled
}
