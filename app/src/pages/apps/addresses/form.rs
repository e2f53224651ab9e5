use oauth::client::app::draft::AppDraft;
use oauth::parameters::Parameters;

use crate::pages::apps::form::field_text;

pub const REDIRECT_URIS: &str = "redirect_uris";

pub fn read_addresses(form: &Parameters, draft: &mut AppDraft) {
    // Browsers send lines with both marks (HTML §4.10.11.3); one is enough.
    draft.redirect_uris = field_text(form, REDIRECT_URIS).replace("\r\n", "\n");
}
