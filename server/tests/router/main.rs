//! The whole server, as its router: real rules, a real database, pages read as
//! a browser reads them, a clock that the tests move. One folder for each RFC's
//! feature; refusals first.

mod acceptance;
mod admin_api;
mod administration;
mod apps;
mod audit;
mod authorize;
mod bad_input;
mod brand;
mod client_authentication;
mod clock_jumps;
mod connected_apps;
mod consent;
mod cors;
mod credentials;
mod customer_api;
mod demo_data;
mod device;
mod dpop;
mod forms;
mod guard_remote;
mod hostile_names;
mod introspection;
mod jwks;
mod jwt_access_tokens;
mod key_rotation;
mod language;
mod logos;
mod loss_of_access;
mod mail;
mod metadata;
mod nothing_lost;
mod playground;
mod pushed_requests;
mod quiet;
mod random_walk;
mod resource_indicators;
mod response_modes;
mod revocation;
mod security;
mod sign_in;
mod time_zones;
mod token;
mod traffic;
mod trust;
