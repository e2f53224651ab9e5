//! Every page works without islands. They bring no texts: what the server wrote stays when an
//! island wakes, and what is to be said later is in `data-` attributes.

pub mod copy_button;
pub mod optional_counter;
pub(crate) mod text;
