//! The command `user`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::id::CompanyId;
use provider::account::users::{FirstPassword, NewUser, UserError};
use serde_json::json;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, Lines};
use crate::cli::output::{Column, Columns};
use crate::cli::password_line::read_password;
use crate::cli::role::RoleOption;
use crate::cli::user_companies::{
    self, UserCompaniesOptions, UserJoinOptions, UserLeaveOptions, disabled, of_member, of_person,
    role_name,
};
use crate::cli::user_import::{self, ImportedLine};
use crate::cli::user_set::{self, UserSetOptions};

#[derive(Subcommand)]
pub enum UserCommand {
    /// Add a user. The password is read from standard input, one line.
    ///
    /// It must have 12 to 128 characters, and be hard to guess. With --invite there is none: the
    /// user gets an email with a link to choose it.
    #[command(
        after_help = "Example:\n  countersign user add --company cmp_… --email lea@fabrikam.example --first-name Lea \\
    --last-name Sand --role administrator < password.txt"
    )]
    Add(UserAddOptions),

    /// Add users of another system, from a file, with the hashes of their passwords.
    ///
    /// The file is CSV with a head, or has an object of JSON on each line. Its columns, or members,
    /// are: email, first_name, last_name, and as needed company, role, job_title and password_hash.
    /// Hashes of argon2, bcrypt, scrypt and PBKDF2 are read, as PHC strings and as Django and
    /// Laravel write them. Each is replaced when its owner first signs in. A file with an error
    /// changes nothing; addresses that have an account already are listed, and left as they are.
    #[command(
        after_help = "Example:\n  countersign user import people.csv --company cmp_… --invite"
    )]
    Import(UserImportOptions),

    /// List the users of a company.
    #[command(after_help = "Example:\n  countersign user list --company cmp_…")]
    List(UserListOptions),

    /// Change a user: password, or whether they can sign in; and their role in a company.
    ///
    /// A running server applies the change within a tenth of a second. A new password ends the
    /// user's sessions and the access of apps. A disabled user loses these and their API tokens
    /// for good: enabling the user again restores none of them. Who is deactivated in a company
    /// loses what they have there, and keeps the rest.
    #[command(
        after_help = "Examples:\n  countersign user set --email lea@fabrikam.example --disable\n  \
    countersign user set --email lea@fabrikam.example --company cmp_… --role administrator"
    )]
    Set(UserSetOptions),

    /// Send a user who has chosen no password yet the email with a link again.
    ///
    /// The link of before stops working.
    #[command(after_help = "Example:\n  countersign user invite --email lea@fabrikam.example")]
    Invite(UserNamedOptions),

    /// Remove a user's passkeys, authenticator apps and recovery codes, which they have lost.
    ///
    /// Their password works as before. They are told by email.
    #[command(
        after_help = "Example:\n  countersign user reset-second-factor --email lea@fabrikam.example"
    )]
    ResetSecondFactor(UserNamedOptions),

    /// Let a user belong to one more company.
    #[command(
        after_help = "Example:\n  countersign user join --email lea@fabrikam.example --company cmp_… --role standard"
    )]
    Join(UserJoinOptions),

    /// Let a user belong to a company no longer.
    ///
    /// Their sessions that act for it, the access they gave apps for it and the API tokens they
    /// made there end for good. Their account and their other companies stay.
    #[command(
        after_help = "Example:\n  countersign user leave --email lea@fabrikam.example --company cmp_…"
    )]
    Leave(UserLeaveOptions),

    /// List the companies that a user belongs to.
    #[command(after_help = "Example:\n  countersign user companies --email lea@fabrikam.example")]
    Companies(UserCompaniesOptions),

    /// Let the platform's own login sign a user in who was added here.
    ///
    /// The platform knows them by the subject. A user and a subject are linked once.
    #[command(
        after_help = "Example:\n  countersign user link --email lea@fabrikam.example --subject 1001"
    )]
    Link(UserLinkOptions),
}

