//! What clients, editors and shells write in more than one way.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::Value;

use crate::browser::{ADA, Browser, CALLBACK, PASSWORD};
use crate::link;
use crate::running::{Program, data, program, run, run_with_line};

/// The status of what is answered to this head.
fn status(program: &Program, head: &[u8]) -> String {
    let mut stream = TcpStream::connect(program.address).expect("connected");
    stream.write_all(&[head, b"connection: close\r\n\r\n"].concat()).expect("sent");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap_or_default().to_owned()
}

/// RFC 9112 §3.2.
#[test]
fn a_request_that_names_no_host_or_two_is_refused_everywhere() {
    let folder = data();
    let program = Program::start(folder.path());
    for target in ["GET /sign-in", "GET /healthz", "GET /api/jobs", "POST /oauth/token", "GET /x"] {
        for hosts in [
            &b""[..],
            b"host: localhost\r\nhost: localhost\r\n",
            b"host: localhost\r\nHost: evil.example\r\n",
            b"host:\r\n",
            b"host: a b\r\n",
            b"host: user@localhost\r\n",
            b"host: localhost/x\r\n",
            b"host: localhost:port\r\n",
            b"host: b\xC3\xBCcher.example\r\n",
        ] {
            let head = [target.as_bytes(), b" HTTP/1.1\r\n", hosts].concat();
            assert_eq!(status(&program, &head), "400", "{}", String::from_utf8_lossy(&head));
        }
    }
    for head in [
        &b"GET /healthz HTTP/1.1\r\nhost: anything.example\r\n"[..],
        b"GET /healthz HTTP/1.1\r\nhost: [::1]:3000\r\n",
        // HTTP/1.0 had no such header.
        b"GET /healthz HTTP/1.0\r\n",
    ] {
        assert_eq!(status(&program, head), "200", "{}", String::from_utf8_lossy(head));
    }
    program.stop();
}

#[tokio::test]
async fn what_an_editor_adds_to_a_file_is_no_part_of_what_is_in_it() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let program = Program::start(folder.path());
    let set = ["user", "set", "--email", "ADA@Northwind.example.", "--password", "--data", path];
    let other = run_with_line(&set, "tin-forest-button-41");
    assert!(other.status.success(), "{}", String::from_utf8_lossy(&other.stderr));
    for line in
        [format!("\u{FEFF}{PASSWORD}"), format!("{PASSWORD}\r"), format!("\u{FEFF}{PASSWORD}\r")]
    {
        let output = run_with_line(&set, &line);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Browser::new(&program).allow(&link(&program.issuer, CALLBACK), &[]).await;
    }
    program.stop();

    let with_mark = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, format!("\u{FEFF}{}", text.replace('\n', "\r\n"))).expect("written");
        file.display().to_string()
    };
    let key = std::fs::read_to_string(folder.path().join("master.key")).expect("readable");
    with_mark("master.key", &format!("{}\n", key.trim()));
    let catalogue = with_mark("catalogue.toml", oauth::catalogue::CUSTOMER_API);
    let config = with_mark("countersign.toml", "# Ours.\nplatform_name = \"Hiring\"\n");
    let more = ["--config", &config, "--catalogue", &catalogue];
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &more);
    let (_, page) = Browser::new(&program).open(&program.url("/sign-in")).await;
    assert!(page.contains("Hiring"), "{page}");
    program.stop();
    // A fault is still in its own line.
    let config = with_mark("wrong.toml", "\nlisten = 'here'\n");
    let said =
        String::from_utf8(run(&["config", "check", "--config", &config]).stderr).expect("text");
    assert!(said.contains("line 2: must be ADDRESS:PORT"), "{said}");
}

