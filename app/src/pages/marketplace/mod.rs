pub mod app;
pub mod form;
pub mod list;
pub mod publishers;
pub mod review;
pub mod tabs;
