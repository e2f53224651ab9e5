//! `/admin/app`: who has connected an app, and what the company decides.

pub mod present;
mod view;
