//! What a page showed, in a hidden field of the form that decides about it.

use app::components::form::PostForm;
use oauth::consent::shown::ShownDigest;
use oauth::parameters::Parameters;

const FIELD: &str = "shown";

pub(crate) fn with_shown(form: PostForm, shown: &ShownDigest) -> PostForm {
    form.with(FIELD, shown.as_str())
}

/// A form that does not say is one about nothing that is shown.
pub(crate) fn seen(sent: &Parameters) -> ShownDigest {
    seen_if_said(sent).unwrap_or_else(|| ShownDigest::sent(""))
}

pub(crate) fn seen_if_said(sent: &Parameters) -> Option<ShownDigest> {
    sent.get(FIELD).map(ShownDigest::sent)
}
