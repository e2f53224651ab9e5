//! A mail server of one test (RFC 5321), and what it was sent.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A message as it came.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) data: String,
}

/// The server; it ends with this value.
pub(super) struct SmtpServer {
    pub(super) port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SmtpServer {
    /// One that says this to anyone who names a recipient.
    pub(super) async fn start(port: u16, to_recipients: &'static str) -> Self {
        Self::answering(port, "RCPT", to_recipients).await
    }

    /// One that says this to that command; to the end of a text, which is none, under `.`.
    pub(super) async fn answering(port: u16, to: &'static str, answer: &'static str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("listens");
        let port = listener.local_addr().expect("an address").port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&received);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = talk(stream, (to, answer), &kept).await;
            }
        });
        Self { port, received, task }
    }

    pub(super) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("whole").clone()
    }
}

async fn talk(
    stream: TcpStream,
    (to, said): (&str, &str),
    received: &Mutex<Vec<Received>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let greeting = if to == "greeting" { said } else { "220 mail.example ESMTP" };
    stream.write_all(format!("{greeting}\r\n").as_bytes()).await?;
    let mut message = Received { from: String::new(), to: String::new(), data: String::new() };
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default();
        if verb == "RCPT" {
            message.to.clone_from(&command);
        }
        let answer = match verb {
            _ if verb == to => said,
            "EHLO" => "250-mail.example\r\n250 8BITMIME",
            "MAIL" => {
                message.from = command;
                "250 OK"
            }
            "DATA" => {
                stream.write_all(b"354 Go ahead\r\n").await?;
                message.data.clear();
                loop {
                    line.clear();
                    stream.read_line(&mut line).await?;
                    if line == ".\r\n" {
                        break;
                    }
                    message.data.push_str(line.strip_prefix('.').unwrap_or(&line));
                }
                if to == "." {
                    stream.write_all(format!("{said}\r\n").as_bytes()).await?;
                    continue;
                }
                received.lock().expect("whole").push(message.clone());
                "250 Taken"
            }
            "QUIT" => {
                stream.write_all(b"221 Bye\r\n").await?;
                return Ok(());
            }
            _ => "250 OK",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}
