//! Who belongs to which company.

use async_trait::async_trait;
use oauth::access_loss::{AccessLosses, MembershipEvent};
use oauth::company::Company;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use super::access_loss::{end_access_of_member, find_role, withdraw_requests_of_member};
use super::acting::lock_staff;
use super::driver::Driver;
use super::error::QueryError;
use super::membership_rows::{insert_membership, membership_columns, read_membership};
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::users::{
    FIND_COMPANY, FIND_USER, FIND_USER_TO_CHANGE, change_user, read_company, read_user,
    user_columns,
};
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memberships::{
    ChangeMemberError, CompanyChoice, MemberChange, MembershipStore, StaffRule,
};
use crate::memory::Topic;
use crate::sessions::Principal;
use crate::users::UserChange;

/// Members, as [`read_member`] reads them.
macro_rules! members {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            membership_columns!(),
            ", ",
            user_columns!(),
            "FROM memberships JOIN users ON users.id = memberships.user_id ",
            $rest
        )
    };
}

pub(crate) const FIND_PRINCIPAL: &str = concat!(
    "SELECT companies.id, companies.name, companies.time_zone, companies.requires_second_factor, ",
    membership_columns!(),
    ", ",
    user_columns!(),
    "FROM memberships JOIN users ON users.id = memberships.user_id
    JOIN companies ON companies.id = memberships.company_id
    WHERE memberships.user_id = ?1 AND memberships.company_id = ?2"
);

pub(crate) const MEMBERSHIPS_OF_USER: &str = concat!(
    "SELECT companies.id, companies.name, companies.time_zone, companies.requires_second_factor, ",
    membership_columns!(),
    "FROM memberships JOIN companies ON companies.id = memberships.company_id
    WHERE memberships.user_id = ?1 ORDER BY companies.name, companies.id"
);

pub(crate) const COMPANY_CHOICES: &str = concat!(
    "SELECT companies.id, companies.name, companies.time_zone, companies.requires_second_factor, ",
    membership_columns!(),
    ", grants.row IS NOT NULL
    FROM memberships JOIN companies ON companies.id = memberships.company_id
    LEFT JOIN grants ON grants.user_id = memberships.user_id AND grants.client_id = ?2
        AND grants.company_id = memberships.company_id AND is_newest
        AND revoked_at IS NULL AND expires_at > ?3 AND unused_ends_at > ?3
    WHERE memberships.user_id = ?1 AND memberships.active
    ORDER BY companies.name, companies.id"
);

pub(crate) const COMPANY_TO_BEGIN_WITH: &str = "
    SELECT company_id FROM memberships WHERE user_id = ?1 AND active
    ORDER BY coalesce(chosen_at, 0) DESC, company_id LIMIT 1";

pub(crate) const FIND_MEMBER: &str =
    members!("WHERE memberships.user_id = ?1 AND memberships.company_id = ?2");

pub(crate) const MEMBERS_OF_COMPANY: &str = members!(
    "WHERE memberships.company_id = ?1 AND memberships.user_id > ?2
    ORDER BY memberships.user_id LIMIT ?3"
);

pub(crate) const ADMINISTRATORS_OF_COMPANY: &str = members!(
    "WHERE memberships.company_id = ?1 AND memberships.role = 'administrator'
        AND memberships.active AND NOT users.disabled
    ORDER BY memberships.user_id LIMIT ?2"
);

pub(crate) const OTHER_ADMINISTRATOR: &str = "
    SELECT 1 FROM memberships JOIN users ON users.id = memberships.user_id
    WHERE memberships.company_id = ?1 AND memberships.user_id <> ?2
        AND memberships.role = 'administrator' AND memberships.active AND NOT users.disabled
    LIMIT 1";

pub(crate) const OTHER_COMPANY: &str =
    "SELECT 1 FROM memberships WHERE user_id = ?1 AND company_id <> ?2 LIMIT 1";

pub(crate) const CHANGE_MEMBERSHIP: &str = "
    UPDATE memberships SET
        role = coalesce(?3, role), job_title = CASE WHEN ?4 THEN ?5 ELSE job_title END,
        active = coalesce(?6, active)
    WHERE user_id = ?1 AND company_id = ?2";

