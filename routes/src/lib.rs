//! Every path of the server, once. A path without parameters is a constant. A path with
//! parameters is a constant for the router, such as [`CONNECTED_APP`], and a function that
//! fills it in, such as [`connected_app`]. [`UrlBuilder`] adds issuer, query and fragment.

mod links;
mod paths;
mod url;

pub use links::*;
pub use paths::*;
pub use url::UrlBuilder;
