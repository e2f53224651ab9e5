//! What operators see of the server: log, metrics, traces.

pub mod log;
pub(crate) mod log_writer;
pub(crate) mod metrics;
pub(crate) mod otlp_client;
pub(crate) mod request;
pub(crate) mod traces;
