//! The admin API: what the pages for administrators do, for programs. One file for each
//! resource; the use cases are those of the pages.

mod actor;
mod approval_requests;
mod apps;
mod connected_apps;
mod credentials;
mod policy;
mod publisher;

use api::{Api, ApiError, Operation};
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use guard::{Guard, MethodKind, Requirement};
use oauth::role::Role;
use provider::Provider;
use provider::company_apps::AdministrationError;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::api_info::api_info;
use crate::paths;

type Op = Operation<Provider>;
type Answer<T> = Result<axum::Json<T>, ApiError>;

/// The API's routes, for the path it is nested under.
pub(crate) fn router(guard: &Guard, provider: &Provider) -> Router {
    let info = api_info(provider, "admin API", paths::ADMIN_API);
    let operations = [
        approval_requests::operations(),
        apps::operations(),
        connected_apps::operations(),
        credentials::operations(),
        policy::operations(),
        publisher::operations(),
    ];
    // Secrets are among the answers.
    let no_store = HeaderValue::from_static("no-store");
    Api::new(info, operations.into_iter().flatten().collect())
        .router(guard)
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, no_store))
        .with_state(provider.clone())
}

/// Who calls: access tokens alone. A key opens the company's data, not the company.
const CALLERS: [MethodKind; 2] = [MethodKind::AuthorizationCode, MethodKind::ClientCredentials];

/// To look.
fn read() -> Requirement {
    Requirement::scope("configuration_read").with_role(Role::Administrator).by(CALLERS)
}

/// To change settings of the company.
fn manage() -> Requirement {
    Requirement::scope("configuration_manage").with_role(Role::Administrator).by(CALLERS)
}

/// To make what opens the company's data. A key opens everything, so whoever makes one must
/// be allowed all that an administrator does: settings and people.
fn manage_credentials() -> Requirement {
    let scopes = ["configuration_manage", "users_manage"];
    Requirement::all(scopes).with_role(Role::Administrator).by(CALLERS)
}

fn administration_fault(error: AdministrationError) -> ApiError {
    match error {
        AdministrationError::NotAdministrator => ApiError::forbidden(&error),
        AdministrationError::NotFound => ApiError::NotFound,
        AdministrationError::Internal(error) => ApiError::internal(error),
    }
}
