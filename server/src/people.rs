//! `countersign company` and `countersign user`.

use std::io::BufRead as _;

use oauth::id::CompanyId;
use oauth::secret::Password;
use provider::people::{NewUser, PeopleError, UserChange};
use serde_json::{Value, json};
use store::users::{Company, User};
use thiserror::Error;

use crate::cli::{CompanyCommand, UserAddOptions, UserCommand, UserSetOptions};
use crate::offline::{self, OfflineError};

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum PeopleCommandError {
    /// The database cannot be used.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// What was asked for was refused.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// No password on standard input.
    #[error("write the password to standard input, on one line")]
    NoPassword,
}

/// Looks after companies.
pub fn company(command: &CompanyCommand) -> Result<(), PeopleCommandError> {
    let lines: Result<Vec<Value>, PeopleCommandError> = match command {
        CompanyCommand::Add(options) => offline::with(&options.data, async |provider| {
            Ok(vec![of_company(&provider.add_company(&options.name).await?)])
        }),
        CompanyCommand::List(data) => offline::with(data, async |provider| {
            let all = provider.companies().await.map_err(PeopleError::from)?;
            Ok(all.iter().map(of_company).collect())
        }),
    };
    offline::print_lines(&lines?);
    Ok(())
}

/// Looks after people.
pub fn user(command: &UserCommand) -> Result<(), PeopleCommandError> {
    let lines: Result<Vec<Value>, PeopleCommandError> = match command {
        UserCommand::Add(options) => {
            let new = new_user(options, read_password()?);
            offline::with(&options.data, async |provider| {
                Ok(vec![of_user(&provider.add_user(new).await?)])
            })
        }
        UserCommand::List(options) => offline::with(&options.data, async |provider| {
            let company = CompanyId::new(&options.company);
            let all = provider.users_of_company(&company).await?;
            Ok(all.iter().map(of_user).collect())
        }),
        UserCommand::Set(options) => {
            let change = change(options)?;
            offline::with(&options.data, async |provider| {
                Ok(vec![of_user(&provider.change_user(&options.email, change).await?)])
            })
        }
    };
    offline::print_lines(&lines?);
    Ok(())
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

fn change(options: &UserSetOptions) -> Result<UserChange, PeopleCommandError> {
    let disabled = match (options.disable, options.enable) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    };
    let password = options.password.then(read_password).transpose()?;
    Ok(UserChange { role: options.role.map(Into::into), disabled, password })
}

/// Passwords are not given as options: every process of the machine could read them.
fn read_password() -> Result<Password, PeopleCommandError> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match line.trim_end_matches(['\r', '\n']) {
        password if read.is_ok() && !password.is_empty() => Ok(Password::new(password)),
        _ => Err(PeopleCommandError::NoPassword),
    }
}

fn of_company(company: &Company) -> Value {
    json!({ "id": company.id.as_str(), "name": company.name })
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
