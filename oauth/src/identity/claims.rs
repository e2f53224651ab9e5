use serde_json::{Map, Value};

use crate::identity::{EMAIL, PROFILE};
use crate::scope::ScopeSet;
use crate::user::User;
use crate::words::words;

words! {
    /// Of the standard claims (OpenID Connect Core §5.1) those that are known of a person. Nothing
    /// is known of `email_verified`: addresses come from a company's administrators, too.
    pub enum Claim {
        Name = "name",
        GivenName = "given_name",
        FamilyName = "family_name",
        Locale = "locale",
        Email = "email",
    }
}

impl Claim {
    /// OpenID Connect Core §5.4.
    pub fn scope(self) -> &'static str {
        match self {
            Self::Name | Self::GivenName | Self::FamilyName | Self::Locale => PROFILE,
            Self::Email => EMAIL,
        }
    }

    pub fn is_granted(self, scopes: &ScopeSet) -> bool {
        scopes.iter().any(|scope| scope.as_str() == self.scope())
    }

    /// OpenID Connect Core §5.3.2: "If a Claim is not returned, that Claim Name SHOULD be omitted".
    fn value(self, user: &User) -> Option<String> {
        let text = match self {
            Self::Name => user.full_name(),
            Self::GivenName => user.first_name.clone(),
            Self::FamilyName => user.last_name.clone(),
            Self::Locale => user.language?.tag().to_owned(),
            Self::Email => user.email.clone(),
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

/// What `wanted` says of a person, as far as they granted it.
pub fn of(
    user: &User,
    wanted: impl IntoIterator<Item = Claim>,
    granted: &ScopeSet,
) -> Map<String, Value> {
    let granted = wanted.into_iter().filter(|claim| claim.is_granted(granted));
    let known = granted.filter_map(|claim| Some((claim.as_str(), claim.value(user)?)));
    known.map(|(name, value)| (name.to_owned(), Value::String(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UserId;

    fn ada() -> User {
        User {
            id: UserId::new("usr_ada"),
            email: "ada@northwind.example".to_owned(),
            first_name: "Ada".to_owned(),
            last_name: "Northwind".to_owned(),
            language: None,
            password_hash: None,
            disabled: false,
        }
    }

    fn names(scopes: &str) -> Vec<String> {
        let scopes = ScopeSet::parse(scopes).expect("scopes");
        of(&ada(), Claim::ALL, &scopes).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn nothing_is_said_that_was_not_granted_or_is_not_known() {
        assert!(names("openid").is_empty());
        assert_eq!(names("openid email"), ["email"]);
        assert_eq!(names("profile"), ["family_name", "given_name", "name"]);
    }
}
