//! Who may call the operations, and how they fail.

use guard::api::Operation;
use guard::customer_api::fault::Fault;
use guard::{MethodKind, Need};
use oauth::role::Role;
use provider::Provider;
use provider::company_apps::AdministrationError;

use crate::customer_data::{sentence, unavailable};

pub(super) type Op = Operation<Provider>;
pub(super) type Answer<T> = Result<axum::Json<T>, Fault>;

/// Who calls: access tokens alone. A key opens the company's data, not the company.
const CALLERS: [MethodKind; 2] = [MethodKind::AuthorizationCode, MethodKind::ClientCredentials];

/// To look.
pub(super) fn read() -> Need {
    Need::scope("configuration_read").with_role(Role::Administrator).by(CALLERS)
}

/// To change settings of the company.
pub(super) fn manage() -> Need {
    Need::scope("configuration_manage").with_role(Role::Administrator).by(CALLERS)
}

/// To make what opens the company's data. A key opens everything, so whoever makes one must
/// be allowed all that an administrator does: settings and people.
pub(super) fn manage_credentials() -> Need {
    let scopes = ["configuration_manage", "users_manage"];
    Need::all(scopes).with_role(Role::Administrator).by(CALLERS)
}

pub(super) fn administration_fault(error: AdministrationError) -> Fault {
    match error {
        AdministrationError::NotAdministrator => Fault::Forbidden(sentence(&error)),
        AdministrationError::NotFound => Fault::NotFound,
        AdministrationError::Internal(error) => unavailable(error).into(),
    }
}
