use oauth::catalogue::Catalogue;
use oauth::credential::api_credential::ApiCredential;
use oauth::credential::request::{ApiTokenRequest, DEFAULT_EXPIRY_DAYS, Expiry};
use oauth::parameters::Parameters;
use oauth::scope::ScopeSet;

use crate::components::form::PostForm;
use crate::components::scope_line::SCOPE_FIELD;
use crate::i18n::{Localizer, date};
use crate::pages::credentials::form::{NAME, NOTE, selected_scopes};

pub const PRESET: &str = "preset";
pub const ENDS: &str = "ends";
pub const ON_DAY: &str = "day";
pub const DAY: &str = "day";
pub const USE_PRESET: &str = "preset";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenDraft {
    pub name: String,
    pub note: String,
    /// An id; empty: none.
    pub preset: String,
    pub scopes: ScopeSet,
    ends: String,
    day: String,
}

impl TokenDraft {
    pub fn of_link(query: &Parameters, catalogue: &Catalogue) -> Self {
        let asked = query.get("scopes").unwrap_or_default();
        let asked: Vec<&str> = asked.split([' ', ',']).collect();
        let known = catalogue.scopes().iter().map(|entry| &entry.scope);
        let scopes = known.filter(|scope| asked.contains(&scope.as_str())).cloned().collect();
        let draft = Self::read(query, scopes);
        if query.get(PRESET).is_some() { draft.with_preset(catalogue) } else { draft }
    }

    pub fn of_form(form: &Parameters, catalogue: &Catalogue) -> Self {
        Self::read(form, selected_scopes(form, catalogue))
    }

    fn read(parameters: &Parameters, scopes: ScopeSet) -> Self {
        let text = |name| parameters.get(name).unwrap_or_default().trim().to_owned();
        let ends = match text(ENDS) {
            ends if ends.is_empty() => DEFAULT_EXPIRY_DAYS.to_string(),
            ends => ends,
        };
        Self {
            name: text(NAME),
            note: text(NOTE),
            preset: text(PRESET),
            scopes,
            ends,
            day: text(DAY),
        }
    }

    pub fn copy_of(credential: &ApiCredential) -> Self {
        Self {
            name: credential.name.clone(),
            note: credential.note.clone(),
            preset: String::new(),
            scopes: credential.scopes.clone(),
            ends: DEFAULT_EXPIRY_DAYS.to_string(),
            day: String::new(),
        }
    }

    #[must_use]
    pub fn with_preset(self, catalogue: &Catalogue) -> Self {
        let preset = catalogue.presets().iter().find(|preset| preset.id == self.preset);
        match preset {
            Some(preset) => Self { scopes: preset.scopes.clone(), ..self },
            None => self,
        }
    }

    pub fn request(&self, localizer: Localizer) -> ApiTokenRequest {
        let expiry = match self.day() {
            Some(day) => date::end_of_iso_day(localizer, day).map(Expiry::At),
            None => self.days().map(Expiry::Days),
        };
        ApiTokenRequest {
            name: self.name.clone(),
            note: self.note.clone(),
            scopes: self.scopes.clone(),
            expiry,
        }
    }

    pub fn day(&self) -> Option<&str> {
        (self.ends == ON_DAY).then_some(self.day.as_str())
    }

    pub fn days(&self) -> Option<u32> {
        self.ends.parse().ok()
    }

    pub fn hide_in(&self, form: PostForm) -> PostForm {
        let fields = [
            (NAME, &self.name),
            (NOTE, &self.note),
            (PRESET, &self.preset),
            (ENDS, &self.ends),
            (DAY, &self.day),
        ];
        let form = fields.into_iter().fold(form, |form, (name, value)| form.with(name, value));
        self.scopes
            .iter()
            .fold(form, |form, scope| form.with(format!("{SCOPE_FIELD}{scope}"), scope.as_str()))
    }
}
