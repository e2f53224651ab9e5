//! Where chance comes from: handed in, so that tests can repeat it.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::digest::{SHA256, digest};

/// Fills bytes with chance.
pub trait Randomness: Send + Sync {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    #[expect(clippy::expect_used, reason = "without randomness nothing may be issued")]
    fn fill(&self, bytes: &mut [u8]) {
        aws_lc_rs::rand::fill(bytes).expect("the operating system gives randomness");
    }
}

/// The same bytes in each run: for tests alone.
#[derive(Debug)]
pub struct SeededRandomness {
    seed: u64,
    counter: AtomicU64,
}

impl SeededRandomness {
    /// A source that repeats itself for the same seed.
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
