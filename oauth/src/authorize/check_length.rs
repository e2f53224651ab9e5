use super::PageRefusal;
use crate::parameters::{ParameterError, Parameters};

/// The longest request, in bytes: it must still fit into our own form once it is
/// sealed.
const LIMIT: usize = 32 * 1024;

/// Checks that the request is not so long that nobody could answer it.
pub(super) fn check_length(parameters: &Parameters) -> Result<(), PageRefusal> {
    if parameters.to_query().len() > LIMIT {
        return Err(ParameterError::TooLong { limit: LIMIT }.into());
    }
    Ok(())
}
