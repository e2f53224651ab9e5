pub mod grant;
pub mod offer;
pub mod policy;