#[test]
fn a_variable_that_is_empty_is_not_set_whichever_it_is() {
    let help = String::from_utf8(run(&["serve", "--help"]).stdout).expect("text");
    let names = help.split("[env: ").skip(1).filter_map(|rest| rest.split(['=', ']']).next());
    let names: Vec<_> = names.collect();
    assert!(names.len() > 40 && names.contains(&"COUNTERSIGN_ISSUER"), "{names:?}");
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    // One by one, so that none hides another.
    for name in &names {
        let output = program(&["config", "show"]).env(name, "").output().expect("it runs");
        let silent = run(&["config", "show"]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.stdout, silent.stdout, "{name}");
    }
    let serve = ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", path];
    let mut command = program(&serve);
    command.envs(names.iter().map(|name| (name, "")));
    Program::start_command(command, &folder.path().join("test.log")).stop();
    // An option and the file hold as they would without the variable.
    let file = folder.path().join("countersign.toml");
    std::fs::write(&file, "platform_name = 'Hiring'\ntrusted_proxy = ['::1']\n").expect("written");
    let show = ["config", "show", "--config", file.to_str().expect("a path of text")];
    let mut command = program(&show);
    command.env("COUNTERSIGN_PLATFORM_NAME", "").env("COUNTERSIGN_TRUSTED_PROXY", " ");
    let shown = String::from_utf8(command.output().expect("it runs").stdout).expect("text");
    assert!(
        shown.contains("platform_name = \"Hiring\" # ") && shown.contains("\"::1\""),
        "{shown}"
    );
    let list = program(&["company", "list", "--data", path])
        .env("COUNTERSIGN_DATABASE_URL", "")
        .env("COUNTERSIGN_DATA", "")
        .output()
        .expect("it runs");
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
}

#[test]
fn an_option_of_the_databases_address_that_cannot_be_followed_is_named() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    for (option, name) in [("channel_binding=require", "channel_binding"), ("sslcert=a", "sslcert")]
    {
        let address = format!("postgres://ada:s3cret@db.example/c?{option}");
        for arguments in [&["company", "list", "--data", path][..], &["config", "check"]] {
            let mut command = program(arguments);
            let output = command.env("COUNTERSIGN_DATABASE_URL", &address).output();
            let output = output.expect("it runs");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!output.status.success() && said.contains(name), "{said}");
            assert!(!said.contains("s3cret"), "{said}");
        }
    }
}

#[test]
fn companies_and_people_have_the_names_that_they_have() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let program = Program::start(folder.path());
    for name in ["میهن\u{200C}بلاگ", "E.ON SE", "Booking.com", "ශ්\u{200D}රී ලංකා", "Яндекс.Такси"]
    {
        let output = run(&["company", "add", "--name", name, "--data", path]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let company: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(company["name"], name);
    }
    for name in ["Ac\u{200C}me", "E.ON\u{202E}", "Acme\u{200B}", "میهن\u{200C}"] {
        assert!(!run(&["company", "add", "--name", name, "--data", path]).status.success());
    }
    let add = |email: &str| {
        let user = ["user", "add", "--company", "cmp_northwind", "--email", email];
        let names = ["--first-name", "پیش\u{200C}بینی", "--last-name", "E.ON", "--data", path];
        run_with_line(&[&user[..], &names].concat(), "tin-forest-button-41")
    };
    let added = add("kai@bücher.example");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    assert!(!add("KAI@xn--bcher-kva.example").status.success());
    assert!(!add(ADA).status.success());
    program.stop();
}

#[test]
fn a_variable_that_is_empty_is_not_set_for_libraries_either() {
    let folder = data();
    let path = folder.path().to_str().expect("a path of text");
    let mut command = program(&["serve", "--demo", "--listen", "127.0.0.1:0", "--data", path]);
    command.env("SSL_CERT_FILE", "").env("SSL_CERT_DIR", "/etc/ssl/certs");
    let program = Program::start_command(command, &folder.path().join("test.log"));
    let environment = std::fs::read(format!("/proc/{}/environ", program.child.id()));
    let environment = environment.expect("readable");
    let set: Vec<_> = environment
        .split(|byte| *byte == 0)
        .filter(|variable| variable.starts_with(b"SSL_CERT_"))
        .map(String::from_utf8_lossy)
        .collect();
    assert_eq!(set, ["SSL_CERT_DIR=/etc/ssl/certs"]);
    program.stop();
}
