use oauth::authorize::response_mode::ResponseMode;
use oauth::client::app::draft::AppDraft;
use oauth::parameters::Parameters;

use crate::pages::apps::form::field_text;

pub const REDIRECT_URIS: &str = "redirect_uris";

pub fn response_mode_field(mode: ResponseMode) -> String {
    format!("response-mode-{}", mode.as_str())
}

pub fn read_addresses(form: &Parameters, draft: &mut AppDraft) {
    // Browsers send lines with both marks (HTML §4.10.11.3); one is enough.
    draft.redirect_uris = field_text(form, REDIRECT_URIS).replace("\r\n", "\n");
    let is_ticked = |mode: &ResponseMode| form.get(&response_mode_field(*mode)).is_some();
    draft.response_modes = ResponseMode::ALL.into_iter().filter(is_ticked).collect();
}
