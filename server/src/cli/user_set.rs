//! Changing a user, everywhere or in one company.

use clap::Args;
use oauth::access_loss::AccountEvent;
use oauth::id::CompanyId;
use provider::Provider;
use provider::account::memberships::MembershipChange;
use provider::account::users::UserChange;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult, Lines};
use crate::cli::password_line::read_password;
use crate::cli::role::RoleOption;
use crate::cli::user_companies::companies;

#[derive(Args, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub struct UserSetOptions {
    /// The email address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// The ID of the company that their role, title and membership are changed in, if they belong
    /// to several
    #[arg(long, value_name = "ID")]
    pub company: Option<String>,

    /// Their new role in the company
    #[arg(long, value_enum)]
    pub role: Option<RoleOption>,

    /// Their job title in the company; an empty one takes it away
    #[arg(long, value_name = "TITLE")]
    pub job_title: Option<String>,

    /// Let them act for the company no longer
    #[arg(long, conflicts_with = "activate")]
    pub deactivate: bool,

    /// Let them act for the company again
    #[arg(long)]
    pub activate: bool,

    /// Read a new password from standard input, one line
    #[arg(long)]
    pub password: bool,

    /// Disable the user, in all companies
    #[arg(long, conflicts_with = "enable")]
    pub disable: bool,

    /// Enable the user again
    #[arg(long)]
    pub enable: bool,

    /// End their sessions, in all browsers
    #[arg(long)]
    pub sign_out: bool,

    /// End their sessions, the access of apps and their API tokens
    #[arg(long)]
    pub lock_down: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

pub fn run(options: &UserSetOptions) -> Lines {
    let change = change(options)?;
    database::with(&options.data, async |provider| set(provider, options, change).await)
}

/// First what they are in a company: it may be refused for what was not said.
async fn set(provider: &Provider, options: &UserSetOptions, change: UserChange) -> Lines {
    let (accounts, email) = (provider.accounts(), &options.email);
    let active = match (options.deactivate, options.activate) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    };
    let UserSetOptions { role, job_title, company, .. } = options;
    let in_company =
        MembershipChange { role: role.map(Into::into), job_title: job_title.clone(), active };
    if in_company.changes() {
        let company = company.as_deref().map(CompanyId::new);
        accounts.change_membership(email, company.as_ref(), in_company).await?;
    }
    if change.changes() {
        accounts.change_user(email, change).await?;
    }
    companies(provider, email).await
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
    Ok(UserChange { disabled, password, event })
}
