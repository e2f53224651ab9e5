use super::purpose::{KeyGroup, KeyPurpose};
use super::ring::KeyState;
use super::test_home::{DAY, Home, MINUTE, NOW, SECOND, hex, master};
use crate::Provider;

const LABEL: &str = "test";

fn seal(provider: &Provider) -> String {
    provider.inner.shared.seal(LABEL, &"what was sealed")
}

fn opens(provider: &Provider, sealed: &str) -> bool {
    let opened: Option<String> = provider.inner.shared.open_seal(LABEL, sealed);
    assert!(opened.as_deref().is_none_or(|opened| opened == "what was sealed"));
    opened.is_some()
}

fn derive(provider: &Provider) -> [u8; 32] {
    provider.inner.shared.derive(LABEL, &[b"part"])
}

fn proves(provider: &Provider, derived: [u8; 32]) -> bool {
    provider.inner.shared.derivations(LABEL, &[b"part"]).contains(&derived)
}

fn states(provider: &Provider, group: KeyGroup) -> Vec<KeyState> {
    provider.keys().list(group).into_iter().map(|key| key.state).collect()
}

fn active(provider: &Provider, group: KeyGroup) -> String {
    let mut keys = provider.keys().list(group).into_iter();
    keys.rfind(|key| key.state == KeyState::Active).expect("an active one").id
}

#[tokio::test]
async fn what_a_key_that_was_ended_sealed_or_derived_is_refused_and_the_next_one_is_used() {
    let home = Home::new();
    let (provider, other) = (home.node().await, home.node().await);
    let (sealed, derived) = (seal(&provider), derive(&provider));
    for group in [KeyGroup::Sealing, KeyGroup::Hmac] {
        provider.keys().retire(group, "unknown").await.expect_err("there is none");
        // Of another group it is not found either.
        let id = active(&provider, KeyGroup::Signing);
        provider.keys().retire(group, &id).await.expect_err("not of these");
        let id = active(&provider, group);
        let left = provider.keys().retire(group, &id).await.expect("ended");
        assert!(left.len() == 1 && left[0].id != id && left[0].state == KeyState::Active);
        provider.keys().retire(group, &id).await.expect_err("it has ended");
    }
    assert!(!opens(&provider, &sealed) && !proves(&provider, derived));
    // A node that has not heard of it.
    assert!(opens(&other, &sealed) && proves(&other, derived));
    other.keys().rotate_due_keys().await.expect("tended");
    assert!(!opens(&other, &sealed) && !proves(&other, derived));
    assert!(opens(&other, &seal(&provider)) && proves(&other, derive(&provider)));
}

#[tokio::test]
async fn the_place_of_an_ended_key_is_not_taken_by_one_that_had_retired() {
    let home = Home::new();
    let provider = home.node().await;
    for group in [KeyGroup::Signing, KeyGroup::Sealing, KeyGroup::Hmac] {
        let first = active(&provider, group);
        provider.keys().rotate(group).await.expect("rotated");
        home.clock.advance(10 * MINUTE);
        let second = active(&provider, group);
        provider.keys().rotate(group).await.expect("rotated");
        assert_ne!(first, second);
        provider.keys().retire(group, &second).await.expect("ended");
        let third = active(&provider, group);
        assert!(third != first && third != second, "{group:?}");
        // The one that waits still waits, and a retired one may be ended too.
        assert!(matches!(states(&provider, group).last(), Some(KeyState::Next { .. })));
        provider.keys().retire(group, &first).await.expect("ended");
        assert_eq!(active(&provider, group), third);
        home.clock.advance(10 * MINUTE);
        assert_ne!(active(&provider, group), third);
    }
}

#[tokio::test]
async fn a_key_is_known_before_it_is_used_and_needed_for_as_long_as_what_it_did() {
    for (group, purpose, kept) in [
        (KeyGroup::Sealing, KeyPurpose::Seal, 30 * DAY),
        (KeyGroup::Hmac, KeyPurpose::Derive, 365 * DAY),
    ] {
        let home = Home::new();
        let (provider, other) = (home.node().await, home.node().await);
        let works = |on: &Provider, sealed: &str, derived| match purpose {
            KeyPurpose::Seal => opens(on, sealed),
            _ => proves(on, derived),
        };
        provider.keys().rotate(group).await.expect("rotated");
        // One waits already.
        provider.keys().rotate(group).await.expect("rotated");
        let next = KeyState::Next { used_from: NOW + 10 * MINUTE };
        assert_eq!(states(&provider, group), [KeyState::Active, next]);
        home.clock.advance(9 * MINUTE + 59 * SECOND);
        let (sealed, derived) = (seal(&provider), derive(&provider));
        // Also on a node that has not looked for ten minutes.
        assert!(works(&other, &sealed, derived));
        other.keys().rotate_due_keys().await.expect("tended");
        home.clock.advance(SECOND);
        let (after_sealed, after_derived) = (seal(&provider), derive(&provider));
        assert!(purpose == KeyPurpose::Seal || after_derived != derived);
        for node in [&provider, &other] {
            assert!(works(node, &sealed, derived));
            assert!(works(node, &after_sealed, after_derived));
        }
        let until = NOW + 10 * MINUTE + kept + MINUTE;
        assert_eq!(states(&provider, group), [KeyState::Retired { until }, KeyState::Active]);
        home.clock.advance(kept);
        assert!(works(&provider, &sealed, derived));
        home.clock.advance(MINUTE);
        assert!(!works(&provider, &sealed, derived));
        assert!(works(&provider, &after_sealed, after_derived));
    }
}

