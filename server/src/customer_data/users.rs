use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::fault::Fault;
use guard::customer_api::part::{Listed, Part};
use guard::customer_api::users::{Me, NewUser, User, UserChange, Users};
use oauth::id::UserId;
use provider::customer_data::NewStaff;
use store::platform::staff::StaffChange;
use store::users as kept;

use super::{InProcess, fault, listed, reach, unavailable, with_next};

#[async_trait]
impl Users for InProcess {
    async fn me(&self, id: &UserId) -> Result<Me, Fault> {
        let profile = self.0.user_profile(id).await.map_err(unavailable)?;
        let (user, company) = profile.ok_or(Fault::NotFound)?;
        Ok(Me {
            id: user.id.to_string(),
            email: user.email,
            first_name: user.first_name,
            last_name: user.last_name,
            role: user.role.into(),
            company: company.name,
        })
    }

    async fn users(&self, caller: &Caller, part: &Part) -> Result<Listed<User>, Fault> {
        let found = self.0.staff(&reach(caller), &with_next(part)).await.map_err(fault)?;
        Ok(listed(part, found, |user| user.id.as_str(), show))
    }

    async fn user(&self, caller: &Caller, id: &str) -> Result<User, Fault> {
        self.0.staff_member(&reach(caller), &UserId::new(id)).await.map(show).map_err(fault)
    }

    async fn add_user(&self, caller: &Caller, new: NewUser) -> Result<String, Fault> {
        let NewUser { email, first_name, last_name, role, job_title } = new;
        let new = NewStaff { email, first_name, last_name, role: role.into(), job_title };
        let id = self.0.add_staff(&reach(caller), new).await.map_err(fault)?;
        Ok(id.to_string())
    }

    async fn change_user(
        &self,
        caller: &Caller,
        id: &str,
        change: UserChange,
    ) -> Result<(), Fault> {
        let UserChange { first_name, last_name, role, job_title, active } = change;
        let role = role.map(Into::into);
        let disabled = active.map(|active| !active);
        let change = StaffChange { first_name, last_name, role, job_title, disabled };
        self.0.change_staff(&reach(caller), &UserId::new(id), change).await.map_err(fault)
    }
}

fn show(user: kept::User) -> User {
    User {
        id: user.id.to_string(),
        email: user.email,
        first_name: user.first_name,
        last_name: user.last_name,
        role: user.role.into(),
        job_title: user.job_title,
        active: !user.disabled,
    }
}
