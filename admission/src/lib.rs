//! How much is done at once, and how much of it for one network.
//!
//! What is held belongs to what is done, never to who asked for it: a caller who goes away gives
//! back only what nothing uses any more.

mod shares;
mod work;

pub use shares::{Share, Shares};
pub use work::{Busy, Stopped, Turn, Work};
