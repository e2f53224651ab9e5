use oauth::catalogue::Catalogue;
use oauth::parameters::Parameters;
use oauth::scope::{Scope, ScopeSet};

use crate::components::scope_line::SCOPE_FIELD;

pub const NAME: &str = "name";
pub const NOTE: &str = "note";
pub const ACTION: &str = "action";
pub const REVIEW: &str = "review";
pub const EDIT: &str = "edit";
pub const CREATE: &str = "create";
pub const PERMISSIONS: &str = "permissions";

pub(crate) fn selected_scopes(form: &Parameters, catalogue: &Catalogue) -> ScopeSet {
    let known = catalogue.scopes().iter().map(|entry| &entry.scope);
    let is_chosen = |scope: &&Scope| form.get(&format!("{SCOPE_FIELD}{scope}")).is_some();
    known.filter(is_chosen).cloned().collect()
}
