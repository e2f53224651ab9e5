use oauth::catalogue::Catalogue;
use oauth::credential::api_credential::ApiCredential;
use oauth::credential::request::OAuthClientRequest;
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::ScopeSet;

use crate::components::form::PostForm;
use crate::components::scope_line::SCOPE_FIELD;
use crate::pages::credentials::form::{NAME, NOTE, selected_scopes};

pub const ROLE: &str = "role";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientDraft {
    pub name: String,
    pub note: String,
    pub role: Option<Role>,
    pub scopes: ScopeSet,
}

impl ClientDraft {
    pub fn of_form(form: &Parameters, catalogue: &Catalogue) -> Self {
        let text = |name| form.get(name).unwrap_or_default().trim();
        Self {
            name: text(NAME).to_owned(),
            note: text(NOTE).to_owned(),
            role: Role::parse(text(ROLE)),
            scopes: selected_scopes(form, catalogue),
        }
    }

    pub fn copy_of(credential: &ApiCredential) -> Self {
        Self {
            name: credential.name.clone(),
            note: credential.note.clone(),
            role: credential.role,
            scopes: credential.scopes.clone(),
        }
    }

    pub fn request(&self) -> OAuthClientRequest {
        let Self { name, note, role, scopes } = self.clone();
        OAuthClientRequest { name, note, scopes, role }
    }

    pub fn hide_in(&self, form: PostForm) -> PostForm {
        let role = self.role.map_or("", Role::as_str);
        let form = form.with(NAME, &self.name).with(NOTE, &self.note).with(ROLE, role);
        self.scopes
            .iter()
            .fold(form, |form, scope| form.with(format!("{SCOPE_FIELD}{scope}"), scope.as_str()))
    }
}
