//! How a person proved who they are.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use crate::id::IdentityProviderId;
use crate::timestamp::Timestamp;
use crate::words::words;

words! {
    /// A value of `amr` (RFC 8176 §2).
    #[derive(PartialOrd, Ord)]
    pub enum AuthenticationMethod {
        Password = "pwd",
        OneTimePassword = "otp",
        /// A key that does not leave its device, such as a passkey of a security key.
        HardwareKey = "hwk",
        /// A key that its owner's devices share, such as a passkey that is synchronized.
        SoftwareKey = "swk",
        /// The device asked for a PIN, a fingerprint or the like.
        UserPresence = "user",
        MultipleFactors = "mfa",
    }
}

/// In the order of [`AuthenticationMethod::ALL`], each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthenticationMethods(Vec<AuthenticationMethod>);

impl AuthenticationMethods {
    pub fn iter(&self) -> impl Iterator<Item = AuthenticationMethod> {
        self.0.iter().copied()
    }

    pub fn contains(&self, method: AuthenticationMethod) -> bool {
        self.0.contains(&method)
    }

    /// What the methods amount to.
    pub fn class(&self) -> AuthenticationClass {
        if self.contains(AuthenticationMethod::MultipleFactors) {
            AuthenticationClass::TwoFactors
        } else {
            AuthenticationClass::OneFactor
        }
    }
}

impl FromIterator<AuthenticationMethod> for AuthenticationMethods {
    fn from_iter<I: IntoIterator<Item = AuthenticationMethod>>(methods: I) -> Self {
        let mut methods: Vec<_> = methods.into_iter().collect();
        methods.sort_unstable();
        methods.dedup();
        Self(methods)
    }
}

/// Separated by spaces.
impl fmt::Display for AuthenticationMethods {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, method) in self.iter().enumerate() {
            let space = if position == 0 { "" } else { " " };
            write!(formatter, "{space}{}", method.as_str())?;
        }
        Ok(())
    }
}

/// A method that is not known here proves nothing here, and is left out.
impl FromStr for AuthenticationMethods {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.split_ascii_whitespace().filter_map(AuthenticationMethod::parse).collect())
    }
}

words! {
    /// A value of `acr` (OpenID Connect Core 1.0 §2), from the weakest.
    #[derive(PartialOrd, Ord)]
    pub enum AuthenticationClass {
        OneFactor = "urn:countersign:acr:1fa",
        TwoFactors = "urn:countersign:acr:2fa",
    }
}

/// When a person proved who they are, and how: what tokens say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticated {
    pub at: Timestamp,
    pub methods: AuthenticationMethods,
}

/// That a person proved who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authentication {
    pub at: Timestamp,
    pub methods: AuthenticationMethods,
    /// Who says so; `None`: they proved it here.
    pub provider: Option<IdentityProviderId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn methods(text: &str) -> AuthenticationMethods {
        let Ok(methods) = text.parse();
        methods
    }

    #[test]
    fn methods_are_written_in_one_order_each_once() {
        assert_eq!(methods("mfa otp pwd otp").to_string(), "pwd otp mfa");
        assert_eq!(methods("").to_string(), "");
    }

    #[test]
    fn an_unknown_method_proves_nothing() {
        assert_eq!(methods("pwd face MFA").to_string(), "pwd");
    }

    #[test]
    fn two_methods_are_two_factors_only_where_it_is_said() {
        assert_eq!(methods("pwd user").class(), AuthenticationClass::OneFactor);
        assert_eq!(methods("hwk user mfa").class(), AuthenticationClass::TwoFactors);
        assert!(AuthenticationClass::OneFactor < AuthenticationClass::TwoFactors);
    }
}
