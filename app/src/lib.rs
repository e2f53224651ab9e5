//! What people see: the pages of Countersign and the islands in them.
//!
//! A page is a pure function of its view model: a plain struct in which every
//! decision has been made already. [`render::render`] turns a [`page::Page`]
//! into a whole HTML document. Only the islands reach the browser as
//! WebAssembly; everything else exists on the server alone.

#[cfg(feature = "ssr")]
pub mod components;
pub mod functions;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod present;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod words;
