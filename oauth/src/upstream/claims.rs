//! What an identity provider says of a person, and what it means here.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use thiserror::Error;

use super::{ClaimMapping, IdentityProvider};
use crate::client::domain::Domain;
use crate::display_text::check_line;
use crate::jose::json::read_object;
use crate::role::Role;
use crate::spelling::email::EmailAddress;

pub type Claims = Map<String, Value>;

/// The header and the claims of a JWT, whose signature is for another to verify. `None` if it is
/// none, or says something twice.
pub fn of_jwt(text: &str) -> Option<(Claims, Claims)> {
    let mut parts = text.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).ok());
    let mut object = || read_object(&parts.next()??);
    let read = (object()?, object()?);
    (parts.next().is_some() && parts.next().is_none()).then_some(read)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpstreamPerson {
    /// OpenID Connect Core 1.0 §2: "never reassigned", of this provider alone.
    pub subject: String,
    /// An address that the provider may speak for, and does.
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// `None`: it does not decide about roles.
    pub role: Option<Role>,
    /// Its session there.
    pub sid: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClaimsError {
    #[error("the claim `sub` is missing, or has more than 255 characters")]
    Subject,
    #[error("the person is in none of the groups that may come in")]
    NotMember,
}

/// OpenID Connect Core 1.0 §2.
const SUBJECT_LIMIT: usize = 255;
/// Of a session's name: longer than any that a provider gives.
const SID_LIMIT: usize = 255;

impl IdentityProvider {
    pub fn read(&self, claims: &Claims) -> Result<UpstreamPerson, ClaimsError> {
        let mapping = &self.settings.mapping;
        let subject = text(claims, "sub").filter(|sub| is_name(sub, SUBJECT_LIMIT));
        let subject = subject.ok_or(ClaimsError::Subject)?.to_owned();
        let is_in = |wanted: &[String]| {
            groups(claims, &mapping.groups).any(|group| wanted.iter().any(|wanted| wanted == group))
        };
        if !mapping.members.is_empty() && !is_in(&mapping.members) {
            return Err(ClaimsError::NotMember);
        }
        let role = (!mapping.administrators.is_empty()).then(|| {
            if is_in(&mapping.administrators) { Role::Administrator } else { Role::Standard }
        });
        let name = |claim: &str| text(claims, claim).and_then(|name| check_line(name).ok());
        Ok(UpstreamPerson {
            subject,
            email: self.proven_email(claims),
            first_name: name(&mapping.first_name),
            last_name: name(&mapping.last_name),
            role,
            sid: text(claims, "sid").filter(|sid| is_name(sid, SID_LIMIT)).map(str::to_owned),
        })
    }

    /// Never an address that any user could have typed there (OpenID Connect Core 1.0 §5.7), nor
    /// one of a domain that is not the company's.
    fn proven_email(&self, claims: &Claims) -> Option<String> {
        let mapping = &self.settings.mapping;
        let is_proven = match claims.get("email_verified") {
            Some(said) => *said == Value::Bool(true),
            None => mapping.trusts_email,
        };
        let email = EmailAddress::parse(text(claims, &mapping.email)?).ok()?.to_string();
        (is_proven && self.speaks_for(&email)).then_some(email)
    }

    pub fn speaks_for(&self, email: &str) -> bool {
        domain_of(email).is_some_and(|domain| self.domains.contains(&domain))
    }

    /// Whether it says all that is wanted to make an account.
    pub fn is_complete(&self, claims: &Claims) -> bool {
        let ClaimMapping { first_name, last_name, email, groups, administrators, members, .. } =
            &self.settings.mapping;
        let decides = !administrators.is_empty() || !members.is_empty();
        let names = [first_name, last_name, email].into_iter();
        names.chain(decides.then_some(groups)).all(|name| claims.contains_key(name))
    }
}

/// The domain of an address, however it is written.
pub fn domain_of(email: &str) -> Option<Domain> {
    let email = EmailAddress::parse(email).ok()?;
    let (_, domain) = email.as_str().rsplit_once('@')?;
    Domain::parse(domain).ok()
}

fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str)
}

fn groups<'a>(claims: &'a Claims, name: &str) -> impl Iterator<Item = &'a str> {
    let (one, several) = match claims.get(name) {
        Some(Value::String(one)) => (Some(one.as_str()), None),
        Some(Value::Array(several)) => (None, Some(several)),
        _ => (None, None),
    };
    one.into_iter().chain(several.into_iter().flatten().filter_map(Value::as_str))
}

