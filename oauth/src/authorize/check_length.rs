use super::error::PageRejection;
use crate::parameters::{ParameterError, Parameters};

/// In bytes: it must still fit into our own form once it is sealed.
const LIMIT: usize = 32 * 1024;

pub(super) fn check_length(parameters: &Parameters) -> Result<(), PageRejection> {
    if parameters.to_query().len() > LIMIT {
        return Err(ParameterError::TooLong { limit: LIMIT }.into());
    }
    Ok(())
}
