pub(crate) mod admin_api;
pub(crate) mod brand;
pub(crate) mod guard_check;
pub(crate) mod health;
pub(crate) mod logo;
pub(crate) mod oauth;
pub(crate) mod upstream_logout;
pub(crate) mod web;
