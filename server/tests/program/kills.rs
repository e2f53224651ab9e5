//! `kill -9` at random moments under load: what was answered has happened, and what
//! happens once has happened once.
//!
//! `COUNTERSIGN_KILLS` says how often; `make verify-kills` does it 200 times.

use std::path::Path;
use std::sync::Arc;

use crate::load::book::{Load, verify};
use crate::load::{Caller, Cut, WITHOUT_LIMITS};
use crate::random::{Random, number_of};
use crate::running::{Program, data};

/// Whether the file is whole after the kill, before anyone mends it.
fn assert_whole(folder: &Path) {
    let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
    let check = |pragma: &str| -> Vec<String> {
        let mut statement = database.prepare(pragma).expect("prepares");
        let rows = statement.query_map((), |row| row.get(0)).expect("asks");
        rows.collect::<Result<_, _>>().expect("read")
    };
    assert_eq!(check("PRAGMA integrity_check"), ["ok"]);
    assert!(check("PRAGMA foreign_key_check").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_answered_is_lost_by_kills() {
    let kills = number_of("COUNTERSIGN_KILLS", 10);
    let mut random = Random::of_now();
    let folder = data();
    let start = |listen: &str| Program::start_with(folder.path(), listen, &WITHOUT_LIMITS);
    let mut program = start("127.0.0.1:0");
    let listen = program.address.to_string();
    let caller = Arc::new(Caller::signed_in(&program).await);
    let mut answered = 0;
    for kill in 1..=kills {
        let load = Load::begin(&caller);
        tokio::time::sleep(random.milliseconds(20..820)).await;
        program.child.kill().expect("killed");
        program.wait();
        let (book, cuts) = load.cut_off().await;
        for cut in cuts {
            assert!(matches!(cut, Cut::Connection(_)), "{cut:?}");
        }
        assert_whole(folder.path());
        program = start(&listen);
        answered += book.answered();
        verify(&caller, book).await;
        if kill % 20 == 0 {
            eprintln!(
                "{kill} kills, {answered} answered codes and tokens, none lost or used twice"
            );
        }
    }
    eprintln!(
        "{kills} of {kills} kills survived: of {answered} answered codes and tokens none was \
         lost, no code was used twice, the database was whole each time"
    );
    program.stop();
}
