//! `/users` and `/v2/users`.

use async_trait::async_trait;
use axum::http::StatusCode;
use axum::{Extension, Json, extract::State};
use oauth::id::UserId;
use oauth::role::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::{Listed, Part};
use super::sent::{At, Sent, present};
use super::written::Written;
use super::{Added, Answer, Data, Op, Who, added, admin_scope, admin_token_scope};
use crate::{Caller, Need};

/// The person on whose behalf a token acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Me {
    pub id: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: SystemRole,
    /// The name of the company that they work for.
    pub company: String,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct User {
    pub id: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: SystemRole,
    pub job_title: Option<String>,
    /// Whether they can sign in and be acted for.
    pub active: bool,
}

/// What a user may reach in their company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "see Role")]
pub enum SystemRole {
    #[serde(alias = "administrator")]
    Administrator,
    #[serde(alias = "standard")]
    Standard,
}

impl From<Role> for SystemRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Administrator => Self::Administrator,
            Role::Standard => Self::Standard,
        }
    }
}

impl From<SystemRole> for Role {
    fn from(role: SystemRole) -> Self {
        match role {
            SystemRole::Administrator => Self::Administrator,
            SystemRole::Standard => Self::Standard,
        }
    }
}

/// Somebody to be added. They get no password: an administrator gives them one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewUser {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: SystemRole,
    pub job_title: Option<String>,
}

/// Somebody as they are to be. The e-mail address stays: it is what they sign in with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct UserReplacement {
    pub first_name: String,
    pub last_name: String,
    pub role: SystemRole,
    pub job_title: Option<String>,
    pub active: bool,
}

/// What is to change of somebody; what is not there stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct UserChange {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub role: Option<SystemRole>,
    /// `null`: none.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub job_title: Option<Option<String>>,
    pub active: Option<bool>,
}

/// Hands over people.
#[async_trait]
pub trait Users {
    /// The person of that id.
    async fn me(&self, id: &UserId) -> Result<Me, Fault>;
    /// The users of the caller's company.
    async fn users(&self, caller: &Caller, part: &Part) -> Result<Listed<User>, Fault>;
    /// One of them.
    async fn user(&self, caller: &Caller, id: &str) -> Result<User, Fault>;
    /// Adds one; their id.
    async fn add_user(&self, caller: &Caller, new: NewUser) -> Result<String, Fault>;
    /// Changes one.
    async fn change_user(&self, caller: &Caller, id: &str, change: UserChange)
    -> Result<(), Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let manage = || admin_scope("users_manage");
    let token = || admin_token_scope("users");
    let mut all = vec![
        Op::get("/users/me", Need::user(), "Reads on whose behalf the token acts", me)
            .gives::<Me>(),
        Op::delete(
            "/users/{id}",
            manage(),
            "Disables an account: nobody signs in with it, and nothing acts for it",
            disable,
        ),
    ];
    all.extend(operations_at("/users", "/users/{id}", || admin_scope("users_read"), manage));
    all.extend(operations_at("/v2/users", "/v2/users/{id}", token, token));
    all
}

fn operations_at(
    all: &'static str,
    one: &'static str,
    read: impl Fn() -> Need,
    write: impl Fn() -> Need,
) -> [Op; 5] {
    [
        Op::get(all, read(), "Lists the company's users", list).gives::<Listed<User>>().in_parts(),
        Op::post(all, write(), "Adds a user, who cannot sign in yet", add)
            .takes::<NewUser>()
            .gives::<Written>(),
        Op::get(one, read(), "Reads a user", read_one).gives::<User>(),
        Op::put(one, write(), "Replaces a user", replace)
            .takes::<UserReplacement>()
            .gives::<Written>(),
        Op::patch(one, write(), "Changes a user", change).takes::<UserChange>().gives::<Written>(),
    ]
}

async fn me(State(data): Data, Extension(caller): Who) -> Answer<Me> {
    // The guard lets only tokens through that act for a person.
    let id = caller.user_id.ok_or(Fault::NotFound)?;
    data.me(&id).await.map(Json)
}

async fn list(State(data): Data, Extension(caller): Who, part: Part) -> Answer<Listed<User>> {
    data.users(&caller, &part).await.map(Json)
}

async fn read_one(State(data): Data, Extension(caller): Who, At(id): At<String>) -> Answer<User> {
    data.user(&caller, &id).await.map(Json)
}

async fn add(
    State(data): Data,
    Extension(caller): Who,
    Sent(new): Sent<NewUser>,
) -> Added<Written> {
    data.add_user(&caller, new).await.map(|id| added(Written { id }))
}

async fn change(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(change): Sent<UserChange>,
) -> Answer<Written> {
    data.change_user(&caller, &id, change).await?;
    Ok(Json(Written { id }))
}

async fn replace(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<UserReplacement>,
) -> Answer<Written> {
    let UserReplacement { first_name, last_name, role, job_title, active } = new;
    let change = UserChange {
        first_name: Some(first_name),
        last_name: Some(last_name),
        role: Some(role),
        job_title: Some(job_title),
        active: Some(active),
    };
    data.change_user(&caller, &id, change).await?;
    Ok(Json(Written { id }))
}

async fn disable(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Result<StatusCode, Fault> {
    let change = UserChange { active: Some(false), ..UserChange::default() };
    data.change_user(&caller, &id, change).await.map(|()| StatusCode::NO_CONTENT)
}
