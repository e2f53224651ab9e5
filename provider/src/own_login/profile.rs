//! The profile that the platform sends of a user, checked by field.

use std::collections::HashSet;

use oauth::display_text::check_line;
use oauth::role::Role;
use oauth::spelling::email::EmailAddress;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Of names that the platform gives to people, companies and ways to sign in.
const NAME_LIMIT: usize = 255;

/// How many companies one person may belong to.
const MEMBERSHIP_LIMIT: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field}: {rule}")]
pub struct InvalidProfile {
    pub field: String,
    pub rule: String,
}

impl InvalidProfile {
    pub(super) fn new(field: impl Into<String>, rule: impl Into<String>) -> Self {
        Self { field: field.into(), rule: rule.into() }
    }
}

/// A person of the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformProfile {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// All that they have: what is not among them ends. `None`: they stay as they are.
    pub memberships: Option<Vec<PlatformMembership>>,
}

/// What a person is in a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformMembership {
    /// The company's id, here or at the platform.
    pub company_id: String,
    /// Of a company that is not known yet.
    pub company_name: Option<String>,
    pub role: Role,
    pub job_title: Option<String>,
    pub active: bool,
}

impl PlatformProfile {
    pub(super) fn checked(self) -> Result<Self, InvalidProfile> {
        Ok(Self {
            email: checked_email(&self.email)?,
            first_name: checked_text("first_name", &self.first_name)?,
            last_name: checked_text("last_name", &self.last_name)?,
            memberships: self.memberships.map(checked_memberships).transpose()?,
        })
    }
}

pub(super) fn checked_email(email: &str) -> Result<String, InvalidProfile> {
    let parsed = EmailAddress::parse(email);
    let rule = |_| InvalidProfile::new("email", "it is no e-mail address");
    parsed.map_err(rule).map(|address| address.to_string())
}

pub(super) fn checked_text(field: &str, text: &str) -> Result<String, InvalidProfile> {
    check_line(text).map_err(|rule| InvalidProfile::new(field, rule.to_string()))
}

pub(super) fn checked_memberships(
    all: Vec<PlatformMembership>,
) -> Result<Vec<PlatformMembership>, InvalidProfile> {
    if all.len() > MEMBERSHIP_LIMIT {
        let rule = format!("a person has at most {MEMBERSHIP_LIMIT}");
        return Err(InvalidProfile::new("memberships", rule));
    }
    if !all.iter().any(|membership| membership.active) {
        return Err(InvalidProfile::new("memberships", "one must be active"));
    }
    let mut companies = HashSet::new();
    if let Some(twice) = all.iter().find(|one| !companies.insert(one.company_id.as_str())) {
        let rule = format!("the company {} is there twice", twice.company_id);
        return Err(InvalidProfile::new("memberships", rule));
    }
    all.into_iter().enumerate().map(|(index, one)| checked_membership(index, one)).collect()
}

fn checked_membership(
    index: usize,
    membership: PlatformMembership,
) -> Result<PlatformMembership, InvalidProfile> {
    let field = |name: &str| format!("memberships[{index}].{name}");
    let text = |name: &str, text: Option<String>| {
        text.map(|text| checked_text(&field(name), &text)).transpose()
    };
    checked_name(&field("company_id"), &membership.company_id)?;
    Ok(PlatformMembership {
        company_name: text("company_name", membership.company_name)?,
        job_title: text("job_title", membership.job_title)?,
        ..membership
    })
}

/// OpenID Connect Core §2, of `sub`: "It MUST NOT exceed 255 ASCII characters in length."
pub(super) fn checked_name(field: &str, text: &str) -> Result<(), InvalidProfile> {
    let is_name = (1..=NAME_LIMIT).contains(&text.len())
        && text.bytes().all(|byte| (0x21..=0x7E).contains(&byte));
    if is_name {
        return Ok(());
    }
    let rule = format!("it must be 1 to {NAME_LIMIT} visible ASCII characters");
    Err(InvalidProfile::new(field, rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn membership(company: &str, active: bool) -> PlatformMembership {
        PlatformMembership {
            company_id: company.to_owned(),
            company_name: None,
            role: Role::Standard,
            job_title: None,
            active,
        }
    }

    fn profile(memberships: Vec<PlatformMembership>) -> PlatformProfile {
        PlatformProfile {
            email: "mo@hirely.example".to_owned(),
            first_name: "Mo".to_owned(),
            last_name: "Sand".to_owned(),
            memberships: Some(memberships),
        }
    }

    #[track_caller]
    fn assert_refused(profile: PlatformProfile, field: &str) {
        assert_eq!(profile.checked().map_err(|error| error.field), Err(field.to_owned()));
    }

    #[test]
    fn signin_3_each_field_is_checked_and_named() {
        let good = || profile(vec![membership("c1", true)]);
        assert_eq!(good().checked(), Ok(good()));
        assert_refused(PlatformProfile { email: "mo".to_owned(), ..good() }, "email");
        assert_refused(PlatformProfile { first_name: " ".to_owned(), ..good() }, "first_name");
        assert_refused(PlatformProfile { last_name: "a\nb".to_owned(), ..good() }, "last_name");
        assert_refused(profile(vec![membership("", true)]), "memberships[0].company_id");
        assert_refused(profile(vec![membership("é", true)]), "memberships[0].company_id");
        let titled =
            PlatformMembership { job_title: Some("\u{202e}".to_owned()), ..membership("c", true) };
        assert_refused(profile(vec![titled]), "memberships[0].job_title");
    }

    #[test]
    fn signin_3_one_membership_is_active_and_each_is_of_another_company() {
        assert_refused(profile(Vec::new()), "memberships");
        assert_refused(profile(vec![membership("c1", false)]), "memberships");
        assert_refused(
            profile(vec![membership("c1", true), membership("c1", false)]),
            "memberships",
        );
        let many = (0..=MEMBERSHIP_LIMIT).map(|number| membership(&number.to_string(), true));
        assert_refused(profile(many.collect()), "memberships");
    }
}
