//! What a person loses by what happens to them, or to what they are in a company: the one table.
//! The store does what it says in the transaction of the event, and nothing that was lost comes
//! back.

use crate::membership::Membership;
use crate::user::User;

/// What happens to an account, in whatever company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountEvent {
    /// Another person than the user set their password: the account may have been stolen.
    PasswordSet,
    Disabled,
    /// Signed out everywhere, by the operator.
    SignedOut,
    /// Everything that acts for the user is taken from them; they can sign in again.
    LockedDown,
    /// The user chose a new password themselves.
    OwnPasswordSet,
    /// The user ends what acts for them: apps and API tokens.
    DelegatesEnded,
}

impl AccountEvent {
    pub const ALL: [Self; 6] = [
        Self::PasswordSet,
        Self::Disabled,
        Self::SignedOut,
        Self::LockedDown,
        Self::OwnPasswordSet,
        Self::DelegatesEnded,
    ];

    /// As the audit log has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PasswordSet => "password",
            Self::Disabled => "disabled",
            Self::SignedOut => "signed_out",
            Self::LockedDown => "locked_down",
            Self::OwnPasswordSet => "own_password",
            Self::DelegatesEnded => "delegates_ended",
        }
    }

    pub fn losses(self) -> AccessLosses {
        let nothing = AccessLosses::default();
        match self {
            // They know which apps they have connected, and end what those hold if they want to.
            Self::SignedOut | Self::OwnPasswordSet => AccessLosses { sessions: true, ..nothing },
            Self::DelegatesEnded => AccessLosses { grants: true, api_tokens: true, ..nothing },
            // RFC 9700 §4.14.2: refresh tokens may be revoked "in case of a security event, such
            // as: password change". A person who knew the password may have connected apps with it.
            Self::PasswordSet => AccessLosses { sessions: true, grants: true, ..nothing },
            Self::Disabled | Self::LockedDown => AccessLosses::EVERYTHING,
        }
    }

    /// What a change of a user's record means.
    pub fn of_change(before: &User, after: &User) -> impl Iterator<Item = Self> {
        [
            (before.password_hash != after.password_hash, Self::PasswordSet),
            (after.disabled, Self::Disabled),
        ]
        .into_iter()
        .filter_map(|(happened, event)| happened.then_some(event))
    }
}

/// What happens to a membership. What is lost by it is what acts for that company alone; other
/// companies of the person are not touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipEvent {
    RoleChanged,
    Disabled,
    Removed,
}

impl MembershipEvent {
    pub const ALL: [Self; 3] = [Self::RoleChanged, Self::Disabled, Self::Removed];

    pub fn losses(self) -> AccessLosses {
        match self {
            // What is new may be used only after the next sign-in, at which the cookie changes
            // (OWASP ASVS 5.0, 7.2.4); what is old is gone with the role.
            Self::RoleChanged => AccessLosses { recent_sign_in: true, ..AccessLosses::default() },
            // The person is who they were: in other companies they need not sign in again.
            Self::Disabled | Self::Removed => {
                AccessLosses { recent_sign_in: false, ..AccessLosses::EVERYTHING }
            }
        }
    }

    /// What a change of a membership means.
    pub fn of_change(before: &Membership, after: &Membership) -> impl Iterator<Item = Self> {
        [(before.role != after.role, Self::RoleChanged), (!after.active, Self::Disabled)]
            .into_iter()
            .filter_map(|(happened, event)| happened.then_some(event))
    }
}

/// What ends for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the columns of a table")]
pub struct AccessLosses {
    /// Sessions go on, as if the user had signed in long ago.
    pub recent_sign_in: bool,
    /// Sessions, and with them every page and request that is open in one. With an account, also
    /// that browsers are known, whose failed sign-ins are counted by themselves.
    pub sessions: bool,
    /// What apps hold: grants, their codes, device codes, and tokens.
    pub grants: bool,
    /// API tokens that the user made.
    pub api_tokens: bool,
}

impl AccessLosses {
    const EVERYTHING: Self =
        Self { recent_sign_in: true, sessions: true, grants: true, api_tokens: true };

    #[must_use]
    pub fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |all, more| Self {
            recent_sign_in: all.recent_sign_in || more.recent_sign_in,
            sessions: all.sessions || more.sessions,
            grants: all.grants || more.grants,
            api_tokens: all.api_tokens || more.api_tokens,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::secret::PasswordHash;
    use crate::id::{CompanyId, UserId};
    use crate::role::Role;

    fn user() -> User {
        User {
            id: UserId::new("usr_lea"),
            email: "lea@fabrikam.example".to_owned(),
            first_name: "Lea".to_owned(),
            last_name: "Sand".to_owned(),
            language: None,
            password_hash: Some(PasswordHash::new("hash")),
            disabled: false,
        }
    }

    fn membership() -> Membership {
        Membership {
            user_id: UserId::new("usr_lea"),
            company_id: CompanyId::new("cmp_fabrikam"),
            role: Role::Standard,
            job_title: None,
            active: true,
        }
    }

    fn events(change: impl FnOnce(&mut User)) -> Vec<AccountEvent> {
        let mut after = user();
        change(&mut after);
        AccountEvent::of_change(&user(), &after).collect()
    }

    fn events_in_company(change: impl FnOnce(&mut Membership)) -> Vec<MembershipEvent> {
        let mut after = membership();
        change(&mut after);
        MembershipEvent::of_change(&membership(), &after).collect()
    }

    #[test]
    fn a_name_or_a_title_is_no_right() {
        assert_eq!(events(|user| user.first_name = "Leah".to_owned()), []);
        assert_eq!(events(|_| ()), []);
        assert_eq!(events_in_company(|member| member.job_title = Some("Boss".to_owned())), []);
    }

    #[test]
    fn each_right_that_changes_is_an_event() {
        let all = events(|user| {
            user.password_hash = Some(PasswordHash::new("other"));
            user.disabled = true;
        });
        assert_eq!(all, AccountEvent::ALL[..2]);
        assert_eq!(events(|user| user.password_hash = None), [AccountEvent::PasswordSet]);
        let all = events_in_company(|member| {
            member.role = Role::Administrator;
            member.active = false;
        });
        assert_eq!(all, MembershipEvent::ALL[..2]);
    }

    #[test]
    fn enabling_again_gives_nothing_back_and_takes_nothing() {
        let disabled = User { disabled: true, ..user() };
        assert_eq!(AccountEvent::of_change(&disabled, &user()).count(), 0);
        let inactive = Membership { active: false, ..membership() };
        assert_eq!(MembershipEvent::of_change(&inactive, &membership()).count(), 0);
    }

    #[test]
    fn nothing_survives_being_disabled() {
        let account = AccountEvent::Disabled.losses();
        let role = MembershipEvent::RoleChanged.losses();
        for losses in [account, MembershipEvent::Disabled.losses()] {
            let AccessLosses { sessions, grants, api_tokens, .. } =
                AccessLosses::of_all([role, losses]);
            assert!(sessions && grants && api_tokens);
        }
    }
}
