use std::error::Error;
use std::fmt;

use crate::words::words;

words! {
    /// What is wrong with an identity provider. Nothing that it says itself is repeated.
    #[derive(Hash)]
    pub enum UpstreamFault {
        Unreachable = "unreachable",
        NotPublic = "not_public",
        NotHttps = "not_https",
        TooSlow = "too_slow",
        TooLarge = "too_large",
        Redirects = "redirects",
        /// A status other than 200.
        Status = "status",
        Malformed = "malformed",
        /// Its metadata is of another issuer (OpenID Connect Discovery 1.0 §4.3).
        OtherIssuer = "other_issuer",
        /// It does not do what is needed.
        Unsuitable = "unsuitable",
        /// It refuses us, or the code (RFC 6749 §5.2).
        Refused = "refused",
        Signature = "signature",
        /// `none`, or one with a shared key.
        Algorithm = "algorithm",
        Issuer = "issuer",
        Audience = "audience",
        Expired = "expired",
        Nonce = "nonce",
        AccessTokenHash = "access_token_hash",
        Subject = "subject",
        /// It did not ask the person again, or does not say when (`auth_time`).
        NotRecent = "not_recent",
    }
}

impl Error for UpstreamFault {}

impl fmt::Display for UpstreamFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.explain())
    }
}

impl UpstreamFault {
    /// For the operator.
    pub fn explain(self) -> &'static str {
        match self {
            Self::Unreachable => "it cannot be reached",
            Self::NotPublic => "it has an address that is not on the public Internet",
            Self::NotHttps => "one of its addresses does not begin with https://, or names a port",
            Self::TooSlow => "it did not answer in time",
            Self::TooLarge => "it answers with too much",
            Self::Redirects => "it redirects; name the address to which it does",
            Self::Status => "it does not answer with the status 200",
            Self::Malformed => "its answer cannot be read",
            Self::OtherIssuer => "its metadata names another issuer",
            Self::Unsuitable => {
                "it does not offer the code flow, or signs with none of RS256, PS256, ES256 and EdDSA"
            }
            Self::Refused => "it refuses the client or the code",
            Self::Signature => "the signature is not by one of its keys",
            Self::Algorithm => "the ID token is signed by none of RS256, PS256, ES256 and EdDSA",
            Self::Issuer => "the answer is of another issuer",
            Self::Audience => "the ID token is for another client",
            Self::Expired => "the ID token has expired, or is of another time",
            Self::Nonce => "the ID token answers another request",
            Self::AccessTokenHash => "the ID token belongs to another access token",
            Self::Subject => "it does not say who the person is",
            Self::NotRecent => "it does not say that the person signed in just now",
        }
    }
}
