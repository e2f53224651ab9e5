use oauth::authorize::response_mode::ResponseMode;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::pages::apps::addresses::form::line_error;
use crate::pages::apps::frame::AppFrame;

#[derive(Clone, Debug)]
pub struct AddressesPage {
    pub frame: AppFrame,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub redirect_uris: String,
    pub response_modes: Vec<ResponseMode>,
    pub playground: Option<String>,
}

/// The line that an error is about.
pub(super) fn address_of(text: &str, field: &str) -> Option<String> {
    let lines = (1..).zip(text.lines());
    lines
        .into_iter()
        .find(|(line, _)| line_error(*line) == field)
        .map(|(_, text)| text.trim().to_owned())
}
