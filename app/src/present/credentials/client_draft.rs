//! An OAuth client's form, as far as it is filled in.

use oauth::api_credential::{ApiCredential, OAuthClientRequest};
use oauth::catalogue::Catalogue;
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::ScopeSet;

use super::token_draft::chosen;
use crate::components::form::PostForm;
use crate::components::scope_line::CHOSEN;
use crate::pages::credentials::client_form::ROLE;
use crate::pages::credentials::token_form::{NAME, NOTE};

/// What was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientDraft {
    /// The name.
    pub name: String,
    /// The description.
    pub note: String,
    /// The system role.
    pub role: Option<Role>,
    /// The permissions.
    pub scopes: ScopeSet,
}

impl ClientDraft {
    /// What the form says.
    pub fn of_form(form: &Parameters, catalogue: &Catalogue) -> Self {
        let text = |name| form.get(name).unwrap_or_default().trim();
        Self {
            name: text(NAME).to_owned(),
            note: text(NOTE).to_owned(),
            role: Role::ALL.into_iter().find(|role| role.as_str() == text(ROLE)),
            scopes: chosen(form, catalogue),
        }
    }

    /// One like a client that exists.
    pub fn copy_of(credential: &ApiCredential) -> Self {
        Self {
            name: credential.name.clone(),
            note: credential.note.clone(),
            role: credential.role,
            scopes: credential.scopes.clone(),
        }
    }

    /// What is asked for.
    pub fn request(&self) -> OAuthClientRequest {
        let Self { name, note, role, scopes } = self.clone();
        OAuthClientRequest { name, note, scopes, role }
    }

    /// A form that carries all of it.
    pub fn hide_in(&self, form: PostForm) -> PostForm {
        let role = self.role.map_or("", Role::as_str);
        let form = form.with(NAME, &self.name).with(NOTE, &self.note).with(ROLE, role);
        self.scopes
            .iter()
            .fold(form, |form, scope| form.with(format!("{CHOSEN}{scope}"), scope.as_str()))
    }
}
