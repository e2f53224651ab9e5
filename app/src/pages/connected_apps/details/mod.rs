//! One app: what it may do, what happened, and how to end it.

pub mod present;
mod view;
