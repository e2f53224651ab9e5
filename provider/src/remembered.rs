//! What was fetched from others, for a while. It is bounded: made-up addresses push out
//! what others of their kind have here.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) struct Remembered<K, V> {
    limit: usize,
    inner: Mutex<Inner<K, V>>,
}

struct Inner<K, V> {
    entries: HashMap<K, Entry<V>>,
    /// How many came so far.
    came: u64,
}

struct Entry<V> {
    value: V,
    is_known: bool,
    came: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Remembered<K, V> {
    pub(crate) fn new(limit: usize) -> Self {
        let inner = Inner { entries: HashMap::new(), came: 0 };
        Self { limit, inner: Mutex::new(inner) }
    }

    pub(crate) fn get(&self, key: &K) -> Option<V> {
        self.lock().entries.get(key).map(|entry| entry.value.clone())
    }

    /// `is_known`: it is of one whom this server knows, and strangers do not push it out.
    pub(crate) fn put(&self, key: &K, value: V, is_known: bool) {
        let mut inner = self.lock();
        if inner.entries.len() >= self.limit && !inner.entries.contains_key(key) {
            let age = |entry: &Entry<V>| (entry.is_known, entry.came);
            let oldest = inner.entries.iter().min_by_key(|(_, entry)| age(entry));
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                inner.entries.remove(&oldest);
            }
        }
        inner.came += 1;
        let came = inner.came;
        inner.entries.insert(key.clone(), Entry { value, is_known, came });
    }

    pub(crate) fn forget(&self, key: &K) {
        self.lock().entries.remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, Inner<K, V>> {
        // Nothing that can panic runs while the lock is held.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_makes_up_many_pushes_out_others_of_their_kind_and_nothing_that_is_known() {
        let remembered = Remembered::new(4);
        remembered.put(&0, "known", true);
        remembered.put(&1, "stranger", false);
        for made_up in 2..100 {
            remembered.put(&made_up, "made up", false);
            // What is there changes without pushing anything out.
            remembered.put(&made_up, "made up", false);
        }
        assert_eq!(remembered.get(&0), Some("known"));
        assert_eq!(remembered.get(&1), None);
        assert_eq!((97..100).filter_map(|key| remembered.get(&key)).count(), 3);
        assert_eq!(remembered.lock().entries.len(), 4);
        for known in 100..110 {
            remembered.put(&known, "known", true);
        }
        assert_eq!(remembered.get(&0), None);
        assert_eq!((106..110).filter_map(|key| remembered.get(&key)).count(), 4);
        remembered.forget(&109);
        assert_eq!(remembered.get(&109), None);
    }
}
