//! Each server function takes what a form sends, calls one use case, and leaves the typed outcome
//! in an [`outcome::Outcome`], which the server turns into a redirect or a page: a server function
//! that is called by a form without scripts cannot draw a page itself.

pub mod decide;
pub mod exchange;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod partner;
