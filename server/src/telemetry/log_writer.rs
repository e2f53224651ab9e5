//! Writes the log's lines on a thread of its own. A log that cannot be written, or whose
//! reader is stuck, loses lines; it does not keep a request waiting, and ends nothing.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::Duration;

use metrics::counter;
use tracing_subscriber::fmt::MakeWriter;

use super::metrics::LOG_LINES_LOST;

/// Lines that may wait to be written.
const WAITING: usize = 8 * 1024;

/// For how long the program may wait, at its end, for lines that have not been written.
const PATIENCE: Duration = Duration::from_secs(1);

enum Message {
    Line(Vec<u8>),
    /// Answered when all lines before it have been written.
    Flush(SyncSender<()>),
}

#[derive(Clone)]
pub(crate) struct LogWriter(SyncSender<Message>);

impl LogWriter {
    /// Where there can be no thread, no line is written.
    pub(crate) fn start(to: impl Write + Send + 'static) -> Self {
        let (lines, waiting) = sync_channel(WAITING);
        let writer = std::thread::Builder::new().name("log".to_owned());
        if writer.spawn(move || write(to, &waiting)).is_err() {
            lost();
        }
        Self(lines)
    }

    /// Waits until what was logged has been written, but not for ever.
    pub(crate) fn finish(&self) {
        let (reply, done) = sync_channel(1);
        if self.0.try_send(Message::Flush(reply)).is_ok() {
            let _: Result<(), RecvTimeoutError> = done.recv_timeout(PATIENCE);
        }
    }
}

fn write(mut to: impl Write, waiting: &Receiver<Message>) {
    while let Ok(message) = waiting.recv() {
        match message {
            // A whole line at once, so that lines of others do not come between.
            Message::Line(line) if to.write_all(&line).is_err() => lost(),
            Message::Line(_) => {}
            Message::Flush(reply) => drop(reply.send(())),
        }
    }
}

fn lost() {
    counter!(LOG_LINES_LOST).increment(1);
}

impl<'a> MakeWriter<'a> for LogWriter {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { text: Vec::new(), to: &self.0 }
    }
}

/// One event; handed over as a whole.
pub(crate) struct Line<'a> {
    text: Vec<u8>,
    to: &'a SyncSender<Message>,
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        let text = std::mem::take(&mut self.text);
        match self.to.try_send(Message::Line(text)) {
            Ok(()) => {}
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => lost(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Fails for as long as it is empty; its first line is a wait.
    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if bytes.starts_with(b"full") {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.lock().expect("sound").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_that_cannot_be_written_is_lost_and_the_next_is_not() {
        let sink = Sink::default();
        let writer = LogWriter::start(sink.clone());
        for line in ["full\n", "one\n", "full\n", "two\n"] {
            write!(writer.make_writer(), "{line}").expect("taken");
        }
        writer.finish();
        assert_eq!(*sink.0.lock().expect("sound"), b"one\ntwo\n");
    }

    /// A pipe whose reader does not read.
    struct Stuck(Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            // Until the test is over.
            let _ = self.0.recv();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_log_that_is_never_read_delays_no_request() {
        let (reader, end) = sync_channel(0);
        let writer = LogWriter::start(Stuck(end));
        for _ in 0..=2 * WAITING {
            writer.make_writer().write_all(b"line\n").expect("taken");
        }
        drop(reader);
    }
}
