//! What holds of every authorization request, and of every answer to one, however they
//! are put together. proptest makes the requests, and of one that fails a smaller one.

mod fixture;
mod offer;
mod request;
mod spelling;
