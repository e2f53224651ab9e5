//! Which companies a user belongs to, and as what.

use clap::Args;
use oauth::company::Company;
use oauth::id::CompanyId;
use oauth::membership::{Member, Membership};
use provider::Provider;
use provider::account::people::Person;
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, Lines};
use crate::cli::output::{Column, Columns, cell};
use crate::cli::role::RoleOption;
use crate::rfc3339::utc;

#[derive(Args, Clone)]
pub struct UserJoinOptions {
    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// The ID of the company
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// Their role in the company
    #[arg(long, value_enum, default_value = "standard")]
    pub role: RoleOption,

    /// Their job title in the company
    #[arg(long, value_name = "TITLE")]
    pub job_title: Option<String>,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserLeaveOptions {
    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// The ID of the company
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserCompaniesOptions {
    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    #[command(flatten)]
    pub data: DataOptions,
}

pub const COLUMNS: Columns = &[
    Column::new("company", "Company"),
    Column::new("company_name", "Name"),
    Column::new("role", "Role").with(role_name),
    Column::new("job_title", "Job title"),
    Column::new("disabled", "Disabled").with(disabled),
];

/// Everywhere, or in the company of the line alone.
pub fn disabled(user: &Value, key: &str) -> String {
    match (user[key].as_bool(), user["active"].as_bool()) {
        (Some(false), Some(false)) => "in this company".to_owned(),
        _ => cell(&user[key]),
    }
}

/// As the pages name it.
pub fn role_name(user: &Value, key: &str) -> String {
    match user[key].as_str() {
        Some("administrator") => "Administrator".to_owned(),
        Some("standard") => "Standard".to_owned(),
        _ => cell(&user[key]),
    }
}

pub fn join(options: &UserJoinOptions) -> Lines {
    let UserJoinOptions { email, role, job_title, .. } = options;
    let (company, role) = (CompanyId::new(&options.company), (*role).into());
    database::with(&options.data, async |provider| {
        let accounts = provider.accounts();
        let joined = accounts.add_membership(email, &company, role, job_title.as_deref()).await?;
        Ok(vec![of_member(&joined)])
    })
}

pub fn leave(options: &UserLeaveOptions) -> Lines {
    let company = CompanyId::new(&options.company);
    database::with(&options.data, async |provider| {
        provider.accounts().remove_membership(&options.email, &company).await?;
        companies(provider, &options.email).await
    })
}

pub fn list(options: &UserCompaniesOptions) -> Lines {
    database::with(&options.data, async |provider| companies(provider, &options.email).await)
}

/// One line for each company that they belong to.
pub async fn companies(provider: &Provider, email: &str) -> Lines {
    let (user, memberships) = provider.accounts().memberships(email).await?;
    let line = |(membership, company): (Membership, Company)| {
        let mut line = of_member(&Member { user: user.clone(), membership });
        line["company_name"] = json!(company.name);
        line
    };
    Ok(memberships.into_iter().map(line).collect())
}

pub fn of_member(Member { user, membership }: &Member) -> Value {
    json!({
        "id": user.id.as_str(),
        "company": membership.company_id.as_str(),
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "role": membership.role.as_str(),
        "job_title": membership.job_title,
        "active": membership.active,
        "disabled": user.disabled,
    })
}

/// With what an administrator sees of their account.
pub fn of_person(person: &Person) -> Value {
    let mut listed = of_member(&person.member);
    listed["last_signed_in_at"] = json!(person.signed_in_at.map(utc));
    listed["invited_until"] = json!(person.invited_until.map(utc));
    listed
}
