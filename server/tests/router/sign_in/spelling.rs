//! An account and a password are the same in every spelling that people and browsers send.

use oauth::credential::password_policy::PasswordError;
use oauth::credential::secret::Password;
use oauth::id::CompanyId;
use oauth::role::Role;
use provider::account::users::{FirstPassword, NewUser, UserChange, UserError};
use testkit::{ADA, PASSWORD, SECOND, TestServer};

async fn add(server: &TestServer, email: &str, password: &str) -> Result<String, UserError> {
    let new = NewUser {
        company_id: CompanyId::new("cmp_northwind"),
        email: email.to_owned(),
        first_name: "Kai".to_owned(),
        last_name: "Ærø".to_owned(),
        role: Role::Standard,
        job_title: None,
        password: FirstPassword::Chosen(Password::new(password)),
    };
    Ok(server.provider.accounts().add_user(new).await?.user.email)
}

/// Each is the same mailbox.
const KAI: [&str; 8] = [
    "kai@bücher.example",
    "kai@xn--bcher-kva.example",
    "KAI@BÜCHER.example",
    "\u{212A}ai@XN--bcher-kva.EXAMPLE",
    "ｋａｉ＠bücher．example",
    "kai@bu\u{308}cher。example",
    " kai@bücher.example. ",
    "\u{2068}kai@bücher.example\u{2069}",
];

#[tokio::test]
async fn signin_4_who_spells_an_address_anew_gets_no_more_tries() {
    let server = TestServer::start().await;
    add(&server, KAI[1], PASSWORD).await.expect("added");
    for attempt in 0..10 {
        server.browser().type_password(KAI[attempt % KAI.len()], "wrong").await.assert_page(422);
        server.advance(SECOND);
    }
    for email in KAI {
        server.browser().type_password(email, PASSWORD).await.assert_page(429);
    }
}

#[tokio::test]
async fn signin_4_no_user_is_added_under_another_spelling_of_a_taken_address() {
    let server = TestServer::start().await;
    add(&server, KAI[0], PASSWORD).await.expect("added");
    for email in KAI {
        let refused = add(&server, email, PASSWORD).await.expect_err(email);
        assert!(matches!(refused, UserError::EmailTaken(_)), "{email}: {refused}");
    }
    let another = add(&server, "kai@bucher.example", PASSWORD).await;
    assert_eq!(another.expect("another domain"), "kai@bucher.example");
}

#[tokio::test]
async fn the_user_who_was_added_under_one_spelling_signs_in_and_is_changed_under_each() {
    for added in [KAI[0], KAI[1], KAI[6]] {
        let server = TestServer::start().await;
        let shown = add(&server, added, PASSWORD).await.expect("added");
        assert_eq!(shown, "kai@bücher.example");
        for email in KAI {
            server.browser().sign_in(email).await;
            let change = UserChange { disabled: Some(false), ..UserChange::default() };
            let changed = server.provider.accounts().change_user(email, change).await;
            assert_eq!(changed.expect(email).email, shown);
        }
    }
}

#[tokio::test]
async fn a_known_browser_is_known_under_each_spelling() {
    let server = TestServer::start().await;
    let mut own = server.signed_in("ADA@Northwind.example").await;
    own.cookies.remove("countersign");
    for _ in 0..10 {
        server.browser().type_password(ADA, "wrong").await.assert_page(422);
    }
    server.browser().type_password(ADA, PASSWORD).await.assert_page(429);
    own.sign_in("ａda@northwind。example").await;
}

#[tokio::test]
async fn another_password_is_refused_however_alike_it_is() {
    let server = TestServer::start().await;
    add(&server, KAI[0], "Café au lait, très chaud").await.expect("added");
    for wrong in [
        "Cafe au lait, tres chaud",
        "CAFÉ AU LAIT, TRÈS CHAUD",
        "Café au lait,  très chaud",
        "Ｃafé au lait, très chaud",
        "Café au lait, très chaud ",
    ] {
        server.browser().type_password(KAI[0], wrong).await.assert_page(422);
    }
    for control in ["a tab\tin the middle of it", "a NUL\0in the middle of it"] {
        let refused = add(&server, "lea@northwind.example", control).await;
        assert!(matches!(refused, Err(UserError::Password(PasswordError::Control))));
    }
    // Eleven letters, with their accents apart.
    let short = "e\u{301}".repeat(11);
    let refused = add(&server, "lea@northwind.example", &short).await;
    assert!(matches!(refused, Err(UserError::Password(PasswordError::TooShort))));
}

/// RFC 8265 §4.2.2.
#[tokio::test]
async fn a_password_is_the_same_from_every_keyboard() {
    for set in ["Caf\u{E9} au lait, tr\u{E8}s chaud", "Cafe\u{301} au\u{A0}lait, tre\u{300}s chaud"]
    {
        let server = TestServer::start().await;
        add(&server, KAI[0], set).await.expect("added");
        for typed in [
            "Caf\u{E9} au lait, tr\u{E8}s chaud",
            "Cafe\u{301} au lait, tre\u{300}s chaud",
            "Caf\u{E9} au\u{3000}lait, tre\u{300}s\u{2003}chaud",
        ] {
            let answer = server.browser().type_password(KAI[0], typed).await;
            assert_eq!(answer.our_location(), "/", "{typed}");
        }
    }
}
