use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {rule}")]
pub struct CatalogueError {
    pub file: String,
    pub line: usize,
    pub rule: String,
}
