//! The rules of the hiring platform, on its [`State`](crate::data::state::State). What is not the
//! caller's is not found, as what does not exist.

pub(crate) mod candidates;
mod companies;
mod configuration;
pub(crate) mod jobs;
pub(crate) mod messages;
mod resume;
#[cfg(test)]
mod tests;
mod text;
mod webhooks;

use api::ApiError;
use guard::Caller;
use oauth::id::UserId;
use oauth::role::Role;

/// An Administrator, person or service, reaches the whole company, a Standard user their own, a
/// Standard service nothing.
fn reaches(caller: &Caller, company: &str, owner: Option<&str>) -> bool {
    let reaches_owner = match (caller.role, &caller.user_id) {
        (Role::Administrator, _) => true,
        (Role::Standard, Some(user)) => owner == Some(user.as_str()),
        (Role::Standard, None) => false,
    };
    caller.company_id.as_str() == company && reaches_owner
}

/// `None`: a service or a key.
pub(crate) fn user_of(caller: &Caller) -> Option<String> {
    caller.user_id.as_ref().map(UserId::to_string)
}

fn check_room(number: usize, most: usize) -> Result<(), ApiError> {
    if number < most {
        return Ok(());
    }
    let rule = "There are as many of them as there may be; delete one first";
    Err(ApiError::Conflict(rule.to_owned()))
}

fn check_unused(is_used: bool) -> Result<(), ApiError> {
    let rule = "Something still refers to it";
    if is_used { Err(ApiError::Conflict(rule.to_owned())) } else { Ok(()) }
}
