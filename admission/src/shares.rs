use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Places, of which each holder has some at most. A clone is a handle.
#[derive(Debug)]
pub struct Shares<K: Hash + Eq + Clone>(Arc<Inner<K>>);

#[derive(Debug)]
struct Inner<K> {
    all: usize,
    each: usize,
    taken: Mutex<Taken<K>>,
}

#[derive(Debug)]
struct Taken<K> {
    all: usize,
    by: HashMap<K, usize>,
}

impl<K: Hash + Eq + Clone> Shares<K> {
    /// `all` places, `each` for one holder.
    pub fn new(all: usize, each: usize) -> Self {
        let taken = Mutex::new(Taken { all: 0, by: HashMap::new() });
        Self(Arc::new(Inner { all, each, taken }))
    }

    /// A place; `None` of a holder: one that counts among all only.
    pub fn take(&self, holder: Option<K>) -> Option<Share<K>> {
        let mut taken = self.0.lock();
        if taken.all >= self.0.all {
            return None;
        }
        if let Some(holder) = &holder {
            match taken.by.get_mut(holder) {
                Some(held) if *held >= self.0.each => return None,
                Some(held) => *held += 1,
                None if self.0.each == 0 => return None,
                None => {
                    taken.by.insert(holder.clone(), 1);
                }
            }
        }
        taken.all += 1;
        Some(Share { of: Arc::clone(&self.0), holder })
    }

    /// Whether all places are taken.
    pub fn is_full(&self) -> bool {
        self.0.lock().all >= self.0.all
    }
}

impl<K: Hash + Eq + Clone> Clone for Shares<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K> Inner<K> {
    fn lock(&self) -> MutexGuard<'_, Taken<K>> {
        // Nothing that can panic runs while the lock is held.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place, until it is dropped.
#[derive(Debug)]
pub struct Share<K: Hash + Eq> {
    of: Arc<Inner<K>>,
    holder: Option<K>,
}

impl<K: Hash + Eq> Drop for Share<K> {
    fn drop(&mut self) {
        let mut taken = self.of.lock();
        taken.all -= 1;
        let Some(holder) = &self.holder else { return };
        if let Some(held) = taken.by.get_mut(holder) {
            *held -= 1;
            if *held == 0 {
                taken.by.remove(holder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_has_its_share_and_others_have_theirs() {
        let shares = Shares::new(3, 2);
        let first = [shares.take(Some("one")), shares.take(Some("one"))];
        assert!(first.iter().all(Option::is_some));
        assert!(shares.take(Some("one")).is_none());
        let other = shares.take(Some("other"));
        assert!(other.is_some() && shares.is_full());
        assert!(shares.take(Some("third")).is_none() && shares.take(None).is_none());
        drop(first);
        assert!(shares.take(Some("one")).is_some());
        drop(other);
        assert!(shares.0.lock().by.is_empty());
    }
}
