//! Every path of the server, once. A path without parameters is a constant. A path with
//! parameters is a constant for the router, such as [`CONNECTED_APP`], and a function that
//! fills it in, such as [`connected_app`]. [`UrlBuilder`] adds issuer, query and fragment.

mod links;
mod paths;
mod url;

pub use links::{
    ADMIN_CLIENT_ID, SIGN_IN_ANOTHER_ACCOUNT, SIGN_IN_CONFIRM, about_company_app, authorize,
    local_path, sign_in, sign_in_again, sign_in_with_another_account,
};
pub use paths::*;
pub use url::UrlBuilder;
