use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use thiserror::Error;
use tokio::sync::oneshot;

/// Work that would keep a thread from answering requests: it is handed to another thread, and
/// through here alone, so that only so much is done at once. Who waits does so in the line of
/// whom they ask for, and the lines have their turns one after the other: a long one does not
/// make the others wait.
///
/// A clone is a handle.
#[derive(Clone, Debug)]
pub struct Work(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    at_once: usize,
    waiting: usize,
    waiting_each: usize,
    lines: Mutex<Lines>,
}

#[derive(Debug, Default)]
struct Lines {
    running: usize,
    waiting: usize,
    by: HashMap<String, VecDeque<oneshot::Sender<Turn>>>,
    /// Those of `by`, the one whose turn is next first.
    order: VecDeque<String>,
}

/// More waits already than may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too much of this work is waiting already")]
pub struct Busy;

/// The work panicked, or the runtime ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the work was broken off")]
pub struct Stopped;

impl Work {
    /// `at_once` are done at the same time, `waiting` may wait, `waiting_each` of them for the
    /// same.
    pub fn new(at_once: usize, waiting: usize, waiting_each: usize) -> Self {
        let lines = Mutex::default();
        Self(Arc::new(Inner { at_once, waiting, waiting_each, lines }))
    }

    /// Waits for a turn.
    pub async fn turn(&self, whose: &str) -> Result<Turn, Busy> {
        let waits = {
            let mut lines = self.0.lock();
            if lines.running < self.0.at_once {
                lines.running += 1;
                return Ok(Turn(Some(Arc::clone(&self.0))));
            }
            lines.join(whose, self.0.waiting, self.0.waiting_each)?
        };
        waits.await.map_err(|_| Busy)
    }

    /// Waits for a turn and does the work.
    pub async fn run<T: Send + 'static>(
        &self,
        whose: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Result<T, Stopped>, Busy> {
        Ok(self.turn(whose).await?.run(work).await)
    }
}

impl Lines {
    fn join(
        &mut self,
        whose: &str,
        waiting: usize,
        each: usize,
    ) -> Result<oneshot::Receiver<Turn>, Busy> {
        let in_line = self.by.get(whose).map_or(0, VecDeque::len);
        if in_line >= each || self.waiting >= waiting {
            self.leave();
        }
        let in_line = self.by.get(whose).map_or(0, VecDeque::len);
        if in_line >= each || self.waiting >= waiting {
            return Err(Busy);
        }
        let (sender, waits) = oneshot::channel();
        if in_line == 0 {
            self.order.push_back(whose.to_owned());
        }
        self.by.entry(whose.to_owned()).or_default().push_back(sender);
        self.waiting += 1;
        Ok(waits)
    }

    /// Those who went away leave their lines.
    fn leave(&mut self) {
        self.by.retain(|_, line| {
            line.retain(|waits| !waits.is_closed());
            !line.is_empty()
        });
        self.order.retain(|whose| self.by.contains_key(whose));
        self.waiting = self.by.values().map(VecDeque::len).sum();
    }

    fn next(&mut self) -> Option<oneshot::Sender<Turn>> {
        let whose = self.order.pop_front()?;
        let line = self.by.get_mut(&whose)?;
        let next = line.pop_front();
        if line.is_empty() {
            self.by.remove(&whose);
        } else {
            self.order.push_back(whose);
        }
        self.waiting -= usize::from(next.is_some());
        next
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, Lines> {
        // Nothing that can panic runs while the lock is held.
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands a turn that is over to the next caller that still waits.
    fn hand_on(self: Arc<Self>) {
        loop {
            let next = {
                let mut lines = self.lock();
                let next = lines.next();
                lines.running -= usize::from(next.is_none());
                next
            };
            let Some(next) = next else { return };
            match next.send(Turn(Some(Arc::clone(&self)))) {
                Ok(()) => return,
                // They went away; the turn is still ours.
                Err(mut turn) => drop(turn.0.take()),
            }
        }
    }
}

/// The right to do one piece of work. Once it has begun, it is held until it is done, even if
/// its caller has gone.
#[derive(Debug)]
pub struct Turn(Option<Arc<Inner>>);

impl Turn {
    #[expect(clippy::disallowed_methods, reason = "the one place that hands work to a thread")]
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Stopped> {
        let done = tokio::task::spawn_blocking(move || {
            let _turn = self;
            work()
        });
        done.await.map_err(|_| Stopped)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(work) = self.0.take() {
            work.hand_on();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    /// Whether it is refused at once, or waits.
    async fn waits(work: &Work, whose: &str) -> Result<bool, Busy> {
        match tokio::time::timeout(Duration::ZERO, work.turn(whose)).await {
            Ok(turn) => turn.map(|_| false),
            Err(_) => Ok(true),
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn signin_4_callers_who_go_away_do_not_make_room_while_their_work_goes_on() {
        static RUNNING: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = Work::new(2, 100, 100);
        for _ in 0..40 {
            let asked = work.run("one", || {
                MOST.fetch_max(RUNNING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(3));
                RUNNING.fetch_sub(1, Ordering::SeqCst);
            });
            // Gone before it is done.
            let _ = tokio::time::timeout(Duration::from_micros(300), asked).await;
        }
        let last = work.run("one", || MOST.load(Ordering::SeqCst)).await;
        assert!((1..=2).contains(&last.expect("room").expect("done")));
    }

    #[tokio::test]
    async fn signin_4_beyond_the_line_callers_are_refused_and_others_are_not() {
        let work = Work::new(1, 3, 2);
        let turn = work.turn("one").await.expect("free");
        let lines: Vec<_> =
            ["one", "one"].iter().map(|whose| work.0.lock().join(whose, 3, 2)).collect();
        assert_eq!(waits(&work, "one").await, Err(Busy));
        assert_eq!(waits(&work, "other").await, Ok(true));
        // The other went away: their place is free again.
        assert_eq!(waits(&work, "third").await, Ok(true));
        drop((lines, turn));
        assert_eq!(waits(&work, "one").await, Ok(false));
    }

    #[tokio::test]
    async fn a_long_line_does_not_make_another_wait() {
        let work = Work::new(1, 100, 100);
        let turn = work.turn("flood").await.expect("free");
        let (sender, order) = mpsc::channel();
        let mut asked = Vec::new();
        for whose in ["flood", "flood", "flood", "flood", "person"] {
            let (work, sender) = (work.clone(), sender.clone());
            asked.push(tokio::spawn(async move {
                let turn = work.turn(whose).await.expect("room");
                sender.send(whose).expect("heard");
                drop(turn);
            }));
            tokio::task::yield_now().await;
        }
        drop(turn);
        for asked in asked {
            asked.await.expect("done");
        }
        drop(sender);
        let order: Vec<_> = order.iter().collect();
        assert_eq!(order.iter().position(|whose| *whose == "person"), Some(1), "{order:?}");
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_turn_back() {
        let work = Work::new(1, 0, 0);
        let broken = work.run("one", || -> () { panic!("a fault of ours") }).await.expect("free");
        assert_eq!(broken, Err(Stopped));
        assert_eq!(work.run("one", || 7).await, Ok(Ok(7)));
    }
}
