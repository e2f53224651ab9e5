//! What clients send that nobody wrote for this server.

mod matching;
