//! Signed JSON: keys (RFC 7517), signatures (RFC 7515), and the kinds of JWT that this server
//! reads or writes: access tokens (RFC 9068), proofs of possession (RFC 9449) and client assertions
//! (RFC 7523); ID tokens are in [`crate::identity`]. Without the crate's feature `signatures` no signature is ever valid.

pub mod access_token;
pub mod algorithm;
pub mod client_assertion;
pub mod compact;
pub mod dpop;
pub(crate) mod json;
pub mod jwk;
mod numeric_date;
mod signature;
#[cfg(test)]
mod test_keys;
pub mod thumbprint;
