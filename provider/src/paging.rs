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
