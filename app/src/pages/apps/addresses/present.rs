use oauth::authorize::response_mode::ResponseMode;

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
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
