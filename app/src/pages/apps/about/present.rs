use oauth::client::app::draft::{AppDraft, AppKind};

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::pick_row::Choice;
use crate::i18n::Localizer;
use crate::pages::apps::frame::AppFrame;

#[derive(Clone, Debug)]
pub struct AboutPage {
    pub frame: AppFrame,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub name: String,
    pub description: String,
    pub kinds: Vec<Choice>,
    pub kind_is_fixed: bool,
}

pub fn about_page(
    localizer: Localizer,
    frame: AppFrame,
    form: PostForm,
    draft: &AppDraft,
    is_registered: bool,
    errors: Vec<FormError>,
) -> AboutPage {
    let kinds = AppKind::ALL.into_iter().map(|kind| {
        let (title, consequence) = match kind {
            AppKind::Server => ("partner-kind-server", "partner-kind-server-text"),
            AppKind::Browser => ("partner-kind-browser", "partner-kind-browser-text"),
            AppKind::Device => ("partner-kind-device", "partner-kind-device-text"),
        };
        Choice {
            value: kind.as_str(),
            name: localizer.t(title),
            consequence: localizer.t(consequence),
            chosen: kind == draft.kind,
        }
    });
    AboutPage {
        frame,
        form,
        errors,
        name: draft.name.clone(),
        description: draft.description.clone(),
        kinds: kinds.collect(),
        kind_is_fixed: is_registered,
    }
}