#[derive(Args, Clone)]
pub struct UserNamedOptions {
    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserAddOptions {
    /// The ID of their company
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// First name
    #[arg(long, value_name = "NAME")]
    pub first_name: String,

    /// Last name
    #[arg(long, value_name = "NAME")]
    pub last_name: String,

    /// Their role in the company
    #[arg(long, value_enum, default_value = "standard")]
    pub role: RoleOption,

    /// Their job title, shown after the role
    #[arg(long, value_name = "TITLE")]
    pub job_title: Option<String>,

    /// Send an email with a link to choose a password, instead of reading one
    #[arg(long)]
    pub invite: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserImportOptions {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The ID of the company of those for whom the file names none
    #[arg(long, value_name = "ID")]
    pub company: Option<String>,

    /// Send those without a password hash an email with a link to choose a password
    #[arg(long)]
    pub invite: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserListOptions {
    /// The ID of the company
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserLinkOptions {
    /// The email address that they have here
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// By which the platform knows them
    #[arg(long, value_name = "SUBJECT")]
    pub subject: String,

    #[command(flatten)]
    pub data: DataOptions,
}

impl UserCommand {
    pub fn columns(&self) -> Columns {
        match self {
            Self::List(_) => COLUMNS,
            Self::Companies(_) => user_companies::COLUMNS,
            Self::Add(_)
            | Self::Import(_)
            | Self::Set(_)
            | Self::Invite(_)
            | Self::ResetSecondFactor(_)
            | Self::Join(_)
            | Self::Leave(_)
            | Self::Link(_) => &[],
        }
    }
}

const COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("email", "Email"),
    Column::new("first_name", "First name"),
    Column::new("last_name", "Last name"),
    Column::new("role", "Role").with(role_name),
    Column::new("job_title", "Job title"),
    Column::new("disabled", "Disabled").with(disabled),
    Column::time("last_signed_in_at", "Last signed in (UTC)"),
];

pub fn run(command: &UserCommand) -> Lines {
    match command {
        UserCommand::Import(options) => import(options),
        UserCommand::Add(options) => {
            let first = if options.invite {
                FirstPassword::Invitation
            } else {
                FirstPassword::Chosen(read_password()?)
            };
            let new = new_user(options, first);
            database::with(&options.data, async |provider| {
                Ok(vec![of_member(&provider.accounts().add_user(new).await?)])
            })
        }
        UserCommand::List(options) => database::with(&options.data, async |provider| {
            let company = CompanyId::new(&options.company);
            let all = provider.accounts().people_of(&company).await?;
            Ok(all.iter().map(of_person).collect())
        }),
        UserCommand::Join(options) => user_companies::join(options),
        UserCommand::Leave(options) => user_companies::leave(options),
        UserCommand::Companies(options) => user_companies::list(options),
        UserCommand::Link(options) => link(options),
        UserCommand::Set(options) => user_set::run(options),
        UserCommand::Invite(options) => database::with(&options.data, async |provider| {
            let user = provider.accounts().invite_user_again(&options.email).await?;
            Ok(vec![json!({ "id": user.id.as_str(), "email": user.email })])
        }),
        UserCommand::ResetSecondFactor(options) => {
            database::with(&options.data, async |provider| {
                let (user, removed) = provider.accounts().reset_factors(&options.email).await?;
                Ok(vec![json!({ "id": user.id.as_str(), "email": user.email, "removed": removed })])
            })
        }
    }
}

fn link(options: &UserLinkOptions) -> Lines {
    let UserLinkOptions { email, subject, data } = options;
    database::with(data, async |provider| {
        let user = provider.own_login().link_person(email, subject).await?;
        Ok(vec![json!({ "id": user.id.as_str(), "email": user.email, "subject": subject })])
    })
}

fn import(options: &UserImportOptions) -> Lines {
    let company = options.company.as_deref().map(CompanyId::new);
    let first = if options.invite { FirstPassword::Invitation } else { FirstPassword::Later };
    let users = user_import::read(&options.file, company.as_ref(), &first)?;
    let file = options.file.display();
    database::with(&options.data, async |provider| {
        // Before the first is added: a company that is missing is in no line twice.
        let known = provider.accounts().companies().await?;
        for ImportedLine { line, user } in &users {
            if !known.iter().any(|company| company.id == user.company_id) {
                let unknown = UserError::UnknownCompany(user.company_id.clone());
                return Err(format!("{file}, line {line}: {unknown}").into());
            }
        }
        let mut lines = Vec::with_capacity(users.len());
        for ImportedLine { line, user } in users {
            let email = user.email.clone();
            lines.push(match provider.accounts().add_user(user).await {
                Ok(member) => of_member(&member),
                Err(error @ UserError::EmailTaken(_)) => {
                    json!({ "line": line, "email": email, "skipped": error.to_string() })
                }
                Err(error) => return Err(format!("{file}, line {line}: {error}").into()),
            });
        }
        Ok(lines)
    })
}

fn new_user(options: &UserAddOptions, password: FirstPassword) -> NewUser {
    NewUser {
        company_id: CompanyId::new(&options.company),
        email: options.email.clone(),
        first_name: options.first_name.clone(),
        last_name: options.last_name.clone(),
        role: options.role.into(),
        job_title: options.job_title.clone(),
        password,
    }
}
