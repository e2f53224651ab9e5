//! The files of a brand, each named by the hash of its content.

use std::collections::BTreeMap;
use std::sync::Arc;

use oauth::hex::to_hex;
use sha2::{Digest as _, Sha256};

#[derive(Clone, Debug, Default)]
pub(crate) struct Served(BTreeMap<String, Arc<[u8]>>);

impl Served {
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.0.get(name)
    }

    pub(super) fn add(&mut self, ending: &str, content: Vec<u8>) -> String {
        let name = format!("{}.{ending}", to_hex(&Sha256::digest(&content)));
        let address = routes::brand(&name);
        self.0.insert(name, content.into());
        address
    }
}
