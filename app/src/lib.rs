//! What people see: pages, the islands in them, and e-mails.
//!
//! A page is a plain struct in which every decision has been made already; it implements
//! [`page::Page`], and [`render::render`] makes an HTML document of it. Only the islands reach the
//! browser as WebAssembly.

#[cfg(feature = "ssr")]
mod browser_name;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod email;
pub mod functions;
#[cfg(feature = "ssr")]
pub mod i18n;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
mod template;
#[cfg(feature = "ssr")]
mod times;
