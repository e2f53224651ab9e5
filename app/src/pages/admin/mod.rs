pub mod app;
pub mod apps;
pub mod audit;
pub mod frame;
pub mod policy;
pub mod present;
pub mod request;
pub mod requests;
