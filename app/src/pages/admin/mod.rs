pub mod app;
pub mod apps;
pub mod audit;
pub mod csv;
pub mod find;
pub mod frame;
pub mod policy;
pub mod present;
pub mod preview;
pub mod request;
pub mod requests;
mod subject;

pub use subject::TRUST;
