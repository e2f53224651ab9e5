//! What a route requires of its caller.

use oauth::authentication::AuthenticationClass;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};

use crate::caller::{Access, Caller, MethodKind};
use crate::error::GuardError;

/// What a route requires: scopes, a role, methods of authentication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirement {
    scopes: Scopes,
    role: Option<Role>,
    /// Empty: all methods.
    methods: Vec<MethodKind>,
    class: Option<AuthenticationClass>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Scopes {
    #[default]
    None,
    Any(Vec<Scope>),
    All(Vec<Scope>),
}

impl Requirement {
    /// A valid credential, whatever it grants access to.
    pub fn credential() -> Self {
        Self::default()
    }

    /// One scope.
    ///
    /// # Panics
    /// If `scope` is not a scope token (RFC 6749 §3.3): an error in the program's text, found
    /// when its routes are built. The same holds for [`Self::any`] and [`Self::all`].
    pub fn scope(scope: &str) -> Self {
        Self::all([scope])
    }

    /// At least one of these scopes.
    ///
    /// # Panics
    /// See [`Self::scope`].
    pub fn any<'a>(scopes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { scopes: Scopes::Any(scopes.into_iter().map(parse).collect()), ..Self::default() }
    }

    /// All of these scopes.
    ///
    /// # Panics
    /// See [`Self::scope`].
    pub fn all<'a>(scopes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { scopes: Scopes::All(scopes.into_iter().map(parse).collect()), ..Self::default() }
    }

    /// All scopes of a set, which may be empty.
    pub fn of(scopes: &ScopeSet) -> Self {
        Self { scopes: Scopes::All(scopes.iter().cloned().collect()), ..Self::default() }
    }

    /// An access token that acts for a person (RFC 6749 §4.1), whatever its scopes.
    pub fn user() -> Self {
        Self::credential().by([MethodKind::AuthorizationCode])
    }

    /// Requires a role as well.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// Requires a person who was authenticated as strongly as that: other tokens of people are
    /// answered with the challenge of RFC 9470 §3, with which an app sends its user to sign in with
    /// more. See [`Caller::signed_in`] for when that was.
    #[must_use]
    pub fn with_class(self, class: AuthenticationClass) -> Self {
        Self { class: Some(class), ..self }
    }

    /// Accepts these methods of authentication alone.
    #[must_use]
    pub fn by(self, methods: impl IntoIterator<Item = MethodKind>) -> Self {
        Self { methods: methods.into_iter().collect(), ..self }
    }

    /// The required scopes: all of them, or one of them if [`Self::takes_any`].
    pub fn scopes(&self) -> &[Scope] {
        match &self.scopes {
            Scopes::None => &[],
            Scopes::Any(scopes) | Scopes::All(scopes) => scopes,
        }
    }

    /// Whether one of [`Self::scopes`] is enough.
    pub fn takes_any(&self) -> bool {
        matches!(self.scopes, Scopes::Any(_))
    }

    /// The required role.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// The accepted methods of authentication; all of them where none was named.
    pub fn methods(&self) -> &[MethodKind] {
        if self.methods.is_empty() { &MethodKind::ALL } else { &self.methods }
    }

    pub(crate) fn check(&self, caller: &Caller) -> Result<(), GuardError> {
        let missing = match &self.scopes {
            Scopes::None => Vec::new(),
            Scopes::All(scopes) => missing(scopes, &caller.access),
            Scopes::Any(scopes) => {
                let missing = missing(scopes, &caller.access);
                if missing.len() < scopes.len() { Vec::new() } else { missing }
            }
        };
        if !missing.is_empty() {
            let granted = match &caller.access {
                Access::Full => ScopeSet::default(),
                Access::Scopes(scopes) => scopes.clone(),
            };
            return Err(GuardError::ScopeMissing { missing, granted });
        }
        if !self.methods().contains(&caller.method.kind()) {
            return Err(if self.methods == [MethodKind::AuthorizationCode] {
                GuardError::UserRequired
            } else {
                GuardError::MethodNotTaken(self.methods.clone())
            });
        }
        if let Some(role) = self.role
            && role != caller.role
        {
            return Err(GuardError::RoleRequired(role));
        }
        // Last: a new sign-in is asked for only where it helps.
        match (self.class, &caller.signed_in) {
            (Some(_), None) => Err(GuardError::UserRequired),
            (Some(class), Some(signed_in)) if signed_in.class < class => {
                Err(GuardError::SignInTooWeak(class))
            }
            _ => Ok(()),
        }
    }
}

fn missing(scopes: &[Scope], access: &Access) -> Vec<Scope> {
    scopes.iter().filter(|scope| !access.grants(scope)).cloned().collect()
}

#[expect(clippy::expect_used, reason = "documented, and found at start")]
fn parse(scope: &str) -> Scope {
    scope.parse().expect("a scope of RFC 6749 §3.3")
}