pub(crate) const REMOVE_MEMBERSHIP: &str =
    "DELETE FROM memberships WHERE user_id = ?1 AND company_id = ?2";

#[async_trait]
impl<D: Driver> MembershipStore for D {
    async fn find_principal(
        &self,
        user: &UserId,
        company: &CompanyId,
    ) -> Result<Option<Principal>, StoreError> {
        let (doing, params) = ("find who acts for a company", params![user, company]);
        self.find_one(doing, FIND_PRINCIPAL, params, read_principal).await
    }

    async fn memberships_of_user(
        &self,
        user: &UserId,
    ) -> Result<Vec<(Membership, Company)>, StoreError> {
        let read = |row: &mut Columns<'_>| {
            let company = read_company(row)?;
            Ok((read_membership(row)?, company))
        };
        self.find_all("list a person's companies", MEMBERSHIPS_OF_USER, params![user], read).await
    }

    async fn company_choices(
        &self,
        user: &UserId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Vec<CompanyChoice>, StoreError> {
        let (doing, params) = ("list companies to choose from", params![user, client, now]);
        let read = |row: &mut Columns<'_>| {
            let company = read_company(row)?;
            Ok(CompanyChoice { membership: read_membership(row)?, company, connected: row.next()? })
        };
        self.find_all(doing, COMPANY_CHOICES, params, read).await
    }

    async fn company_to_begin_with(&self, user: &UserId) -> Result<Option<CompanyId>, StoreError> {
        let doing = "find the company to begin with";
        self.find_one(doing, COMPANY_TO_BEGIN_WITH, params![user], single).await
    }

    async fn members_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<Member>, StoreError> {
        let after = after.map_or("", UserId::as_str);
        let (doing, params) = ("list a company's people", params![company, after, limit]);
        self.find_all(doing, MEMBERS_OF_COMPANY, params, read_member).await
    }

    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError> {
        let (doing, params) = ("list a company's administrators", params![company, limit]);
        let read = |row: &mut Columns<'_>| Ok(read_member(row)?.user);
        self.find_all(doing, ADMINISTRATORS_OF_COMPANY, params, read).await
    }

    async fn add_membership(
        &self,
        membership: &Membership,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, membership) = ("add a person to a company", membership.clone());
        self.write_with(Topic::Users, effects, doing, membership, |tx, membership| async move {
            let Membership { user_id, company_id, .. } = &*membership;
            if tx.find_one(FIND_USER_TO_CHANGE, params![user_id], read_user).await?.is_none()
                || !tx.exists(FIND_COMPANY, params![company_id]).await?
            {
                return Ok(false);
            }
            insert_membership(&tx, &membership).await
        })
        .await
    }

    async fn change_member(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &MemberChange,
        rule: StaffRule,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Result<Member, ChangeMemberError>, StoreError> {
        let doing = "change a member of a company";
        let args = (company.clone(), id.clone(), change.clone(), rule);
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (company, id, change, rule) = &*args;
            let before = match find_to_change(&tx, company, id, rule).await? {
                Ok(before) => before,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let mut after = before.clone();
            after.membership.role = change.role.unwrap_or(before.membership.role);
            after.membership.active = change.active.unwrap_or(before.membership.active);
            if before.is_active_administrator()
                && !after.is_active_administrator()
                && !an_administrator_remains(&tx, company, id, rule).await?
            {
                return Ok(Err(ChangeMemberError::LastAdministrator));
            }
            // The last that may be refused: what is refused has changed nothing.
            if let Err(refusal) = change_names(&tx, company, id, change, at).await? {
                return Ok(Err(refusal));
            }
            let title = change.job_title.as_ref();
            let values = params![
                id,
                company,
                change.role,
                title.is_some(),
                title.and_then(Option::as_ref),
                change.active,
            ];
            tx.execute(CHANGE_MEMBERSHIP, values).await?;
            let events = MembershipEvent::of_change(&before.membership, &after.membership);
            let losses = AccessLosses::of_all(events.map(MembershipEvent::losses));
            end_access_of_member(&tx, id, company, losses, at).await?;
            if !after.membership.active {
                withdraw_requests_of_member(&tx, id, company).await?;
            }
            let after = tx.find_one(FIND_MEMBER, params![id, company], read_member).await?;
            Ok(after.ok_or(ChangeMemberError::NotFound))
        })
        .await
    }

    async fn remove_membership(
        &self,
        company: &CompanyId,
        id: &UserId,
        rule: StaffRule,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Result<(), ChangeMemberError>, StoreError> {
        let (doing, args) = ("remove a person from a company", (company.clone(), id.clone(), rule));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (company, id, rule) = &*args;
            let before = match find_to_change(&tx, company, id, rule).await? {
                Ok(before) => before,
                Err(refusal) => return Ok(Err(refusal)),
            };
            if before.is_active_administrator()
                && !an_administrator_remains(&tx, company, id, rule).await?
            {
                return Ok(Err(ChangeMemberError::LastAdministrator));
            }
            end_access_of_member(&tx, id, company, MembershipEvent::Removed.losses(), at).await?;
            withdraw_requests_of_member(&tx, id, company).await?;
            tx.execute(REMOVE_MEMBERSHIP, params![id, company]).await?;
            Ok(Ok(()))
        })
        .await
    }
}

