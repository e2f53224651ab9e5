//! A way to the server that can be cut where a test wants it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Where one connection is cut.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cut {
    /// The server never gets what has these words.
    Before(&'static str),
    /// It gets that, and its answer is lost.
    Behind(&'static str),
    /// The server gets nothing that is sent from now on, but for the listener's questions.
    Next,
}

/// The listener's, which asks several times a second.
const PULSE: &[u8] = b"SHOW transaction_read_only";

pub(super) struct Way {
    pub(super) address: SocketAddr,
    cut: Arc<Mutex<Option<Cut>>>,
    is_open: watch::Sender<bool>,
}

impl Way {
    pub(super) async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let (cut, is_open) = (Arc::default(), watch::Sender::new(true));
        let (server, wanted, open) = (server.to_owned(), Arc::clone(&cut), is_open.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let mut open = open.subscribe();
                if !*open.borrow() {
                    continue;
                }
                let server = TcpStream::connect(&server).await.expect("a server");
                let wanted = Arc::clone(&wanted);
                tokio::spawn(async move {
                    tokio::select! {
                        () = pass_on(client, server, &wanted) => {}
                        _ = open.wait_for(|open| !open) => {}
                    }
                });
            }
        });
        Self { address, cut, is_open }
    }

    /// The next connection that comes there is cut, once.
    pub(super) fn cut(&self, at: Cut) {
        *self.cut.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    pub(super) fn assert_was_cut(&self) {
        let left = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(left.is_none(), "{left:?} has not come");
    }

    /// Every connection ends, and each new one at once.
    pub(super) fn close(&self) {
        self.is_open.send_replace(false);
    }

    pub(super) fn open(&self) {
        self.is_open.send_replace(true);
    }
}

async fn pass_on(mut client: TcpStream, mut server: TcpStream, wanted: &Mutex<Option<Cut>>) {
    let (mut sent, mut answered) = (vec![0; 65536], vec![0; 65536]);
    loop {
        tokio::select! {
            read = client.read(&mut sent) => {
                let Ok(length @ 1..) = read else { return };
                let bytes = &sent[..length];
                let cut = take(wanted, bytes);
                if matches!(cut, Some(Cut::Before(_) | Cut::Next)) {
                    return;
                }
                server.write_all(bytes).await.expect("sent");
                if matches!(cut, Some(Cut::Behind(_))) {
                    // It has done it when it answers.
                    let _ = server.read(&mut answered).await;
                    return;
                }
            }
            read = server.read(&mut answered) => {
                let Ok(length @ 1..) = read else { return };
                if client.write_all(&answered[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// The cut that is wanted, if it is here.
fn take(wanted: &Mutex<Option<Cut>>, bytes: &[u8]) -> Option<Cut> {
    let has = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    let mut wanted = wanted.lock().unwrap_or_else(PoisonError::into_inner);
    let is_here = match (*wanted)? {
        Cut::Before(words) | Cut::Behind(words) => has(words.as_bytes()),
        Cut::Next => !has(PULSE),
    };
    if is_here { wanted.take() } else { None }
}
