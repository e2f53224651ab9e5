//! Who may call the operations, and how they fail.

use api::{ApiError, Operation};
use guard::{MethodKind, Requirement};
use oauth::role::Role;
use provider::Provider;
use provider::administration::error::AdministrationError;

pub(super) type Op = Operation<Provider>;
pub(super) type Answer<T> = Result<axum::Json<T>, ApiError>;

/// Who calls: access tokens alone. A key opens the company's data, not the company.
const CALLERS: [MethodKind; 2] = [MethodKind::AuthorizationCode, MethodKind::ClientCredentials];

/// To look.
pub(super) fn read() -> Requirement {
    Requirement::scope("configuration_read").with_role(Role::Administrator).by(CALLERS)
}

/// To change settings of the company.
pub(super) fn manage() -> Requirement {
    Requirement::scope("configuration_manage").with_role(Role::Administrator).by(CALLERS)
}

/// To make what opens the company's data. A key opens everything, so whoever makes one must
/// be allowed all that an administrator does: settings and people.
pub(super) fn manage_credentials() -> Requirement {
    let scopes = ["configuration_manage", "users_manage"];
    Requirement::all(scopes).with_role(Role::Administrator).by(CALLERS)
}

pub(super) fn administration_fault(error: AdministrationError) -> ApiError {
    match error {
        AdministrationError::NotAdministrator => ApiError::forbidden(&error),
        AdministrationError::NotFound => ApiError::NotFound,
        AdministrationError::EditedMeanwhile => ApiError::PreconditionFailed,
        AdministrationError::Internal(error) => ApiError::internal(error),
    }
}