/// Who gives out a right of the person at the same moment waits, or has done it. Of two
/// administrators who disable each other, one must find that they are the last.
async fn find_to_change(
    tx: &impl Transaction,
    company: &CompanyId,
    id: &UserId,
    rule: &StaffRule,
) -> Result<Result<Member, ChangeMemberError>, QueryError> {
    if *rule != StaffRule::AsTheOperatorSays {
        lock_staff(tx, company).await?;
    }
    if let StaffRule::ByAdministrator(by) = rule
        && find_role(tx, by, company).await? != Some(Role::Administrator)
    {
        return Ok(Err(ChangeMemberError::NotAdministrator));
    }
    if tx.find_one(FIND_USER_TO_CHANGE, params![id], read_user).await?.is_none() {
        return Ok(Err(ChangeMemberError::NotFound));
    }
    let found = tx.find_one(FIND_MEMBER, params![id, company], read_member).await?;
    Ok(found.ok_or(ChangeMemberError::NotFound))
}

async fn an_administrator_remains(
    tx: &impl Transaction,
    company: &CompanyId,
    id: &UserId,
    rule: &StaffRule,
) -> Result<bool, QueryError> {
    match rule {
        StaffRule::AsTheOperatorSays => Ok(true),
        StaffRule::AdministratorRemains | StaffRule::ByAdministrator(_) => {
            tx.exists(OTHER_ADMINISTRATOR, params![company, id]).await
        }
    }
}

async fn change_names(
    tx: &impl Transaction,
    company: &CompanyId,
    id: &UserId,
    change: &MemberChange,
    at: Timestamp,
) -> Result<Result<(), ChangeMemberError>, QueryError> {
    let MemberChange { first_name, last_name, .. } = change;
    if first_name.is_none() && last_name.is_none() {
        return Ok(Ok(()));
    }
    let now = tx.find_one(FIND_USER, params![id], read_user).await?;
    let is_same = |now: User| {
        first_name.as_ref().is_none_or(|new| *new == now.first_name)
            && last_name.as_ref().is_none_or(|new| *new == now.last_name)
    };
    if now.is_none_or(is_same) {
        return Ok(Ok(()));
    }
    if tx.exists(OTHER_COMPANY, params![id, company]).await? {
        return Ok(Err(ChangeMemberError::OfOtherCompanies));
    }
    let (first_name, last_name) = (first_name.clone(), last_name.clone());
    let names = UserChange { first_name, last_name, ..UserChange::default() };
    change_user(tx, id, &names, at).await?;
    Ok(Ok(()))
}

pub(in crate::sql) fn read_member(row: &mut Columns<'_>) -> Result<Member, QueryError> {
    let membership = read_membership(row)?;
    Ok(Member { membership, user: read_user(row)? })
}

fn read_principal(row: &mut Columns<'_>) -> Result<Principal, QueryError> {
    let company = read_company(row)?;
    let Member { user, membership } = read_member(row)?;
    Ok(Principal { user, membership, company })
}
