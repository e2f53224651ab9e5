//! In which language a page speaks: the person's choice, then the app's
//! `ui_locales` (OpenID Connect Core 1.0 §3.1.2.1), then the browser's
//! `Accept-Language` (RFC 9110 §12.5.4), then English.

mod hostile;
mod negotiated;
mod switch;
