//! What helps to watch the program may fail; the program goes on.

use std::path::Path;
use std::process::Command;

use reqwest::StatusCode;

use crate::running::{Program, data, plain_client, program};

/// Where lines of the log end up.
const LOGS: [(&str, &str); 3] = [
    ("a full disk", "2>/dev/full"),
    ("a pipe that nobody holds", "2> >(:)"),
    ("a pipe that nobody reads", "2> >(exec sleep 30 >/dev/null)"),
];

#[tokio::test]
async fn a_log_that_cannot_be_written_stops_nothing() {
    for (log, redirection) in LOGS {
        let folder = data();
        let path = folder.path().to_str().expect("a path of text").to_owned();
        let serve = ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", &path];
        let serve = program(&[&serve[..], &["--limits-requests-per-second", "100000"]].concat());
        let mut command = Command::new("bash");
        command.args(["-c", &format!("exec \"$0\" \"$@\" {redirection}")]);
        command.arg(serve.get_program()).args(serve.get_args());
        command.current_dir(serve.get_current_dir().expect("a folder"));
        let mut program = Program::start_command(command, Path::new("/dev/null"));
        let http = plain_client();
        // More than a pipe takes.
        for _ in 0..600 {
            let answer = http.get(program.url(&format!("/{}", "x".repeat(200)))).send().await;
            assert_eq!(answer.expect("an answer").status(), StatusCode::NOT_FOUND, "{log}");
        }
        let answer = http.get(program.url("/readyz")).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{log}");
        program.terminate();
        assert!(program.wait().success(), "{log}");
    }
}
