use super::callback::Callback;
use super::error::PageRejection;
use crate::client::Client;
use crate::client::redirect_uri::Destination;
use crate::parameters::Parameters;

/// Registered character by character (RFC 9700 §2.1). Makes the only value that can redirect.
pub(super) fn check_redirect_uri(
    parameters: &Parameters,
    client: &Client,
) -> Result<Callback, PageRejection> {
    let presented = parameters
        .get("redirect_uri")
        .ok_or_else(|| PageRejection::RedirectUriMissing { client_name: client.display_name() })?;
    let mut registered = client.redirect_uris.iter();
    let Some(matched) = registered.find(|uri| uri.matches(presented, client.native)) else {
        return Err(PageRejection::RedirectUriNotRegistered {
            client_name: client.display_name(),
            presented: presented.to_owned(),
            registered: client.redirect_uris.len(),
        });
    };
    let destination = if matched.as_str() == presented {
        matched.destination().clone()
    } else {
        // At another port.
        Destination::of(presented)
    };
    let state = parameters.get("state").map(str::to_owned);
    Ok(Callback::checked(presented.to_owned(), destination, state))
}
