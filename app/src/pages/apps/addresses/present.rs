use oauth::client::app::draft::AppDraft;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::pages::apps::steps::Steps;

#[derive(Clone, Debug)]
pub struct AddressesPage {
    pub steps: Steps,
    pub form: PostForm,
    pub errors: Vec<FormError>,
    pub redirect_uris: String,
    pub playground: Option<String>,
}

pub fn addresses_page(
    steps: Steps,
    form: PostForm,
    draft: &AppDraft,
    playground: Option<String>,
    errors: Vec<FormError>,
) -> AddressesPage {
    AddressesPage { steps, form, errors, redirect_uris: draft.redirect_uris.clone(), playground }
}
