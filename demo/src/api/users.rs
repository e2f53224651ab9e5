use ::api::{ApiError, Listed, Page, PathId, RequestBody, Written, present};
use axum::Json;
use axum::http::StatusCode;
use guard::{Method, Requirement};
use oauth::id::UserId;
use oauth::membership::Member;
use oauth::role::Role;
use oauth::user::User as Account;
use provider::account::session::Principal;
use provider::account::staff::{Editor, NewStaff, StaffChange, StaffError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::{Added, Answer, Call, Op, admin_scope, admin_token_scope};

/// The person on whose behalf a token acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Me {
    id: String,
    email: String,
    first_name: String,
    last_name: String,
    role: SystemRole,
    /// The name of the company that they work for.
    company: String,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct User {
    id: String,
    email: String,
    first_name: String,
    last_name: String,
    role: SystemRole,
    job_title: Option<String>,
    /// Whether they can act, and be acted for, in the company.
    active: bool,
}

/// What a user may reach in their company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
enum SystemRole {
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

/// A user to be added. They get no password: an administrator gives them one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewUser {
    email: String,
    first_name: String,
    last_name: String,
    role: SystemRole,
    job_title: Option<String>,
}

/// A user as they are to be. The e-mail address stays: it is what they sign in with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UserReplacement {
    first_name: String,
    last_name: String,
    role: SystemRole,
    job_title: Option<String>,
    active: bool,
}

/// What is to change of a user; what is absent stays.
#[expect(
    clippy::option_option,
    reason = "left out, null and a value are three things to say of a field"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
struct UserChange {
    first_name: Option<String>,
    last_name: Option<String>,
    role: Option<SystemRole>,
    /// `null`: none.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    job_title: Option<Option<String>>,
    active: Option<bool>,
}

pub(super) fn operations() -> Vec<Op> {
    let manage = || admin_scope("users_manage");
    let token = || admin_token_scope("users");
    let mut all = vec![
        Op::get("/users/me", Requirement::user(), "Reads on whose behalf the token acts", me)
            .gives::<Me>(),
        Op::delete(
            "/users/{id}",
            manage(),
            "Disables a person in the company: they cannot act for it, and nothing acts for them there",
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
    read: impl Fn() -> Requirement,
    write: impl Fn() -> Requirement,
) -> [Op; 5] {
    [
        Op::get(all, read(), "Lists the company's users", list).gives::<Listed<User>>().in_pages(),
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

impl From<Member> for User {
    fn from(member: Member) -> Self {
        let active = member.is_active();
        let Member { user: Account { id, email, first_name, last_name, .. }, membership } = member;
        Self {
            id: id.to_string(),
            email,
            first_name,
            last_name,
            role: membership.role.into(),
            job_title: membership.job_title,
            active,
        }
    }
}

fn api_error(error: StaffError) -> ApiError {
    match error {
        StaffError::Invalid { field, rule } => ApiError::invalid(field, rule),
        StaffError::NotFound => ApiError::NotFound,
        StaffError::Internal(error) => ApiError::internal(error),
        StaffError::EmailTaken
        | StaffError::LastAdministrator
        | StaffError::OfOtherCompanies
        | StaffError::OwnAccount => ApiError::conflict(&error),
    }
}

impl Call {
    fn editor(&self) -> Editor {
        Editor {
            company_id: self.caller.company_id.clone(),
            user_id: self.caller.user_id.clone(),
            role: self.caller.role,
            via: match &self.caller.method {
                Method::AuthorizationCode(id) | Method::ClientCredentials(id) => id.to_string(),
                Method::ApiKey(id) | Method::PartnerApiKey(id) | Method::ApiToken(id) => {
                    id.to_string()
                }
            },
            address: self.peer.map(|peer| peer.to_string()),
        }
    }

    pub(super) async fn is_colleague(&self, id: &UserId) -> Result<bool, ApiError> {
        match self.demo.provider().accounts().staff_member(&self.caller.company_id, id).await {
            Ok(member) => Ok(member.is_active()),
            Err(StaffError::NotFound) => Ok(false),
            Err(error) => Err(api_error(error)),
        }
    }

    pub(super) async fn check_colleague(
        &self,
        id: &str,
        field: &'static str,
    ) -> Result<(), ApiError> {
        let id = UserId::new(id);
        if self.is_colleague(&id).await? {
            Ok(())
        } else {
            Err(ApiError::invalid(field, format!("there is no active user {id:?}")))
        }
    }
}

async fn me(call: Call) -> Answer<Me> {
    // The guard lets only tokens through that act for a person.
    let id = call.caller.user_id.as_ref().ok_or(ApiError::NotFound)?;
    let accounts = call.demo.provider().accounts();
    let found = accounts.principal(id, &call.caller.company_id).await;
    let found = found.map_err(ApiError::internal)?.ok_or(ApiError::NotFound)?;
    let Principal { user, membership, company } = found;
    Ok(Json(Me {
        id: user.id.to_string(),
        email: user.email,
        first_name: user.first_name,
        last_name: user.last_name,
        role: membership.role.into(),
        company: company.name,
    }))
}

async fn list(call: Call, page: Page) -> Answer<Listed<User>> {
    let accounts = call.demo.provider().accounts();
    let members = accounts.members_of_company(&call.caller.company_id).await;
    let members = members.map_err(ApiError::internal)?;
    let members = Listed::page(&page, members.into_iter(), |member| member.user.id.as_str());
    Ok(Json(members.map(User::from)))
}

async fn read_one(call: Call, PathId(id): PathId<String>) -> Answer<User> {
    let found = call
        .demo
        .provider()
        .accounts()
        .staff_member(&call.caller.company_id, &UserId::new(id))
        .await;
    found.map(|member| Json(member.into())).map_err(api_error)
}

async fn add(call: Call, RequestBody(new): RequestBody<NewUser>) -> Added<Written> {
    let NewUser { email, first_name, last_name, role, job_title } = new;
    let new = NewStaff { email, first_name, last_name, role: role.into(), job_title };
    let id =
        call.demo.provider().accounts().add_staff(&call.editor(), new).await.map_err(api_error)?;
    Ok((StatusCode::CREATED, Json(Written { id: id.to_string() })))
}

async fn change(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(change): RequestBody<UserChange>,
) -> Answer<Written> {
    let UserChange { first_name, last_name, role, job_title, active } = change;
    let role = role.map(Into::into);
    let change = StaffChange { first_name, last_name, role, job_title, active };
    let (editor, user) = (call.editor(), UserId::new(&id));
    let changed = call.demo.provider().accounts().change_staff(&editor, &user, change).await;
    changed.map(|()| Json(Written { id })).map_err(api_error)
}

async fn replace(
    call: Call,
    id: PathId<String>,
    RequestBody(new): RequestBody<UserReplacement>,
) -> Answer<Written> {
    let UserReplacement { first_name, last_name, role, job_title, active } = new;
    let all = UserChange {
        first_name: Some(first_name),
        last_name: Some(last_name),
        role: Some(role),
        job_title: Some(job_title),
        active: Some(active),
    };
    change(call, id, RequestBody(all)).await
}

async fn disable(call: Call, id: PathId<String>) -> Result<StatusCode, ApiError> {
    let disabled = UserChange { active: Some(false), ..UserChange::default() };
    change(call, id, RequestBody(disabled)).await.map(|_| StatusCode::NO_CONTENT)
}
