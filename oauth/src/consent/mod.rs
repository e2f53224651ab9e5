pub mod grant;
pub mod offer;
pub mod policy;
pub mod shown;
pub mod shown_app;
