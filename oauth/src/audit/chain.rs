//! Each entry's hash covers the one before it: altering, removing, adding or moving an entry breaks
//! the chain there.
//!
//! The hash is SHA-256 of, in this order:
//!
//! 1. the 18 bytes `countersign audit\0`, and the version of this rule, one byte, 1;
//! 2. the hash of the entry before, 32 bytes; zeros for the first;
//! 3. the entry's number, from 1, and its time in seconds since 1970, eight bytes each,
//!    the most significant first;
//! 4. each of [`FIELDS`]: the byte 0 if it is not there; or the byte 1, the length of its
//!    UTF-8 in eight bytes, and these.
//!
//! With lengths, no text can pretend to be two. The chain cannot show by itself that its end was
//! cut off, or that all of it was written anew: for that its last hash, [`Chain::head`], must be
//! stored elsewhere.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::{ActionWord, Actor, AuditEvent, Person, Program, Subject};
use crate::hex::to_hex;
use crate::id::{CompanyId, UserId};
use crate::timestamp::Timestamp;

/// Besides number and time, in order.
pub const FIELDS: [&str; 11] = [
    "company_id",
    "actor_kind",
    "actor_id",
    "actor_name",
    "actor_email",
    "action",
    "subject_kind",
    "subject_id",
    "subject_name",
    "detail",
    "address",
];

const BEGINNING: &[u8] = b"countersign audit\0\x01";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct EntryHash(pub [u8; 32]);

impl fmt::Display for EntryHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&to_hex(&self.0))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the hash of an entry has 64 hexadecimal digits")]
pub struct NoEntryHash;

impl FromStr for EntryHash {
    type Err = NoEntryHash;

    fn from_str(text: &str) -> Result<Self, NoEntryHash> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NoEntryHash);
        }
        let mut hash = [0; 32];
        for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| NoEntryHash)?;
        }
        Ok(Self(hash))
    }
}

/// An entry as it is stored, whatever may have become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEntry {
    pub seq: i64,
    pub at: i64,
    /// The texts of [`FIELDS`].
    pub fields: [Option<String>; FIELDS.len()],
    pub hash: Vec<u8>,
}

impl KeptEntry {
    /// Whether or not it is as it was written: [`Chain::follow`] says that.
    pub fn event(self) -> AuditEvent {
        let [
            company,
            kind,
            id,
            name,
            email,
            action,
            subject,
            subject_id,
            subject_name,
            detail,
            address,
        ] = self.fields;
        let text = |field: Option<String>| field.unwrap_or_default();
        let kind = text(kind);
        let actor = match (kind.as_str(), id, name, email) {
            ("person", Some(id), Some(name), Some(email)) => {
                Actor::Person(Person { id: UserId::new(id), name, email })
            }
            ("platform", Some(id), Some(name), Some(email)) => {
                Actor::Platform(Person { id: UserId::new(id), name, email })
            }
            ("program", Some(id), Some(name), _) => Actor::Program(Program { id, name }),
            ("operator", ..) => Actor::Operator,
            ("server", ..) => Actor::Server,
            _ => Actor::Other(kind),
        };
        AuditEvent {
            at: Timestamp(self.at),
            company_id: company.map(CompanyId::new),
            actor,
            action: ActionWord::read(text(action)),
            subject: Subject {
                kind: text(subject),
                id: text(subject_id),
                name: text(subject_name),
            },
            detail: text(detail),
            address,
        }
    }
}

impl AuditEvent {
    /// The texts of [`FIELDS`].
    pub fn fields(&self) -> [Option<&str>; FIELDS.len()] {
        let (id, name, email) = match &self.actor {
            Actor::Person(person) | Actor::Platform(person) => {
                (Some(person.id.as_str()), Some(person.name.as_str()), Some(person.email.as_str()))
            }
            Actor::Program(program) => {
                (Some(program.id.as_str()), Some(program.name.as_str()), None)
            }
            Actor::Operator | Actor::Server | Actor::Other(_) => (None, None, None),
        };
        [
            self.company_id.as_ref().map(CompanyId::as_str),
            Some(self.actor.kind()),
            id,
            name,
            email,
            Some(self.action.as_str()),
            Some(&self.subject.kind),
            Some(&self.subject.id),
            Some(&self.subject.name),
            Some(&self.detail),
            self.address.as_deref(),
        ]
    }
}

