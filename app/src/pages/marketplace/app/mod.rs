pub mod present;
mod view;
