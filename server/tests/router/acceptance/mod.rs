//! What a person must be able to rely on, point by point; the numbers are those
//! of docs/src/development/acceptance.md. What only a browser can show is in `end2end/`.

mod consent;
mod incremental;
mod refusals;
mod roles;
mod showings;
mod silent;
mod words;
