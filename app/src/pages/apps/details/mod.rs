mod changes;
mod configure;
pub mod logo;
pub mod present;
mod sections;
mod tabs;
mod view;
