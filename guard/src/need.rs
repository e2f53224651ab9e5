//! What a route needs of its caller.

use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};

use crate::caller::{Access, Caller, MethodKind};
use crate::refusal::Refusal;

/// What a route needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    scopes: Scopes,
    role: Option<Role>,
    /// Those that are taken; none named: all.
    methods: Vec<MethodKind>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Scopes {
    #[default]
    None,
    Any(Vec<Scope>),
    All(Vec<Scope>),
}

impl Need {
    /// A good credential, whatever it opens.
    pub fn credential() -> Self {
        Self::default()
    }

    /// One scope.
    ///
    /// # Panics
    /// If `scope` is none (RFC 6749 §3.3): a fault of the program's text, found when its
    /// routes are built. So are those of [`Self::any`] and [`Self::all`].
    pub fn scope(scope: &str) -> Self {
        Self::all([scope])
    }

    /// One of these scopes.
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

    /// All of these scopes, of which there may be none.
    pub fn of(scopes: &ScopeSet) -> Self {
        Self { scopes: Scopes::All(scopes.iter().cloned().collect()), ..Self::default() }
    }

    /// A person on whose behalf an app calls, whatever its scopes.
    pub fn user() -> Self {
        Self::credential().by([MethodKind::AuthorizationCode])
    }

    /// The same, and this role.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// The same, shown by one of these methods.
    #[must_use]
    pub fn by(self, methods: impl IntoIterator<Item = MethodKind>) -> Self {
        Self { methods: methods.into_iter().collect(), ..self }
    }

    /// The scopes that are needed: all of them, or one if [`Self::takes_any`].
    pub fn scopes(&self) -> &[Scope] {
        match &self.scopes {
            Scopes::None => &[],
            Scopes::Any(scopes) | Scopes::All(scopes) => scopes,
        }
    }

    /// Whether one of the scopes is enough.
    pub fn takes_any(&self) -> bool {
        matches!(self.scopes, Scopes::Any(_))
    }

    /// The role that is needed, if one is.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// The methods of authentication that are taken.
    pub fn methods(&self) -> &[MethodKind] {
        if self.methods.is_empty() { &MethodKind::ALL } else { &self.methods }
    }

    /// Whether the caller has what is needed.
    pub(crate) fn check(&self, caller: &Caller) -> Result<(), Refusal> {
        let missing = match &self.scopes {
            Scopes::None => Vec::new(),
            Scopes::All(scopes) => missing(scopes, &caller.access),
            Scopes::Any(scopes) => {
                let missing = missing(scopes, &caller.access);
                if missing.len() < scopes.len() { Vec::new() } else { missing }
            }
        };
        if !missing.is_empty() {
            return Err(Refusal::ScopeMissing(missing));
        }
        if !self.methods().contains(&caller.method.kind()) {
            return Err(if self.methods == [MethodKind::AuthorizationCode] {
                Refusal::UserRequired
            } else {
                Refusal::MethodNotTaken(self.methods.clone())
            });
        }
        match self.role {
            Some(role) if role != caller.role => Err(Refusal::RoleRequired(role)),
            _ => Ok(()),
        }
    }
}

fn missing(scopes: &[Scope], access: &Access) -> Vec<Scope> {
    scopes.iter().filter(|scope| !access.opens(scope)).cloned().collect()
}

#[expect(clippy::expect_used, reason = "documented, and found at start")]
fn parse(scope: &str) -> Scope {
    scope.parse().expect("a scope of RFC 6749 §3.3")
}
