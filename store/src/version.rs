//! The version of a row that several users may edit.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// Grows with each change of the row; 0: it is not stored yet. A form that edits several
/// fields sends the version that it showed, and changes nothing if the row has another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version(pub i64);

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for Version {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}
