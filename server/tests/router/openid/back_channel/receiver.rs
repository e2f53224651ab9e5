//! An app that listens where it is told of sessions that ended, and may behave badly.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use testkit::jwt::claims_of;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub(super) enum Behaviour {
    Answers(String),
    /// It takes the request, and says nothing.
    Hangs,
    Closes,
    /// Until no one listens.
    Floods,
}

impl Behaviour {
    pub(super) fn status(status: u16) -> Self {
        Self::Answers(format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n"))
    }

    pub(super) fn redirect(to: &str) -> Self {
        Self::Answers(format!("HTTP/1.1 302 X\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"))
    }
}

pub(super) struct Receiver {
    address: SocketAddr,
    shared: Arc<Mutex<(Behaviour, Vec<String>)>>,
}

impl Receiver {
    pub(super) async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("listens");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Mutex::new((behaviour, Vec::new())));
        let known = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&known)));
            }
        });
        Self { address, shared }
    }

    pub(super) fn uri(&self) -> String {
        format!("http://{}/logout", self.address)
    }

    pub(super) fn behave(&self, behaviour: Behaviour) {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).0 = behaviour;
    }

    /// The requests, as they came.
    pub(super) fn received(&self) -> Vec<String> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    pub(super) fn tokens(&self) -> Vec<String> {
        let body = |request: &String| {
            request.split_once("\r\n\r\nlogout_token=").map(|all| all.1.to_owned())
        };
        self.received().iter().filter_map(body).collect()
    }

    pub(super) fn sids(&self) -> Vec<String> {
        let sid = |token: &String| claims_of(token)["sid"].as_str().expect("a session").to_owned();
        self.tokens().iter().map(sid).collect()
    }
}

async fn answer(mut stream: TcpStream, shared: Arc<Mutex<(Behaviour, Vec<String>)>>) {
    let mut request = Vec::new();
    while !is_whole(&request) {
        let mut part = [0; 4096];
        match stream.read(&mut part).await {
            Ok(0) | Err(_) => break,
            Ok(read) => request.extend_from_slice(&part[..read]),
        }
    }
    let behaviour = {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.1.push(String::from_utf8_lossy(&request).into_owned());
        shared.0.clone()
    };
    // It hangs up when it has had enough.
    match behaviour {
        Behaviour::Answers(text) => drop(stream.write_all(text.as_bytes()).await),
        Behaviour::Closes => {}
        Behaviour::Hangs => std::future::pending().await,
        Behaviour::Floods => {
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await);
            while stream.write_all(&[b' '; 4096]).await.is_ok() {}
        }
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse().ok())?
    });
    body.len() >= length.unwrap_or(0)
}
