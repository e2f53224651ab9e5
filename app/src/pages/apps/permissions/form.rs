use oauth::client::Requirement;
use oauth::client::app::draft::{AppDraft, DraftScope};
use oauth::parameters::Parameters;
use oauth::scope::Scope;
use provider::Provider;

use crate::pages::apps::form::field_text;

pub const USE: &str = "use-";
pub const DEFAULT: &str = "default-";
pub const PURPOSE: &str = "purpose-";
pub const NOT_USED: &str = "no";

pub const REQUIRED: &str = "required";
pub const OPTIONAL: &str = "optional";
pub const PERMISSIONS: &str = "permissions";

pub fn read_permissions(form: &Parameters, provider: &Provider, draft: &mut AppDraft) {
    let scopes = provider.catalogue().all_scopes().map(|entry| &entry.scope);
    let read = |scope: &Scope| {
        let requirement = match form.get(&format!("{USE}{scope}"))? {
            REQUIRED => Requirement::Required,
            OPTIONAL => Requirement::Optional,
            _ => return None,
        };
        Some(DraftScope {
            scope: scope.clone(),
            requirement,
            is_default: form.get(&format!("{DEFAULT}{scope}")).is_some(),
            purpose: field_text(form, &format!("{PURPOSE}{scope}")),
        })
    };
    draft.scopes = scopes.filter_map(read).collect();
}
