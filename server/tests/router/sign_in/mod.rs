//! Signing in (OWASP ASVS 5.0, V6 and V7).

mod cookies;
mod credentials;
mod recent;
mod return_to;
mod session_rotation;
mod spelling;
mod throttle;
mod work;
