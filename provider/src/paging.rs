//! Lists that are shown a page at a time.

/// The first page of what was found, for which one more than a page was asked; and the key
/// of its last thing, after which the next page begins, if there is one.
pub(crate) fn split<T, K>(
    mut found: Vec<T>,
    page: u32,
    key: impl FnOnce(&T) -> K,
) -> (Vec<T>, Option<K>) {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let is_more = found.len() > page;
    found.truncate(page);
    let next = found.last().filter(|_| is_more).map(key);
    (found, next)
}

/// Everything, read a page at a time: `read` gets the key of the last that was read.
pub(crate) async fn all<T, K, E, F: Future<Output = Result<Vec<T>, E>>>(
    key: fn(&T) -> K,
    read: impl Fn(Option<K>) -> F,
) -> Result<Vec<T>, E> {
    let mut all = Vec::new();
    loop {
        let more = read(all.last().map(key)).await?;
        if more.is_empty() {
            return Ok(all);
        }
        all.extend(more);
    }
}
