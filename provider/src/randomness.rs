//! Where chance comes from: handed in, so that tests can repeat it.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::digest::{SHA256, digest};
use oauth::randomness::Randomness;

#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        if bytes.len() <= SMALL {
            STOCK.with_borrow_mut(|stock| stock.fill(bytes));
        } else {
            ask(bytes);
        }
    }
}

/// What ids, nonces and credentials need at most, in bytes.
const SMALL: usize = 32;

/// A thread's stock: asking for a handful costs as much as asking for a hundred bytes.
struct Stock {
    bytes: [u8; 8 * SMALL],
    used: usize,
}

thread_local! {
    static STOCK: RefCell<Stock> =
        const { RefCell::new(Stock { bytes: [0; 8 * SMALL], used: 8 * SMALL }) };
}

impl Stock {
    fn fill(&mut self, bytes: &mut [u8]) {
        if self.bytes.len() - self.used < bytes.len() {
            ask(&mut self.bytes);
            self.used = 0;
        }
        let given = &mut self.bytes[self.used..self.used + bytes.len()];
        bytes.copy_from_slice(given);
        // Handed-out bytes are used once.
        given.fill(0);
        self.used += bytes.len();
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
#[expect(clippy::expect_used, reason = "without randomness nothing may be issued")]
fn ask(bytes: &mut [u8]) {
    aws_lc_rs::rand::fill(bytes).expect("the operating system gives randomness");
}

/// The same bytes in each run: for tests alone.
#[derive(Debug)]
pub struct SeededRandomness {
    seed: u64,
    counter: AtomicU64,
}

impl SeededRandomness {
    pub fn new(seed: u64) -> Self {
        Self { seed, counter: AtomicU64::new(0) }
    }
}

impl Randomness for SeededRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let counter = self.counter.fetch_add(1, Ordering::SeqCst);
            let block = digest(&SHA256, format!("{} {counter}", self.seed).as_bytes());
            chunk.copy_from_slice(&block.as_ref()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nothing_is_given_twice_and_nothing_stays_empty() {
        let mut given = HashSet::new();
        for size in [1, 10, 16, 32, 33, 300].into_iter().cycle().take(600) {
            let mut bytes = vec![0; size];
            SystemRandomness.fill(&mut bytes);
            if size >= 10 {
                assert!(given.insert(bytes[..10].to_vec()), "{size} bytes came before");
                assert!(bytes.chunks(10).all(|part| part.len() < 10 || part != [0; 10]));
            }
        }
    }
}
