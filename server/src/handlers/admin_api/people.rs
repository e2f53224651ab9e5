//! `/v1/people`: the company's people, as on the pages for administrators.

use api::{ApiError, Listed, Page, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use guard::Requirement;
use oauth::id::UserId;
use oauth::membership::Member;
use oauth::role::Role;
use provider::account::people::{Invitation, InvitationField, PeopleError, Person};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, CALLERS, Op, OperationError};
use crate::rfc3339::utc;

const ONE: &str = "/v1/people/{id}";

fn manage_people() -> Requirement {
    Requirement::scope("users_manage").with_role(Role::Administrator).by(CALLERS)
}

pub(super) fn operations() -> Vec<Op> {
    let manage = manage_people;
    vec![
        Op::get("/v1/people", manage(), "Lists the company's people", list)
            .in_pages()
            .gives::<Listed<CompanyPerson>>(),
        Op::post("/v1/people", manage(), "Invites a person by email", invite)
            .takes::<NewPerson>()
            .gives::<CompanyPerson>(),
        Op::get(ONE, manage(), "Reads a person, and when they last signed in", get)
            .gives::<CompanyPerson>(),
        Op::patch(ONE, manage(), "Sets a person's role, disables or enables them", change)
            .takes::<PersonChange>()
            .gives::<CompanyPerson>(),
        Op::post(
            "/v1/people/{id}/invitation",
            manage(),
            "Sends the invitation again: the link of before stops working",
            invite_again,
        )
        .gives::<CompanyPerson>()
        .answers_ok(),
        Op::delete("/v1/people/{id}/sessions", manage(), "Signs a person out everywhere", sign_out),
        Op::delete(
            "/v1/people/{id}/access",
            manage(),
            "Locks a person down: ends sessions, the access of apps, and API tokens",
            lock_down,
        ),
        Op::delete(
            "/v1/people/{id}/factors",
            manage(),
            "Removes passkeys, authenticator apps and recovery codes, which a person has lost",
            reset_factors,
        ),
    ]
}

/// A person of the company.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CompanyPerson {
    id: String,
    email: String,
    first_name: String,
    last_name: String,
    /// `administrator` or `standard`.
    #[schema(value_type = String, pattern = "^(administrator|standard)$")]
    role: Role,
    job_title: Option<String>,
    /// Whether they can act for the company.
    active: bool,
    /// Whether they have chosen a password.
    has_password: bool,
    /// RFC 3339; nothing: never.
    last_signed_in_at: Option<String>,
    /// Until when the invitation works, if one waits.
    invited_until: Option<String>,
}

/// A person to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewPerson {
    email: String,
    first_name: String,
    last_name: String,
    #[serde(default)]
    job_title: String,
    /// `administrator` or `standard`.
    #[schema(value_type = String, pattern = "^(administrator|standard)$")]
    role: Role,
}

/// What is to change; the rest stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PersonChange {
    /// `administrator` or `standard`.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = "^(administrator|standard)$")]
    role: Option<Role>,
    /// Who is not active loses sessions, apps and API tokens for good, and cannot sign in.
    #[serde(default)]
    active: Option<bool>,
}

async fn list(
    AdminCall { provider, actor }: AdminCall,
    page: Page,
) -> Answer<Listed<CompanyPerson>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let part = provider.accounts().people(actor.caller(), after.as_ref()).await?;
        all.extend(part.people.into_iter().map(show));
        after = part.next;
        if after.is_none() {
            return Ok(Json(Listed::page(&page, all.into_iter(), |person| &person.id)));
        }
    }
}

async fn get(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
) -> Answer<CompanyPerson> {
    Ok(Json(show(provider.accounts().person(actor.caller(), &id).await?)))
}

async fn invite(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(new): RequestBody<NewPerson>,
) -> Result<(StatusCode, Json<CompanyPerson>), OperationError> {
    invites(&provider)?;
    let NewPerson { email, first_name, last_name, job_title, role } = new;
    let invitation = Invitation { email, first_name, last_name, job_title, role: Some(role) };
    let accounts = provider.accounts();
    let id = accounts.invite(actor.caller(), &invitation).await?;
    let person = accounts.person(actor.caller(), &id).await?;
    Ok((StatusCode::CREATED, Json(show(person))))
}

async fn invite_again(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
) -> Answer<CompanyPerson> {
    invites(&provider)?;
    let accounts = provider.accounts();
    accounts.invite_again(actor.caller(), &id).await?;
    Ok(Json(show(accounts.person(actor.caller(), &id).await?)))
}

/// Where the platform signs people in itself, there are no passwords here.
fn invites(provider: &provider::Provider) -> Result<(), ApiError> {
    if provider.settings().own_login.is_some() {
        return Err(ApiError::conflict(&"people sign in at the platform, which says who they are"));
    }
    Ok(())
}

async fn change(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
    RequestBody(change): RequestBody<PersonChange>,
) -> Answer<CompanyPerson> {
    let accounts = provider.accounts();
    if let Some(role) = change.role {
        accounts.set_role(actor.caller(), &id, role).await?;
    }
    if let Some(active) = change.active {
        accounts.set_active(actor.caller(), &id, active).await?;
    }
    Ok(Json(show(accounts.person(actor.caller(), &id).await?)))
}

async fn sign_out(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
) -> Result<StatusCode, OperationError> {
    provider.accounts().sign_out_person(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn lock_down(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
) -> Result<StatusCode, OperationError> {
    provider.accounts().lock_down(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn reset_factors(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<UserId>,
) -> Result<StatusCode, OperationError> {
    provider.accounts().reset_factors_of_person(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn show(person: Person) -> CompanyPerson {
    let Person { member, signed_in_at, invited_until } = person;
    let (active, has_password) = (member.is_active(), member.user.password_hash.is_some());
    let Member { user, membership } = member;
    CompanyPerson {
        id: user.id.as_str().to_owned(),
        email: user.email,
        first_name: user.first_name,
        last_name: user.last_name,
        role: membership.role,
        job_title: membership.job_title,
        active,
        has_password,
        last_signed_in_at: signed_in_at.map(utc),
        invited_until: invited_until.map(utc),
    }
}

impl From<PeopleError> for OperationError {
    fn from(error: PeopleError) -> Self {
        Self(match error {
            PeopleError::NotAdministrator => ApiError::forbidden(&error),
            PeopleError::NotFound => ApiError::NotFound,
            PeopleError::OwnAccount
            | PeopleError::LastAdministrator
            | PeopleError::OfOtherCompanies
            | PeopleError::EmailTaken
            | PeopleError::HasPassword
            | PeopleError::InvitedOften => ApiError::conflict(&error),
            PeopleError::Invalid(fields) => {
                let field = fields.first().copied().unwrap_or(InvitationField::Email);
                invalid(field)
            }
            PeopleError::Internal(error) => ApiError::internal(error),
        })
    }
}

fn invalid(field: InvitationField) -> ApiError {
    let line = "it is one line without invisible characters";
    match field {
        InvitationField::Email => ApiError::invalid("email", "it is no e-mail address"),
        InvitationField::FirstName => ApiError::invalid("firstName", line),
        InvitationField::LastName => ApiError::invalid("lastName", line),
        InvitationField::JobTitle => ApiError::invalid("jobTitle", line),
    }
}