#[tokio::test]
async fn all_keys_change_by_themselves_and_those_that_nothing_needs_are_deleted() {
    let home = Home::new();
    let provider = home.node().await;
    let first = [KeyGroup::Sealing, KeyGroup::Hmac].map(|group| active(&provider, group));
    let (sealed, derived) = (seal(&provider), derive(&provider));
    home.pass(&provider, 92).await;
    assert!(opens(&provider, &sealed) && proves(&provider, derived));
    let second = [KeyGroup::Sealing, KeyGroup::Hmac].map(|group| active(&provider, group));
    assert!(first[0] != second[0] && first[1] != second[1]);
    home.pass(&provider, 60).await;
    assert!(!opens(&provider, &sealed) && proves(&provider, derived));
    home.pass(&provider, 900).await;
    assert!(!proves(&provider, derived));
    let kept = provider.store().keys().await.expect("read");
    let count = |purpose: &str| kept.iter().filter(|key| key.purpose == purpose).count();
    assert!(count("seal") <= 2 && count("derive") <= 6, "{kept:?}");
}

#[tokio::test]
async fn what_must_be_the_same_again_is_though_the_key_has_changed() {
    let home = Home::new();
    let provider = home.node().await;
    let shared = &provider.inner.shared;
    let before = shared.derive_at(NOW, LABEL, &[b"part"]);
    provider.keys().rotate(KeyGroup::Hmac).await.expect("rotated");
    home.clock.advance(10 * MINUTE);
    assert_eq!(shared.derive_at(NOW, LABEL, &[b"part"]), before);
    assert_ne!(derive(&provider), before);
    let again = home.node().await;
    assert_eq!(again.inner.shared.derive_at(NOW, LABEL, &[b"part"]), before);
}

#[tokio::test]
async fn after_the_master_key_was_changed_only_the_new_one_opens_the_database() {
    let home = Home::new();
    let provider = home.node().await;
    let (sealed, derived) = (seal(&provider), derive(&provider));
    let both = home.try_node(master(&["0f", "0e"])).await.expect("opens");
    both.keys().change_master_key(&hex("0e")).await.expect("changed");
    assert!(home.try_node(master(&["0f"])).await.is_err());
    for keys in [&["0e"][..], &["0f", "0e"], &["0e", "0f"]] {
        let node = home.try_node(master(keys)).await.expect("opens");
        assert!(opens(&node, &sealed) && proves(&node, derived));
    }
    let verified = provider.administration().verify_audit(None).await.expect("whole");
    assert_eq!(verified.length, 1);
    // What is running works on, and makes no key that could not be read.
    assert!(opens(&provider, &sealed));
    provider.keys().rotate(KeyGroup::Sealing).await.expect_err("its master key is the old one");
    both.keys().rotate(KeyGroup::Sealing).await.expect("rotated");
    home.try_node(master(&["0e"])).await.expect("opens");
}

#[tokio::test]
async fn a_running_node_reads_a_changed_master_key_by_itself() {
    let home = Home::new();
    let file = home.folder.path().join("master.key");
    std::fs::write(&file, hex("0f")).expect("written");
    let path = file.clone();
    let key = master(&["0f"]).or_read_again(move || std::fs::read_to_string(&path).ok());
    let running = home.try_node(key).await.expect("opens");
    let command = home.try_node(master(&["0f", "0e"])).await.expect("opens");
    command.keys().change_master_key(&hex("0e")).await.expect("changed");
    std::fs::write(&file, hex("0e")).expect("written");
    // It makes keys under the new one, and reads those that were made.
    running.keys().rotate(KeyGroup::Hmac).await.expect("rotated");
    command.keys().rotate(KeyGroup::Sealing).await.expect("rotated");
    running.keys().rotate_due_keys().await.expect("tended");
    home.try_node(master(&["0e"])).await.expect("opens");
}
