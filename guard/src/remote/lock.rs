use std::sync::{Mutex, MutexGuard, PoisonError};

/// What it guards is one value, which no panic leaves half written.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
