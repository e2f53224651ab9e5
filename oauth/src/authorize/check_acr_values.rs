use crate::authentication::AuthenticationClass;
use crate::client::Client;
use crate::parameters::Parameters;

/// In the app's order (OpenID Connect Core §3.1.2.1): the first that is known here is wanted. A
/// value that is not is no error: "as a Voluntary Claim". Who names none wants what the client is
/// registered with.
pub(super) fn check_acr_values(
    parameters: &Parameters,
    client: &Client,
) -> Option<AuthenticationClass> {
    let Some(wanted) = parameters.get("acr_values") else { return client.default_class };
    wanted.split_ascii_whitespace().find_map(AuthenticationClass::parse)
}
