//! The parts that pages are made of.

pub mod account_strip;
pub mod badge;
pub mod buttons;
pub mod data_list;
pub mod error_summary;
pub mod footer;
pub mod form;
pub mod header;
pub mod icon;
pub mod island_scripts;
pub mod notice;
pub mod pick_row;
pub mod practice_accounts;
pub mod publisher_line;
pub mod return_to_app;
pub mod row_list;
pub mod scope_line;
pub mod secret;
pub mod shell;
pub mod submit_once;
pub mod text_area;
pub mod text_field;
