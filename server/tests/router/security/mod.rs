//! The rules of security at a glance, in the order of the best current practice
//! (RFC 9700): each in its essence. What they are in full, the other folders test.

mod c;
