//! Parameters of statements.

use oauth::authorize::pkce::CodeChallenge;
use oauth::client::domain::Domain;
use oauth::client::logo::LogoId;
use oauth::client::redirect_uri::RedirectUri;
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{
    ApiCredentialId, ApprovalRequestId, AuthenticatorId, ClientId, CompanyId, EmailId, GrantId,
    IdentityProviderId, PasskeyId, PublisherId, SessionId, TokenFamilyId, TransactionId, UserId,
};
use oauth::jose::thumbprint::Thumbprint;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;

use crate::version::Version;

/// A parameter of a statement, which each driver binds in its own way.
pub(crate) enum Value<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
    OwnedText(String),
    Blob(&'a [u8]),
}

/// The parameters of a statement, in the order of their numbers.
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::sql::value::Value::from($value)),*] };
}
pub(crate) use params;

/// The part of a hash that is indexed: its first eight bytes.
pub(crate) fn prefix(digest: &Digest) -> i64 {
    i64::from_be_bytes(digest.prefix())
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! copied {
    ($($type:ty: $value:ident => $made:expr;)+) => { $(
        impl From<$type> for Value<'_> {
            fn from($value: $type) -> Self {
                $made
            }
        }
    )+ };
}

copied! {
    bool: value => Self::Boolean(value);
    i64: value => Self::Integer(value);
    u32: value => Self::Integer(value.into());
    Timestamp: value => Self::Integer(value.0);
    Version: value => Self::Integer(value.0);
    Role: value => Self::Text(value.as_str());
    String: value => Self::OwnedText(value);
    &ScopeSet: value => Self::OwnedText(value.to_string());
    &Resources: value => Self::OwnedText(value.to_string());
}

macro_rules! borrowed {
    ($($type:ty)+) => { $(
        impl<'a> From<&'a $type> for Value<'a> {
            fn from(value: &'a $type) -> Self {
                Self::Text(value.as_str())
            }
        }
    )+ };
}

borrowed! {
    String ApiCredentialId ApprovalRequestId AuthenticatorId ClientId CompanyId GrantId EmailId
    IdentityProviderId PasskeyId PublisherId SessionId TokenFamilyId TransactionId UserId
    CodeChallenge Domain LogoId RedirectUri Scope
    Thumbprint
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Blob(value)
    }
}

impl<'a> From<&'a Digest> for Value<'a> {
    fn from(value: &'a Digest) -> Self {
        Self::Blob(value.as_bytes())
    }
}
