//! The rules of our security notes, one test a line: its essence, for anyone who
//! reads the list. The features' own folders say more.

mod a;
mod c;
mod d;
