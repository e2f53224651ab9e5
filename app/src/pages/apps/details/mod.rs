mod changes;
pub mod configure;
pub mod logo;
pub mod present;
pub mod sections;
pub mod tabs;
mod view;
