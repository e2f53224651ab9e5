//! What bad input gets: a person a page, a program JSON, and nothing is
//! written, lost or logged.

mod addresses;
mod bodies;
mod forms;
mod jwts;
mod programs;
mod slow;
