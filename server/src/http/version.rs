//! The version of what a form edits, in a hidden field.

use app::components::form::PostForm;
use oauth::parameters::Parameters;
use store::Version;

const FIELD: &str = "version";

/// What no row has: nothing is changed.
const OTHER: Version = Version(-1);

pub(crate) fn with_version(form: PostForm, version: Version) -> PostForm {
    form.with(FIELD, version.to_string())
}

/// The version that the form showed; `None` if it does not say.
pub(crate) fn seen_version(sent: &Parameters) -> Option<Version> {
    sent.get(FIELD).map(|text| text.parse().unwrap_or(OTHER))
}
