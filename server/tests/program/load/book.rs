//! A book of what the program answered, kept until it, or its database, is killed; and what
//! must hold afterwards of all that was answered, and of what no one knows the end of.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use reqwest::StatusCode;
use tokio::task::JoinHandle;

use super::{Caller, Cut, PARTNER, SERVICE, Tokens};

/// How far an app's flow was known to have come. "ing": it was asked for, and no answer came.
#[derive(Clone, Debug)]
enum Stage {
    Issued,
    Redeeming,
    Redeemed(Tokens),
    Refreshing(Tokens),
    Revoking(Tokens),
    Revoked(Tokens),
}

#[derive(Clone, Debug)]
struct Flow {
    code: String,
    stage: Stage,
}

/// What was answered.
#[derive(Debug, Default)]
pub(crate) struct Book {
    flows: Vec<Flow>,
    /// A service's tokens, and whether their revocation was asked for, and answered.
    services: Vec<(String, Option<bool>)>,
}

impl Book {
    /// How many codes and services' tokens were answered.
    pub(crate) fn answered(&self) -> usize {
        self.flows.len() + self.services.len()
    }
}

/// Eight workers that write into a book, until each is cut off.
pub(crate) struct Load {
    book: Arc<Mutex<Book>>,
    is_over: Arc<AtomicBool>,
    workers: Vec<JoinHandle<Cut>>,
}

impl Load {
    pub(crate) fn begin(caller: &Arc<Caller>) -> Self {
        let (book, is_over) = (Arc::new(Mutex::new(Book::default())), Arc::default());
        let mut workers = Vec::new();
        for nth in 0..4 {
            let (caller, book, over) =
                (Arc::clone(caller), Arc::clone(&book), Arc::clone(&is_over));
            workers.push(tokio::spawn(async move {
                let Err(cut) = connect_apps(&caller, &book, &over, nth).await;
                cut
            }));
        }
        for _ in 0..4 {
            let (caller, book, over) =
                (Arc::clone(caller), Arc::clone(&book), Arc::clone(&is_over));
            workers.push(tokio::spawn(async move {
                let Err(cut) = serve_itself(&caller, &book, &over).await;
                cut
            }));
        }
        Self { book, is_over, workers }
    }

    /// Anyone who has not been cut off ends what it does, and begins nothing more.
    pub(crate) fn stop(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    /// Waits until every worker was cut off; what was answered, and what cut them off.
    pub(crate) async fn cut_off(self) -> (Book, Vec<Cut>) {
        let mut cuts = Vec::new();
        for worker in self.workers {
            cuts.push(worker.await.expect("no panic"));
        }
        let book = std::mem::take(&mut *self.book.lock().expect("sound"));
        (book, cuts)
    }
}

enum Never {}

/// A person allows, and their app goes on from there.
async fn connect_apps(
    caller: &Caller,
    book: &Mutex<Book>,
    is_over: &AtomicBool,
    nth: usize,
) -> Result<Never, Cut> {
    let set = |at: usize, stage: Stage| book.lock().expect("sound").flows[at].stage = stage;
    let mut turn = nth;
    loop {
        turn += 1;
        if is_over.load(Ordering::Relaxed) {
            return Err(Cut::Asked);
        }
        let Some(code) = caller.allow().await? else { continue };
        let at = {
            let flows = &mut book.lock().expect("sound").flows;
            flows.push(Flow { code: code.clone(), stage: Stage::Issued });
            flows.len() - 1
        };
        if turn.is_multiple_of(5) {
            continue;
        }
        set(at, Stage::Redeeming);
        let Ok(tokens) = caller.redeem(&code).await? else { panic!("a new code is refused") };
        set(at, Stage::Redeemed(tokens.clone()));
        if turn % 5 == 1 {
            continue;
        }
        set(at, Stage::Refreshing(tokens.clone()));
        let Ok(tokens) = caller.refresh(&tokens.refresh).await? else { panic!("refused") };
        set(at, Stage::Redeemed(tokens.clone()));
        if turn % 5 != 2 {
            continue;
        }
        set(at, Stage::Revoking(tokens.clone()));
        if caller.revoke(PARTNER, &tokens.refresh).await? {
            set(at, Stage::Revoked(tokens));
        }
    }
}

/// A service gets tokens and gives some back.
async fn serve_itself(
    caller: &Caller,
    book: &Mutex<Book>,
    is_over: &AtomicBool,
) -> Result<Never, Cut> {
    let mut turn = 0_u32;
    loop {
        turn += 1;
        if is_over.load(Ordering::Relaxed) {
            return Err(Cut::Asked);
        }
        let token = caller.service_token().await?;
        let at = {
            let services = &mut book.lock().expect("sound").services;
            services.push((token.clone(), None));
            services.len() - 1
        };
        if turn.is_multiple_of(3) {
            book.lock().expect("sound").services[at].1 = Some(false);
            let answered = caller.revoke(SERVICE, &token).await?;
            book.lock().expect("sound").services[at].1 = Some(answered);
        }
    }
}

/// Whether an access token and its refresh token are good for something.
async fn both_work(caller: &Caller, tokens: &Tokens) -> (bool, bool) {
    let access = caller.is_active(&tokens.access).await.expect("an answer");
    (access, caller.refresh(&tokens.refresh).await.expect("an answer").is_ok())
}

/// Holds what was answered against what the server knows now.
pub(crate) async fn verify(caller: &Caller, book: Book) {
    for (token, revoked) in book.services {
        let is_active = caller.is_active(&token).await.expect("an answer");
        match revoked {
            None => assert!(is_active, "a token that was answered is lost"),
            Some(true) => assert!(!is_active, "a revocation that was answered is lost"),
            Some(false) => {}
        }
    }
    for Flow { code, stage } in book.flows {
        verify_flow(caller, &code, &stage).await;
        let twice: Result<Tokens, StatusCode> = caller.redeem(&code).await.expect("an answer");
        assert!(twice.is_err(), "a code was used twice, from {stage:?}");
    }
}

async fn verify_flow(caller: &Caller, code: &str, stage: &Stage) {
    match stage {
        Stage::Issued => {
            let first = caller.redeem(code).await.expect("an answer");
            assert!(first.is_ok(), "a code that was answered is lost: {first:?}");
        }
        Stage::Redeeming => {
            // Once at most, before the kill or now.
            let _ = caller.redeem(code).await.expect("an answer");
        }
        Stage::Redeemed(tokens) => {
            let found = both_work(caller, tokens).await;
            assert_eq!(found, (true, true), "tokens that were answered are lost");
        }
        Stage::Refreshing(tokens) => {
            // Whether or not it was rotated: who got no answer may ask again.
            let again = caller.refresh(&tokens.refresh).await.expect("an answer");
            let again = again.expect("a refresh token whose answer was cut off is lost");
            assert!(caller.is_active(&again.access).await.expect("an answer"));
        }
        Stage::Revoking(tokens) => {
            let (access, refresh) = both_work(caller, tokens).await;
            assert_eq!(access, refresh, "a family was revoked by half");
        }
        Stage::Revoked(tokens) => {
            let found = both_work(caller, tokens).await;
            assert_eq!(found, (false, false), "a revocation that was answered is lost");
        }
    }
}
