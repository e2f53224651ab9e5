//! A token's form, as far as it is filled in.

use oauth::api_credential::{ApiCredential, ApiTokenRequest, DEFAULT_EXPIRY_DAYS, Expiry};
use oauth::catalogue::Catalogue;
use oauth::parameters::Parameters;
use oauth::scope::{Scope, ScopeSet};

use crate::components::form::PostForm;
use crate::components::scope_line::CHOSEN;
use crate::pages::credentials::token_form::{DAY, ENDS, NAME, NOTE, ON_DAY, PRESET};
use crate::present::date;

/// The permissions that are ticked in a form.
pub(super) fn chosen(form: &Parameters, catalogue: &Catalogue) -> ScopeSet {
    let known = catalogue.scopes().iter().map(|entry| &entry.scope);
    let is_chosen = |scope: &&Scope| form.get(&format!("{CHOSEN}{scope}")).is_some();
    known.filter(is_chosen).cloned().collect()
}

/// What was typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenDraft {
    /// The name.
    pub name: String,
    /// The note.
    pub note: String,
    /// The preset's id; empty: none.
    pub preset: String,
    /// The permissions.
    pub scopes: ScopeSet,
    /// Days, or [`ON_DAY`].
    ends: String,
    /// The day.
    day: String,
}

impl TokenDraft {
    /// What a link says: it may fill the form in, and no more.
    pub fn of_link(query: &Parameters, catalogue: &Catalogue) -> Self {
        let asked = query.get("scopes").unwrap_or_default();
        let asked: Vec<&str> = asked.split([' ', ',']).collect();
        let known = catalogue.scopes().iter().map(|entry| &entry.scope);
        let scopes = known.filter(|scope| asked.contains(&scope.as_str())).cloned().collect();
        let draft = Self::read(query, scopes);
        if query.get(PRESET).is_some() { draft.with_preset(catalogue) } else { draft }
    }

    /// What the form says.
    pub fn of_form(form: &Parameters, catalogue: &Catalogue) -> Self {
        Self::read(form, chosen(form, catalogue))
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

    /// One like a token that exists.
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

    /// The same with the permissions of its preset.
    #[must_use]
    pub fn with_preset(self, catalogue: &Catalogue) -> Self {
        let preset = catalogue.presets().iter().find(|preset| preset.id == self.preset);
        match preset {
            Some(preset) => Self { scopes: preset.scopes.clone(), ..self },
            None => self,
        }
    }

    /// What is asked for.
    pub fn request(&self) -> ApiTokenRequest {
        let expiry = match self.day() {
            Some(day) => date::end_of_iso_day(day).map(Expiry::At),
            None => self.days().map(Expiry::Days),
        };
        ApiTokenRequest {
            name: self.name.clone(),
            note: self.note.clone(),
            scopes: self.scopes.clone(),
            expiry,
        }
    }

    /// The day on which it is to end, if one is to be typed.
    pub fn day(&self) -> Option<&str> {
        (self.ends == ON_DAY).then_some(self.day.as_str())
    }

    /// After how many days it is to end.
    pub fn days(&self) -> Option<u32> {
        self.ends.parse().ok()
    }

    /// A form that carries all of it.
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
            .fold(form, |form, scope| form.with(format!("{CHOSEN}{scope}"), scope.as_str()))
    }
}