pub fn hash(
    before: &EntryHash,
    seq: i64,
    at: i64,
    fields: &[Option<&str>; FIELDS.len()],
) -> EntryHash {
    let mut hasher = Sha256::new();
    hasher.update(BEGINNING);
    hasher.update(before.0);
    hasher.update(seq.to_be_bytes());
    hasher.update(at.to_be_bytes());
    for field in fields {
        match field {
            None => hasher.update([0]),
            Some(text) => {
                hasher.update([1]);
                hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                hasher.update(text);
            }
        }
    }
    EntryHash(hasher.finalize().into())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Broken {
    #[error("entry {0} is missing")]
    Missing(i64),
    #[error("entry {0} is not as it was written")]
    Altered(i64),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    pub length: i64,
    /// The hash of the last one; zeros if there is none.
    pub head: EntryHash,
}

impl Chain {
    pub fn follow(&mut self, entry: &KeptEntry) -> Result<(), Broken> {
        let seq = self.length + 1;
        if entry.seq != seq {
            return Err(if entry.seq > seq {
                Broken::Missing(seq)
            } else {
                Broken::Altered(entry.seq)
            });
        }
        let fields = entry.fields.each_ref().map(Option::as_deref);
        let head = hash(&self.head, seq, entry.at, &fields);
        if entry.hash != head.0 {
            return Err(Broken::Altered(seq));
        }
        *self = Self { length: seq, head };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::AuditAction;
    use super::*;

    fn event(name: &str) -> AuditEvent {
        AuditEvent {
            at: Timestamp(1_800_000_000),
            company_id: Some(CompanyId::new("c")),
            actor: Actor::Person(Person {
                id: UserId::new("usr_a"),
                name: "Ada".to_owned(),
                email: "ada@c.example".to_owned(),
            }),
            action: AuditAction::CredentialMade.into(),
            subject: Subject::new("api_key", "key_1", name),
            detail: String::new(),
            address: Some("192.0.2.1".to_owned()),
        }
    }

    fn chain(names: &[&str]) -> Vec<KeptEntry> {
        let mut chain = Chain::default();
        let mut kept = Vec::new();
        for name in names {
            let event = event(name);
            let seq = chain.length + 1;
            let hash = hash(&chain.head, seq, event.at.0, &event.fields());
            let fields = event.fields().map(|field| field.map(str::to_owned));
            let entry = KeptEntry { seq, at: event.at.0, fields, hash: hash.0.to_vec() };
            chain.follow(&entry).expect("whole");
            kept.push(entry);
        }
        kept
    }

    fn follow(entries: &[KeptEntry]) -> Result<Chain, Broken> {
        let mut chain = Chain::default();
        for entry in entries {
            chain.follow(entry)?;
        }
        Ok(chain)
    }

    #[test]
    fn every_field_that_is_altered_is_found() {
        for (field, name) in FIELDS.iter().enumerate() {
            let mut entries = chain(&["a", "b", "c"]);
            let text = &mut entries[1].fields[field];
            *text = Some(format!("{}x", text.clone().unwrap_or_default()));
            assert_eq!(follow(&entries), Err(Broken::Altered(2)), "{name}");
            entries[1].fields[field] = None;
            assert_eq!(follow(&entries), Err(Broken::Altered(2)), "{name}");
        }
        let mut entries = chain(&["a", "b"]);
        entries[0].at += 1;
        assert_eq!(follow(&entries), Err(Broken::Altered(1)));
    }

    #[test]
    fn an_entry_that_is_removed_added_or_moved_is_found() {
        let mut removed = chain(&["a", "b", "c"]);
        removed.remove(1);
        assert_eq!(follow(&removed), Err(Broken::Missing(2)));
        removed[1].seq = 2;
        assert_eq!(follow(&removed), Err(Broken::Altered(2)));
        let mut moved = chain(&["a", "b", "c"]);
        moved.swap(1, 2);
        (moved[1].seq, moved[2].seq) = (2, 3);
        assert_eq!(follow(&moved), Err(Broken::Altered(2)));
        let mut twice = chain(&["a", "b"]);
        twice.push(twice[1].clone());
        assert_eq!(follow(&twice), Err(Broken::Altered(2)));
    }

    #[test]
    fn what_is_stored_is_read_as_it_was_said() {
        let person = event("a");
        let Actor::Person(ada) = person.actor.clone() else { panic!("a person") };
        let program = Program { id: "key_1".to_owned(), name: "Nightly".to_owned() };
        for actor in [
            Actor::Person(ada.clone()),
            Actor::Platform(ada),
            Actor::Program(program),
            Actor::Operator,
            Actor::Other("ghost".to_owned()),
        ] {
            let event = AuditEvent { actor, ..person.clone() };
            let fields = event.fields().map(|field| field.map(str::to_owned));
            let kept = KeptEntry { seq: 1, at: event.at.0, fields, hash: Vec::new() };
            assert_eq!(kept.event(), event);
        }
    }

    #[test]
    fn whatever_became_of_an_entry_it_can_be_read() {
        let mut entries = chain(&["a"]);
        entries[0].fields[5] = Some("credential_eaten".to_owned());
        entries[0].fields[4] = None;
        assert_eq!(follow(&entries), Err(Broken::Altered(1)));
        let event = entries.remove(0).event();
        assert_eq!(event.action, ActionWord::Other("credential_eaten".to_owned()));
        assert_eq!(event.actor, Actor::Other("person".to_owned()));
        let nothing = KeptEntry { seq: 1, at: 0, fields: Default::default(), hash: Vec::new() };
        assert_eq!(nothing.event().action.as_str(), "");
    }

    #[test]
    fn a_text_that_moves_to_its_neighbour_is_found() {
        let mut entries = chain(&["ab"]);
        let [.., id, name, _, _] = &mut entries[0].fields;
        (*id, *name) = (Some("key_1a".to_owned()), Some("b".to_owned()));
        assert_eq!(follow(&entries), Err(Broken::Altered(1)));
    }

    #[test]
    fn the_rule_stays_as_it_is_documented() {
        // Worked out apart, from the text above.
        let head = follow(&chain(&["a"])).expect("whole").head;
        let written = head.to_string();
        assert_eq!(written.parse(), Ok(head));
        assert_eq!(written, EXPECTED);
    }

    const EXPECTED: &str = "ee00b8fdae6e93969543ac4a807d134437fa845ae865a28fcdd347f427cc2034";

    #[test]
    fn a_hash_is_sixty_four_hexadecimal_digits() {
        for text in ["", "0", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert_eq!(text.parse::<EntryHash>(), Err(NoEntryHash), "{text}");
        }
    }
}