fn is_name(text: &str, limit: usize) -> bool {
    !text.is_empty() && text.len() <= limit && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::id::{CompanyId, IdentityProviderId};
    use crate::upstream::UpstreamSettings;

    fn provider(change: impl FnOnce(&mut ClaimMapping)) -> IdentityProvider {
        let mut mapping = ClaimMapping::default();
        change(&mut mapping);
        IdentityProvider {
            id: IdentityProviderId::new("idp_1"),
            company_id: CompanyId::new("cmp_1"),
            name: "Fabrikam".to_owned(),
            issuer: "https://id.fabrikam.example".to_owned(),
            domains: vec![Domain::parse("fabrikam.example").expect("a domain")],
            settings: UpstreamSettings {
                client_id: "countersign".to_owned(),
                secret: None,
                scopes: Vec::new(),
                mapping,
                makes_accounts: true,
                has_button: false,
            },
            by_operator: true,
        }
    }

    fn read(provider: &IdentityProvider, claims: &Value) -> Result<UpstreamPerson, ClaimsError> {
        provider.read(claims.as_object().expect("an object"))
    }

    #[test]
    fn signin_2_no_address_is_believed_that_is_not_proven_and_not_of_a_domain_of_the_company() {
        let strict = provider(|_| ());
        let trusting = provider(|mapping| mapping.trusts_email = true);
        for (email, verified, of_strict, of_trusting) in [
            ("lea@fabrikam.example", json!(true), true, true),
            ("lea@FABRIKAM.example", json!(true), true, true),
            ("lea@fabrikam.example", json!(null), false, false),
            ("lea@fabrikam.example", json!(false), false, false),
            ("lea@fabrikam.example", json!("true"), false, false),
            ("ada@northwind.example", json!(true), false, false),
            ("lea@sub.fabrikam.example", json!(true), false, false),
            ("lea@fabrikam.example.evil.example", json!(true), false, false),
            ("lea", json!(true), false, false),
        ] {
            let claims = json!({ "sub": "1", "email": email, "email_verified": verified });
            for (provider, expected) in [(&strict, of_strict), (&trusting, of_trusting)] {
                let person = read(provider, &claims).expect("a person");
                assert_eq!(person.email.is_some(), expected, "{email} {verified}");
            }
        }
        let unsaid = json!({ "sub": "1", "email": "lea@fabrikam.example" });
        assert_eq!(read(&strict, &unsaid).expect("a person").email, None);
        let believed = read(&trusting, &unsaid).expect("a person").email;
        assert_eq!(believed.as_deref(), Some("lea@fabrikam.example"));
    }

    #[test]
    fn signin_2_a_group_makes_an_administrator_only_where_the_mapping_says_so() {
        let groups = json!({ "sub": "1", "groups": ["admins", "Administrator", "administrator"] });
        assert_eq!(read(&provider(|_| ()), &groups).expect("a person").role, None);
        let mapped = provider(|mapping| mapping.administrators = vec!["it".to_owned()]);
        assert_eq!(read(&mapped, &groups).expect("a person").role, Some(Role::Standard));
        for groups in [json!("it"), json!(["sales", "it"])] {
            let claims = json!({ "sub": "1", "groups": groups });
            let role = read(&mapped, &claims).expect("a person").role;
            assert_eq!(role, Some(Role::Administrator), "{claims}");
        }
        for groups in [json!("IT"), json!("it "), json!([["it"]]), json!({ "it": true }), json!(1)]
        {
            let claims = json!({ "sub": "1", "groups": groups });
            let role = read(&mapped, &claims).expect("a person").role;
            assert_eq!(role, Some(Role::Standard), "{claims}");
        }
    }

    #[test]
    fn signin_2_who_is_in_no_group_that_may_come_in_stays_outside() {
        let mapped = provider(|mapping| {
            mapping.groups = "hd".to_owned();
            mapping.members = vec!["fabrikam.example".to_owned()];
        });
        let read = |claims: Value| read(&mapped, &claims).map(|_| ());
        assert_eq!(read(json!({ "sub": "1" })), Err(ClaimsError::NotMember));
        assert_eq!(read(json!({ "sub": "1", "hd": "evil.example" })), Err(ClaimsError::NotMember));
        assert_eq!(read(json!({ "sub": "1", "hd": "fabrikam.example" })), Ok(()));
    }

    #[test]
    fn signin_2_a_person_without_a_name_of_their_own_there_is_refused() {
        let long = "x".repeat(256);
        for sub in [json!(null), json!(""), json!(7), json!(long), json!("a\nb")] {
            let claims = json!({ "sub": sub });
            assert_eq!(read(&provider(|_| ()), &claims), Err(ClaimsError::Subject), "{claims}");
        }
    }

    #[test]
    fn signin_2_a_name_that_could_deceive_is_left_out() {
        let claims = json!({ "sub": "1", "given_name": "Lea\u{202e}", "family_name": "Sand" });
        let person = read(&provider(|_| ()), &claims).expect("a person");
        assert_eq!((person.first_name, person.last_name.as_deref()), (None, Some("Sand")));
    }
}
