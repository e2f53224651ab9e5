//! `/admin`: what an administrator of a company sees: its apps, what people ask, and what
//! they may allow.

pub mod app;
pub mod apps;
pub mod audit;
pub mod frame;
pub mod policy;
pub mod present;
pub mod request;
pub mod requests;
