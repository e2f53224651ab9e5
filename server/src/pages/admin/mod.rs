//! The pages of a company's administrators.

pub(crate) mod app;
pub(crate) mod apps;
pub(crate) mod audit;
pub(crate) mod confirm;
pub(crate) mod policy;
pub(crate) mod requests;

use ::app::pages::admin::frame::{AdminContent, AdminPage};
use ::app::pages::error::present::ErrorCase;
use axum::response::Response;
use provider::company_apps::AdministrationError;

use crate::person::Person;
use crate::respond::Fault;

/// The parameter that says what has just been done.
const DONE: &str = "done";

/// Shows one of the pages.
fn show(person: &Person, done: Option<String>, content: impl AdminContent) -> Response {
    let company = person.signed_in.company.name.clone();
    person.pages().show(AdminPage { company, done, content })
}

/// Tells a person why an administrator's wish was not done.
fn refused(person: &Person, error: AdministrationError) -> Result<Response, Fault> {
    match error {
        AdministrationError::NotAdministrator => {
            Ok(person.pages().error_case(ErrorCase::NotAdministrator))
        }
        AdministrationError::NotFound => Ok(person.pages().error_case(ErrorCase::NotFound)),
        AdministrationError::Internal(error) => Err(error.into()),
    }
}
