use thiserror::Error;
use url::Url;

use crate::client::introduced::origin::Origin;
use crate::client::publisher::Publisher;
use crate::client::{Client, ClientKind, Profile};
use crate::display_text::{NameError, NameRules, TextError, check_name, check_purpose};
use crate::email::is_plausible;
use crate::id::ClientId;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RegistrationError {
    /// RFC 6749 appendix A.1.
    #[error("client id: use 1 to 100 printable ASCII characters without spaces")]
    MalformedId,
    /// RFC 9700 §4.15.1.
    #[error("client id: it begins with “usr_”, as the ids of users do; choose another")]
    IdOfUser,
    #[error("client id: it begins as those of apps that introduce themselves; choose another")]
    IdOfIntroduced,
    #[error("name: {0}")]
    Name(#[from] NameError),
    #[error("description: {0}")]
    Description(TextError),
    #[error("purpose of {scope}: {fault}")]
    Purpose { scope: String, fault: TextError },
    #[error("profile: a public client cannot be a legacy one; give it a secret, or use standard")]
    PublicLegacy,
    #[error("support e-mail: it must be an e-mail address, such as help@example.com")]
    SupportEmail,
    #[error("{field}: it must be an https address, such as https://example.com/privacy")]
    Link { field: &'static str },
}

/// Its texts composed (NFC).
pub fn check_client(client: Client, rules: &NameRules) -> Result<Client, RegistrationError> {
    check_id(&client.id)?;
    if client.profile == Profile::Legacy && client.kind == ClientKind::Public {
        return Err(RegistrationError::PublicLegacy);
    }
    let name = check_name(&client.name, rules)?;
    let description = client
        .description
        .as_deref()
        .map(check_purpose)
        .transpose()
        .map_err(RegistrationError::Description)?;
    let mut scopes = client.scopes;
    for entry in &mut scopes {
        if let Some(purpose) = &entry.purpose {
            let scope = entry.scope.to_string();
            let checked = check_purpose(purpose)
                .map_err(|fault| RegistrationError::Purpose { scope, fault })?;
            entry.purpose = Some(checked);
        }
    }
    Ok(Client { name, description, scopes, ..client })
}

/// Its name composed (NFC).
pub fn check_publisher(
    publisher: Publisher,
    rules: &NameRules,
) -> Result<Publisher, RegistrationError> {
    let name = check_name(&publisher.name, rules)?;
    for (field, link) in [
        ("website", &publisher.website),
        ("privacy policy", &publisher.privacy_policy),
        ("terms", &publisher.terms),
    ] {
        // Shown as a link: `javascript:` and the like must not be one.
        if link.as_deref().is_some_and(|link| !is_https(link)) {
            return Err(RegistrationError::Link { field });
        }
    }
    if publisher.support_email.as_deref().is_some_and(|email| !is_plausible(email)) {
        return Err(RegistrationError::SupportEmail);
    }
    Ok(Publisher { name, ..publisher })
}

fn is_https(link: &str) -> bool {
    Url::parse(link).is_ok_and(|url| url.scheme() == "https" && url.username().is_empty())
}

/// RFC 9700 §4.15.1: a client must not be able to choose an id that a resource server could take
/// for a person's. And RFC 6749 appendix A.1, without the space.
fn check_id(id: &ClientId) -> Result<(), RegistrationError> {
    let id = id.as_str();
    if !(1..=100).contains(&id.len()) || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(RegistrationError::MalformedId);
    }
    let is_of_user = id.get(..4).is_some_and(|mark| mark.eq_ignore_ascii_case("usr_"));
    if is_of_user {
        return Err(RegistrationError::IdOfUser);
    }
    if Origin::of(&ClientId::new(id)).is_self_introduced() {
        return Err(RegistrationError::IdOfIntroduced);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_be_a_users_is_refused() {
        let check = |id: &str| check_id(&ClientId::new(id));
        assert_eq!(check("usr_1"), Err(RegistrationError::IdOfUser));
        assert_eq!(check("USR_1"), Err(RegistrationError::IdOfUser));
        for id in ["", "a b", "å", "a\n", &"a".repeat(101)] {
            assert_eq!(check(id), Err(RegistrationError::MalformedId), "{id:?}");
        }
        for id in ["https://app.example/client", "http://localhost/c", "reg_1"] {
            assert_eq!(check(id), Err(RegistrationError::IdOfIntroduced), "{id}");
        }
        assert_eq!(check("demo-partner"), Ok(()));
    }

    #[test]
    fn a_link_is_https() {
        for link in ["javascript:alert(1)", "http://a.example", "data:,", "a.example", ""] {
            assert!(!is_https(link), "{link}");
        }
        assert!(is_https("https://a.example/privacy"));
    }
}
