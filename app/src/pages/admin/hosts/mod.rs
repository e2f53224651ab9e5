//! What a company decides about the hosts of apps that introduce themselves.

pub mod present;
mod view;
