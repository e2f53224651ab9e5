use std::io::BufRead as _;

use clap::{Args, Subcommand, ValueEnum};
use oauth::access_loss::AccountEvent;
use oauth::credential::secret::Password;
use oauth::id::CompanyId;
use oauth::role::Role;
use oauth::spelling::file::first_line;
use oauth::user::User;
use provider::account::users::{NewUser, UserChange};
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult, Lines};

#[derive(Subcommand)]
pub enum UserCommand {
    /// Add a person. Their password is read from standard input, one line.
    ///
    /// It must have 15 to 256 characters.
    #[command(
        after_help = "Example:\n  countersign user add --company cmp_… --email lea@fabrikam.example --first-name Lea \\
    --last-name Sand --role administrator < password.txt"
    )]
    Add(UserAddOptions),

    /// List the people of a company.
    #[command(after_help = "Example:\n  countersign user list --company cmp_…")]
    List(UserListOptions),

    /// Change a person: role, password, or whether they can sign in.
    ///
    /// A running server knows it within a tenth of a second. A new password ends the
    /// person's sessions and what apps hold. Who is disabled loses these and their API
    /// tokens, for good: enabling brings nothing back.
    #[command(
        after_help = "Example:\n  countersign user set --email lea@fabrikam.example --disable"
    )]
    Set(UserSetOptions),
}

#[derive(Args, Clone)]
pub struct UserAddOptions {
    /// The company they work for, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// The e-mail address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// First name
    #[arg(long, value_name = "NAME")]
    pub first_name: String,

    /// Last name
    #[arg(long, value_name = "NAME")]
    pub last_name: String,

    /// What they may do in their company
    #[arg(long, value_enum, default_value = "standard")]
    pub role: RoleOption,

    /// What they are there
    #[arg(long, value_name = "TITLE")]
    pub job_title: Option<String>,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct UserListOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub struct UserSetOptions {
    /// Who: the e-mail address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// What they may do in their company
    #[arg(long, value_enum)]
    pub role: Option<RoleOption>,

    /// Read a new password from standard input, one line
    #[arg(long)]
    pub password: bool,

    /// Let them sign in no longer
    #[arg(long, conflicts_with = "enable")]
    pub disable: bool,

    /// Let them sign in again
    #[arg(long)]
    pub enable: bool,

    /// End their sessions, in all browsers
    #[arg(long)]
    pub sign_out: bool,

    /// End their sessions, what apps hold and their API tokens
    #[arg(long)]
    pub lock_down: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum RoleOption {
    /// Everything.
    Administrator,
    /// Their own.
    Standard,
}

impl From<RoleOption> for Role {
    fn from(option: RoleOption) -> Self {
        match option {
            RoleOption::Administrator => Self::Administrator,
            RoleOption::Standard => Self::Standard,
        }
    }
}

pub fn run(command: &UserCommand) -> Lines {
    match command {
        UserCommand::Add(options) => {
            let new = new_user(options, read_password()?);
            database::with(&options.data, async |provider| {
                Ok(vec![of_user(&provider.accounts().add_user(new).await?)])
            })
        }
        UserCommand::List(options) => database::with(&options.data, async |provider| {
            let company = CompanyId::new(&options.company);
            let all = provider.accounts().users_of_company(&company).await?;
            Ok(all.iter().map(of_user).collect())
        }),
        UserCommand::Set(options) => {
            let change = change(options)?;
            database::with(&options.data, async |provider| {
                Ok(vec![of_user(&provider.accounts().change_user(&options.email, change).await?)])
            })
        }
    }
}

fn new_user(options: &UserAddOptions, password: Password) -> NewUser {
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

fn change(options: &UserSetOptions) -> CommandResult<UserChange> {
    let disabled = match (options.disable, options.enable) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    };
    let password = options.password.then(read_password).transpose()?;
    let event = match (options.lock_down, options.sign_out) {
        (true, _) => Some(AccountEvent::LockedDown),
        (false, true) => Some(AccountEvent::SignedOut),
        (false, false) => None,
    };
    Ok(UserChange { role: options.role.map(Into::into), disabled, password, event })
}

/// Passwords are not given as options: every process of the machine could read them.
fn read_password() -> CommandResult<Password> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match first_line(&line) {
        password if read.is_ok() && !password.is_empty() => Ok(Password::new(password)),
        _ => Err("write the password to standard input, on one line".into()),
    }
}

fn of_user(user: &User) -> Value {
    json!({
        "id": user.id.as_str(),
        "company": user.company_id.as_str(),
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "role": user.role.as_str(),
        "job_title": user.job_title,
        "disabled": user.disabled,
    })
}
