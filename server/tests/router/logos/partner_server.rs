//! A partner's web server, on loopback, that behaves badly if told to.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// How it answers.
#[derive(Clone)]
pub(crate) enum Behaviour {
    /// With these bytes, head and body.
    Sends(Vec<u8>),
    /// With these bytes, and then zeros until no one listens.
    NeverEnds(Vec<u8>),
    /// Not at all, but it keeps the connection.
    Silent,
    /// With a byte of its head now and then.
    Drips,
}

pub(crate) struct PartnerServer {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl PartnerServer {
    pub(crate) async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("listens");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = {
                    let mut requests = noted.lock().expect("nobody panicked");
                    requests.push(String::new());
                    requests.len() - 1
                };
                let (noted, behaviour) = (Arc::clone(&noted), behaviour.clone());
                tokio::spawn(async move {
                    // The client may hang up at any time.
                    let _ = answer(stream, behaviour, &noted, number).await;
                });
            }
        });
        Self { address, requests }
    }

    /// Answers 200 with a body.
    pub(crate) async fn with(body: &[u8]) -> Self {
        let mut bytes = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n".to_vec();
        bytes.extend_from_slice(body);
        Self::start(Behaviour::Sends(bytes)).await
    }

    /// Answers with a head alone.
    pub(crate) async fn with_head(head: &str) -> Self {
        Self::start(Behaviour::Sends(format!("HTTP/1.1 {head}\r\n\r\n").into_bytes())).await
    }

    pub(crate) fn url(&self) -> Url {
        self.url_at("127.0.0.1")
    }

    /// Its address under a host's name.
    pub(crate) fn url_at(&self, host: &str) -> Url {
        let port = self.address.port();
        Url::parse(&format!("http://{host}:{port}/logo.png?v=1")).expect("a URL")
    }

    /// What was asked, one text for each connection.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("nobody panicked").clone()
    }
}

async fn answer(
    mut stream: TcpStream,
    behaviour: Behaviour,
    noted: &Mutex<Vec<String>>,
    number: usize,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    noted.lock().expect("nobody panicked")[number] = String::from_utf8_lossy(&head).into_owned();
    match behaviour {
        Behaviour::Sends(bytes) => {
            stream.write_all(&bytes).await?;
            stream.shutdown().await
        }
        Behaviour::NeverEnds(bytes) => {
            stream.write_all(&bytes).await?;
            loop {
                stream.write_all(&[0; 16 * 1024]).await?;
            }
        }
        Behaviour::Silent => std::future::pending().await,
        Behaviour::Drips => loop {
            stream.write_all(b"H").await?;
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        },
    }
}
