//! What is wrong with a catalogue file.

use thiserror::Error;

/// A fault of a catalogue file, with its place and the rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {rule}")]
pub struct CatalogueError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The rule that is broken.
    pub rule: String,
}
