use oauth::client::app::draft::{AppDraft, AppKind};
use oauth::parameters::Parameters;

use crate::pages::apps::form::field_text;

pub const NAME: &str = "name";
pub const DESCRIPTION: &str = "description";
pub const KIND: &str = "kind";

pub fn read_about(form: &Parameters, draft: &mut AppDraft) {
    draft.name = field_text(form, NAME);
    draft.description = field_text(form, DESCRIPTION);
    draft.kind = form.get(KIND).and_then(AppKind::parse).unwrap_or(draft.kind);
}
