//! From what happened to what is shown: the one place where the words of the
//! domain become view models.

pub mod account;
pub mod consent;
pub mod date;
pub mod decision;
pub mod refusal;
