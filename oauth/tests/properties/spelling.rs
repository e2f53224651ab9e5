//! What a standard calls equal is equal, and what it does not is not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use oauth::credential::secret::Password;
use oauth::display_text::{check_line, clean};
use oauth::spelling::email::{EmailAddress, fold, is_same};
use oauth::spelling::host::{is_host_of, is_valid};
use oauth::spelling::network::Network;
use oauth::spelling::{forwarded, password};
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization as _;

/// Letters with more than one spelling, beside ordinary ones.
fn letter() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::char::range('a', 'z'),
        2 => select("éüñåøßſςΣK\u{212B}ǆﬁİıẞёйがΐệ한ㅎ".chars().collect::<Vec<_>>()),
        1 => any::<char>().prop_filter("a letter", |it| it.is_alphabetic()),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(letter(), 1..12).prop_map(|letters| letters.into_iter().collect())
}

fn domain() -> impl Strategy<Value = String> {
    let label = prop::collection::vec(select("abcdxyzéüñåø求人".chars().collect::<Vec<_>>()), 1..9);
    let label = label.prop_map(|letters| letters.into_iter().collect::<String>());
    (label, select(vec!["example", "bücher.example", "co.example"]))
        .prop_map(|(label, rest)| format!("{label}.{rest}"))
}

