use crate::authentication::AuthenticationClass;
use crate::parameters::Parameters;

/// In the app's order (OpenID Connect Core §3.1.2.1): the first that is known here is wanted. A
/// value that is not is no error: "as a Voluntary Claim".
pub(super) fn check_acr_values(parameters: &Parameters) -> Option<AuthenticationClass> {
    let wanted = parameters.get("acr_values")?;
    wanted.split_ascii_whitespace().find_map(AuthenticationClass::parse)
}
