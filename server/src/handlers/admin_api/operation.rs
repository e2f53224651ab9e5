//! Who may call the operations, and how they fail.

use api::{ApiError, Operation};
use axum::response::{IntoResponse, Response};
use guard::{MethodKind, Requirement};
use oauth::role::Role;
use provider::Provider;
use provider::administration::error::AdministrationError;
use provider::error::ProviderError;

pub(super) type Op = Operation<Provider>;
pub(super) type Answer<T> = Result<axum::Json<T>, OperationError>;

pub(super) struct OperationError(pub(super) ApiError);

/// Who calls: access tokens alone. A key opens the company's data, not the company.
pub(super) const CALLERS: [MethodKind; 2] =
    [MethodKind::AuthorizationCode, MethodKind::ClientCredentials];

pub(super) fn read() -> Requirement {
    Requirement::scope("configuration_read").with_role(Role::Administrator).by(CALLERS)
}

pub(super) fn manage() -> Requirement {
    Requirement::scope("configuration_manage").with_role(Role::Administrator).by(CALLERS)
}

/// A key grants access to everything, so its creator must be allowed all that an administrator
/// does: settings and people.
pub(super) fn manage_credentials() -> Requirement {
    let scopes = ["configuration_manage", "users_manage"];
    Requirement::all(scopes).with_role(Role::Administrator).by(CALLERS)
}

impl IntoResponse for OperationError {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<ApiError> for OperationError {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

impl From<ProviderError> for OperationError {
    fn from(error: ProviderError) -> Self {
        Self(ApiError::internal(error))
    }
}

impl From<AdministrationError> for OperationError {
    fn from(error: AdministrationError) -> Self {
        Self(match error {
            AdministrationError::NotAdministrator => ApiError::forbidden(&error),
            AdministrationError::NotFound => ApiError::NotFound,
            AdministrationError::EditedMeanwhile => ApiError::PreconditionFailed,
            AdministrationError::ShownChanged
            | AdministrationError::DecidedByHost
            | AdministrationError::TrustMissing => ApiError::conflict(&error),
            AdministrationError::Internal(error) => ApiError::internal(error),
        })
    }
}