/// Each is equal to the text by the standard named with it.
fn respelt(local: &str, domain: &str) -> Vec<String> {
    let ascii = idna::domain_to_ascii(domain).expect("a domain");
    let wide = |text: &str| {
        let widened = |letter: char| match letter {
            '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter),
            other => other,
        };
        text.chars().map(widened).collect::<String>()
    };
    vec![
        format!("{local}@{ascii}"),                       // UTS 46
        format!("{local}@{}", ascii.to_uppercase()),      // RFC 4343
        format!("{local}@{domain}."),                     // RFC 1034
        format!("{local}@{}", domain.replace('.', "。")), // RFC 3490 §3.1
        format!("{local}@{}", domain.replace('.', "｡")),
        format!("{}@{domain}", local.nfd()), // UAX 15
        format!("{}@{domain}", local.nfc()),
        format!("{}@{}", local.nfkc(), domain.nfd()),
        wide(&format!("{local}@{domain}")), // RFC 8265 §3.3.1
        format!("\"{local}\"@{domain}"),    // RFC 5321 §4.1.2
        format!(" \u{FEFF}{local}@{domain}\r\n"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_address_is_one_however_it_is_spelt(local in word(), domain in domain()) {
        let folded = fold(&format!("{local}@{domain}"));
        for other in respelt(&local, &domain) {
            prop_assert_eq!(&fold(&other), &folded, "{}", other);
        }
    }

    #[test]
    fn an_address_is_one_in_any_case(local in word(), domain in domain()) {
        // The capital of the dotless ı is that of i, which is another letter.
        prop_assume!(!local.nfkd().any(|letter| letter == 'ı'));
        let written = format!("{local}@{domain}");
        for other in [
            format!("{}@{domain}", local.to_uppercase()),
            format!("{}@{domain}", local.to_lowercase()),
            format!("{}@{domain}", local.to_uppercase().to_lowercase()),
        ] {
            prop_assert!(is_same(&other, &written), "{} {}", other, written);
        }
    }

    #[test]
    fn what_is_folded_or_shown_is_its_own_spelling(text in "\\PC{0,20}(@\\PC{0,20})?") {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        if let Ok(address) = EmailAddress::parse(&text) {
            prop_assert_eq!(&fold(address.as_str()), &folded);
            prop_assert_eq!(&fold(&address.deliverable()), &folded);
            prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
        }
    }

    #[test]
    fn other_domains_are_other_addresses(local in word(), one in domain(), other in domain()) {
        let hosts = [&one, &other].map(|domain| idna::domain_to_ascii(domain).expect("a domain"));
        let is_one = is_same(&format!("{local}@{one}"), &format!("{local}@{other}"));
        prop_assert_eq!(is_one, hosts[0] == hosts[1]);
    }

    #[test]
    fn a_password_is_one_however_it_is_composed(text in "\\PC{0,40}") {
        let prepared = |text: String| password::prepare(&Password::new(text)).expose().to_owned();
        let one = prepared(text.clone());
        prop_assert_eq!(&prepared(text.nfd().collect()), &one);
        prop_assert_eq!(&prepared(text.nfc().collect()), &one);
        prop_assert_eq!(&prepared(one.clone()), &one);
        // A letter more is another password.
        prop_assert_ne!(&prepared(format!("{text}x")), &one);
    }

    #[test]
    fn a_name_that_is_taken_is_shown_as_it_is(
        text in "(\\PC|[\u{200C}\u{200D}\u{301}\u{654}\u{94D}هبيकaि ]){0,30}",
        limit in 1_usize..40,
    ) {
        let cleaned = clean(&text, limit);
        prop_assert_eq!(&clean(&cleaned, limit), &cleaned);
        prop_assert!(cleaned.chars().count() <= limit);
        if let Ok(name) = check_line(&text) {
            prop_assert_eq!(clean(&name, 120), name.replace('\u{3000}', " "));
        }
    }

    #[test]
    fn an_ipv4_address_is_one_network_however_it_travels(bits in any::<u32>(), rest in any::<u128>()) {
        let address = Ipv4Addr::from_bits(bits);
        let network = Network::of(IpAddr::V4(address));
        let of = |bits: u128| Network::of(IpAddr::V6(Ipv6Addr::from_bits(bits)));
        prop_assert_eq!(Network::of(address.to_ipv6_mapped().into()), network);
        prop_assert_eq!(of(0x64_ff9b << 96 | u128::from(bits)), network);
        prop_assert_eq!(of(0x2002 << 112 | u128::from(bits) << 80 | rest >> 48), network);
    }

    #[test]
    fn an_ipv6_network_is_one_whichever_address_calls(prefix in any::<u64>(), hosts in any::<[u64; 2]>()) {
        // Neither a translated nor a mapped one.
        prop_assume!(prefix >> 32 > 0x64_ff9b && prefix >> 48 != 0x2002);
        let [one, other] = hosts.map(|host| {
            IpAddr::V6(Ipv6Addr::from_bits(u128::from(prefix) << 64 | u128::from(host)))
        });
        prop_assert_eq!(Network::of(one), Network::of(other));
        let next = Ipv6Addr::from_bits(u128::from(prefix ^ 1) << 64);
        prop_assert_ne!(Network::of(one), Network::of(next.into()));
    }

    #[test]
    fn a_hop_is_read_however_a_proxy_writes_it(v4 in any::<u32>(), v6 in any::<u128>(), port in any::<u16>()) {
        let (v4, v6) = (Ipv4Addr::from_bits(v4), Ipv6Addr::from_bits(v6));
        let written = |text: String| forwarded::address(text.as_bytes());
        for text in [format!("{v4}"), format!("{v4}:{port}"), format!("\"{v4}:{port}\""), format!(" {v4}\t")] {
            prop_assert_eq!(written(text), Some(v4.into()));
        }
        let v6 = IpAddr::V6(v6);
        for text in [format!("{v6}"), format!("[{v6}]"), format!("[{v6}]:{port}"), format!("\"[{v6}]\"")] {
            prop_assert_eq!(written(text), Some(v6.to_canonical()));
        }
    }

    #[test]
    fn no_text_is_a_hop_that_names_two(text in "\\PC{0,30}") {
        if let Some(address) = forwarded::address(text.as_bytes()) {
            prop_assert_eq!(forwarded::address(address.to_string().as_bytes()), Some(address));
        }
    }

    #[test]
    fn a_host_of_ours_is_ours_and_no_other_is(host in "[a-zA-Z0-9.:@/\\[\\]-]{0,24}", port in any::<u16>()) {
        let issuer = "https://auth.example";
        prop_assert_eq!(is_host_of(&format!("Auth.Example:{port}"), issuer), port == 443);
        if is_host_of(&host, issuer) {
            prop_assert!(is_valid(&host));
            prop_assert!(host.to_lowercase().starts_with("auth.example"), "{}", host);
        }
    }
}
