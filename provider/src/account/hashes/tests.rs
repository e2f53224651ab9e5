//! Hashes as Django, Laravel, passlib and the PHC string format write them, made by other programs.

use super::*;

const TYPED: &str = "otter lamp gravel";

const IMPORTED: [&str; 9] = [
    "pbkdf2_sha256$1000$saltsalt$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=",
    "pbkdf2_sha1$1000$saltsalt$THBUxcKWNUxzhGdoQV4y4ll2gKk=",
    "$pbkdf2-sha512$i=1000,l=64$c2FsdHNhbHQ$DxsavYvF8VakzGRo4k59ShlfFyMRFSWVeT2JE/Enj7mtYjely7jt\
     +0cowUhHWwBkat1g0YSujROpz/NBZX6UpA",
    "$pbkdf2-sha256$1000$c2FsdHNhbHQ$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs",
    "scrypt$16384$saltsalt$8$1$QLdHJYXE0l0+qDP2ktVwHLQkerZvawaH7SqG2HmenjBeq45VKx0lQxD/OwTFsgKY\
     CxJny5UwskegXU+AcM71CQ==",
    "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHQ$Ym0JkYoYoUBSQqZ5fuquy2JvuyFjLHg87g8eYi0uWag",
    "$2b$04$0L10nh.K7HlpXYA1vKPd5.FBgQ9x/JzLlo2NxhFiXuHmcSZTdYdZG",
    "$2y$04$0L10nh.K7HlpXYA1vKPd5.FBgQ9x/JzLlo2NxhFiXuHmcSZTdYdZG",
    "bcrypt_sha256$$2b$04$5tT0FkMDhtnK3P4Zx9sSs.CYSTJ5/y6/nqF4bqFvJdUqFK.R3FHva",
];

fn verified(hash: &str, typed: &str) -> bool {
    verify(&Password::new(typed), Some(&PasswordHash::new(hash))).is_right
}

#[test]
fn signin_1_an_imported_hash_lets_in_its_password_and_no_other() {
    for hash in IMPORTED {
        check_imported(hash).expect(hash);
        assert!(verified(hash, TYPED), "{hash}");
        assert!(!verified(hash, "otter lamp gravel "), "{hash}");
        assert!(!verified(hash, ""), "{hash}");
        let found = verify(&Password::new(TYPED), Some(&PasswordHash::new(hash)));
        assert!(found.is_foreign, "{hash}");
    }
}

#[test]
fn an_argon2_hash_of_other_parameters_is_foreign_and_lets_in() {
    // Of the argon2 reference implementation: password, somesalt.
    let hash = "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$\
                wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA";
    for hash in [hash.to_owned(), format!("argon2{hash}")] {
        check_imported(&hash).expect("a hash");
        let found = verify(&Password::new("password"), Some(&PasswordHash::new(hash.as_str())));
        assert_eq!(found, Verified { is_right: true, is_foreign: true }, "{hash}");
        assert!(!verified(&hash, "passwore"));
    }
}

#[test]
fn signin_1_what_asks_for_too_much_work_is_refused_before_any_is_done() {
    for hash in [
        "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65536,t=4000,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$4194304$saltsalt$8$1$AAAAAAAAAAAAAAAAAAAAAA==",
        "scrypt$16384$saltsalt$8$100000$AAAAAAAAAAAAAAAAAAAAAA==",
        "$scrypt$ln=63,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "pbkdf2_sha256$3000001$saltsalt$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=",
        "$2y$15$Ar60CapD75KcPj97CRYTUe9pAg3G5wXaSev48IlHjFMCJqb4XMW6u",
    ] {
        assert_eq!(check_imported(hash), Err(HashError::TooCostly), "{hash}");
    }
}

#[test]
fn what_is_no_hash_is_refused_and_lets_no_user_in() {
    for hash in [
        "",
        "!",
        "otter lamp gravel",
        "$1$saltsalt$abc",
        "$6$saltsalt$abc",
        "md5$salt$5d41402abc4b2a76b9719d911017c592",
        "pbkdf2_md5$1000$saltsalt$OmiCKPLwEV3tdn3m1tV63g==",
        "pbkdf2_sha256$0$saltsalt$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=",
        "pbkdf2_sha256$1000$$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=",
        "pbkdf2_sha256$1000$saltsalt$",
        "pbkdf2_sha256$+1000$saltsalt$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=",
        "scrypt$1000$saltsalt$8$1$AAAAAAAAAAAAAAAAAAAAAA==",
        "$2b$04$short",
        "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ",
        "$argon2x$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
    ] {
        assert!(check_imported(hash).is_err(), "{hash}");
        assert!(!verified(hash, TYPED), "{hash}");
        assert!(!verified(hash, ""), "{hash}");
    }
}

#[test]
fn an_account_without_a_password_costs_what_one_with_a_password_costs() {
    let Ok(Form::Argon2(hash)) = parse(DUMMY_HASH) else { panic!("a hash of ours") };
    let params = Params::try_from(&hash).expect("parameters");
    assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY, PASSES, LANES));
    assert!(!verify(&Password::new(""), None).is_right && !verified(DUMMY_HASH, ""));
}
