use super::error::PageRejection;
use crate::parameters::{ParameterError, Parameters};

/// In bytes: it must still fit into our own form once it is sealed.
const LIMIT: usize = 32 * 1024;

/// In bytes, of a device's request: it is stored until a person answers.
const DEVICE_LIMIT: usize = 8 * 1024;

pub(super) fn check_length(parameters: &Parameters) -> Result<(), PageRejection> {
    check(parameters, LIMIT)
}

pub(super) fn check_device_length(parameters: &Parameters) -> Result<(), PageRejection> {
    check(parameters, DEVICE_LIMIT)
}

fn check(parameters: &Parameters, limit: usize) -> Result<(), PageRejection> {
    if parameters.to_query().len() > limit {
        return Err(ParameterError::TooLong { limit }.into());
    }
    Ok(())
}
