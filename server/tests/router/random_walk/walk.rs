//! One walk: what it does next, and what it looks at after every step.

use std::collections::VecDeque;
use std::fmt::Arguments;
use std::time::Duration;

use rusqlite::Connection;

use super::chance::Chance;
use super::model::{DAY, GRACE, HOUR, MINUTE, Model};
use super::people::Person;
use testkit::{Answer, Browser, TestServer};

/// How many tokens of each kind are looked at after every step.
const KEPT: usize = 30;

/// How many steps are told of one that failed.
const TOLD: usize = 40;

pub(super) struct Walk<'server> {
    pub(super) server: &'server TestServer,
    pub(super) chance: Chance,
    pub(super) model: Model,
    pub(super) browsers: [Browser<'server>; 2],
    /// The server's database, seen from beside it.
    database: Connection,
    seed: u64,
    step: usize,
    told: VecDeque<String>,
}

impl Drop for Walk<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for line in &self.told {
                eprintln!("{line}");
            }
            let steps = self.step + 1;
            eprintln!("again: COUNTERSIGN_WALK_SEED={} COUNTERSIGN_WALK_STEPS={steps}", self.seed);
        }
    }
}

impl<'server> Walk<'server> {
    pub(super) fn new(server: &'server TestServer, seed: u64) -> Self {
        Self {
            server,
            chance: Chance::new(seed),
            model: Model::new(server.provider.now().0),
            browsers: Person::ALL.map(|_| server.browser()),
            database: server.database(),
            seed,
            step: 0,
            told: VecDeque::new(),
        }
    }

    pub(super) async fn walk(&mut self, steps: usize) {
        for step in 0..steps {
            self.step = step;
            match self.chance.below(100) {
                0..22 => self.begin().await,
                22..40 => self.answer().await,
                40..56 => self.redeem().await,
                56..70 => self.refresh().await,
                70..73 => self.revoke_access_token().await,
                73..75 => self.revoke_refresh_token().await,
                75..77 => self.show_nonsense().await,
                77..81 => self.remove_permission().await,
                81..83 => self.remove_app().await,
                83..86 => self.sweep().await,
                _ => self.advance(),
            }
            self.look().await;
            self.forget();
        }
    }

    /// Notes what is done, for anyone who has to find out why it failed.
    pub(super) fn tell(&mut self, what: Arguments<'_>) {
        let line = format!("{:>6} at {}: {what}", self.step, self.model.now);
        self.told.push_back(line);
        if self.told.len() > TOLD {
            self.told.pop_front();
        }
    }

    /// A number that is another one once anyone has written to the database.
    pub(super) fn version(&self) -> i64 {
        let version = self.database.query_row("PRAGMA data_version", (), |row| row.get(0));
        version.expect("a number")
    }

    /// The browser of a user who is signed in, and whose session needs no note of
    /// its use: whatever is written now, is written for another reason.
    pub(super) async fn browser(&mut self, person: Person) -> &mut Browser<'server> {
        let now = self.model.now;
        let session = *self.model.session(person);
        if !session.lives(now) {
            self.sign_in(person).await;
        } else if now - session.touched_at >= 10 * MINUTE {
            self.browsers[person as usize].get("/").await.assert_status(200);
            self.model.session(person).touched_at = now;
        }
        &mut self.browsers[person as usize]
    }

    /// Begins another session: what the one before has open is no longer answered.
    pub(super) async fn sign_in(&mut self, person: Person) {
        let now = self.model.now;
        let browser = &mut self.browsers[person as usize];
        browser.cookies.clear();
        browser.sign_in(person.email()).await;
        let session = self.model.session(person);
        session.number += 1;
        session.began_at = now;
        session.touched_at = now;
    }

    /// The newest grant between the two, as the server names it.
    pub(super) fn grant_id(&self, user: &str, client: &str) -> String {
        let query = "SELECT id FROM grants WHERE user_id = ?1 AND client_id = ?2 AND is_newest";
        self.database.query_row(query, (user, client), |row| row.get(0)).expect("a grant")
    }

    /// Lets time pass: some seconds, some weeks, or until just about when something
    /// ends.
    fn advance(&mut self) {
        let by = match self.chance.below(100) {
            0..45 => self.chance.between(1, 40),
            45..62 => self.chance.between(MINUTE, 20 * MINUTE),
            62..74 => self.chance.between(HOUR, 12 * HOUR),
            74..78 => self.chance.between(DAY, 40 * DAY),
            _ => {
                let Some(end) = self.some_end() else { return };
                let about = self.chance.one(&[-59, -29, -10, -1, 0, 0, 1]);
                (end + about - self.model.now).max(0)
            }
        };
        self.tell(format_args!("{by} seconds pass"));
        self.model.now += by;
        self.server.advance(Duration::from_secs(by.unsigned_abs()));
        assert_eq!(self.server.provider.now().0, self.model.now);
    }

    /// When something ends that has not.
    fn some_end(&mut self) -> Option<i64> {
        let model = &self.model;
        let mut ends: Vec<i64> = match self.chance.below(5) {
            0 => model.codes.iter().map(|code| code.expires_at).collect(),
            1 => model.access.iter().map(|token| token.expires_at).collect(),
            2 => model.refresh.iter().map(|token| token.expires_at).collect(),
            3 => model.refresh.iter().filter_map(|token| Some(token.rotated_at? + GRACE)).collect(),
            _ => {
                let standing = (0..model.grants.len()).filter(|&place| model.stands(place));
                let of = |place: usize| &model.grants[place];
                standing.map(|place| of(place).expires_at.min(of(place).unused_ends_at)).collect()
            }
        };
        ends.retain(|end| *end >= model.now);
        (!ends.is_empty()).then(|| self.chance.one(&ends))
    }

    /// Deletes what has ended long ago.
    async fn sweep(&mut self) {
        self.tell(format_args!("sweep"));
        self.server.provider.delete_expired(100_000).await.expect("swept");
        let before = self.model.now - DAY;
        self.model.swept_before = before;
        for code in &mut self.model.codes {
            code.swept |= code.expires_at < before;
        }
    }

    /// Keeps the model small: what ended is shown again for a while, then forgotten.
    fn forget(&mut self) {
        let model = &mut self.model;
        let (access, refresh) = (model.access.len(), model.refresh.len());
        model.access.drain(..access.saturating_sub(KEPT));
        model.refresh.drain(..refresh.saturating_sub(KEPT));
        let (codes, showings) = (model.codes.len(), model.showings.len());
        model.codes.drain(..codes.saturating_sub(12));
        model.showings.drain(..showings.saturating_sub(6));
    }
}

/// A refusal must have changed nothing.
#[track_caller]
pub(super) fn assert_unwritten(walk: &Walk<'_>, version: i64, answer: &Answer) {
    assert_eq!(
        walk.version(),
        version,
        "written though refused: {} {}",
        answer.status,
        answer.body
    );
}
