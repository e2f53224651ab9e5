use std::fmt;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// To hash it, compare it, or hand it to its owner.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

secret!(
    /// RFC 6749 §1.3.1.
    AuthorizationCode
);
secret!(
    /// RFC 6749 §1.4.
    AccessToken
);
secret!(
    /// RFC 6749 §1.5.
    RefreshToken
);
secret!(
    /// RFC 8628 §3.2.
    DeviceCode
);
secret!(
    /// RFC 6749 §2.3.1.
    ClientSecret
);
secret!(ApiSecret);
secret!(Password);
secret!(
    /// Argon2id in PHC form: not the password, and not for show either.
    PasswordHash
);
secret!(SessionToken);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", AccessToken::new("abc")), "AccessToken(…)");
    }
}
