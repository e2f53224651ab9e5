use oauth::credential::secret::Password;
use oauth::id::CompanyId;
use oauth::role::Role;
use oauth::time_zone::TimeZone;
use oauth::user::User;
use provider::account::users::{FirstPassword, NewUser, UserChange, UserError};

use crate::support::Demo;

const SECRET: &str = "tin-forest-button-41";

fn lea() -> NewUser {
    NewUser {
        company_id: CompanyId::new("cmp_northwind"),
        email: "lea@northwind.example".to_owned(),
        first_name: "Lea".to_owned(),
        last_name: "Sand".to_owned(),
        role: Role::Standard,
        job_title: None,
        password: FirstPassword::Chosen(Password::new(SECRET)),
    }
}

#[tokio::test]
async fn no_user_is_added_who_could_not_be_told_apart_or_could_not_sign_in() {
    let Demo { provider, .. } = &Demo::start().await;
    let refused =
        async |new: NewUser| provider.accounts().add_user(new).await.expect_err("refused");
    for email in ["", "lea", "@", "lea@", "@b.example", "a b@c.example", "a@b@c.example", "a\n@b"] {
        let error = refused(NewUser { email: email.to_owned(), ..lea() }).await;
        assert!(matches!(error, UserError::Email(_)), "{email}: {error}");
    }
    let taken = NewUser { email: "ADA@northwind.example".to_owned(), ..lea() };
    assert!(matches!(refused(taken).await, UserError::EmailTaken(_)));
    for password in ["eleven-char", &"a".repeat(129), "LeaSandLeaSand"] {
        let error =
            refused(NewUser { password: FirstPassword::Chosen(Password::new(password)), ..lea() })
                .await;
        assert!(matches!(error, UserError::Password(_)), "{error}");
    }
    let nowhere = NewUser { company_id: CompanyId::new("cmp_nowhere"), ..lea() };
    assert!(matches!(refused(nowhere).await, UserError::UnknownCompany(_)));
    for name in ["", " Lea", "Lea\u{200b}", "Le\u{200c}a", "Lea\u{202e}"] {
        let error = refused(NewUser { first_name: name.to_owned(), ..lea() }).await;
        assert!(matches!(error, UserError::Text { what: "first name", .. }), "{error}");
    }
    assert!(provider.accounts().add_company(" ", TimeZone::UTC).await.is_err());
    let company = CompanyId::new("cmp_northwind");
    assert_eq!(provider.accounts().members_of_company(&company).await.expect("listed").len(), 3);
}

#[tokio::test]
async fn no_unknown_user_is_changed_and_nothing_is_changed_halfway() {
    let Demo { provider, .. } = &Demo::start().await;
    let unknown =
        provider.accounts().change_user("lea@northwind.example", UserChange::default()).await;
    assert!(matches!(unknown, Err(UserError::UnknownUser(_))));
    let change =
        UserChange { disabled: Some(true), password: Some(Password::new("short")), event: None };
    let refused = provider.accounts().change_user("ravi@northwind.example", change).await;
    assert!(matches!(refused, Err(UserError::Password(_))));
    let found = provider.store().find_user_by_email("ravi@northwind.example").await.expect("read");
    assert!(!found.expect("found").disabled);
}

/// An operator records what companies and people are called: no one deceives with it.
#[tokio::test]
async fn people_and_companies_are_added_under_the_names_that_they_have() {
    let Demo { provider, .. } = &Demo::start().await;
    for (index, name) in
        ["E.ON SE", "Booking.com", "میهن\u{200c}بلاگ", "क्\u{200d}षितिज"].into_iter().enumerate()
    {
        let company = provider.accounts().add_company(name, TimeZone::UTC).await.expect("added");
        assert_eq!(company.name, name);
        let new = NewUser {
            email: format!("lea{index}@northwind.example"),
            first_name: name.to_owned(),
            last_name: name.to_owned(),
            job_title: Some(format!("Head of {name}")),
            ..lea()
        };
        assert_eq!(provider.accounts().add_user(new).await.expect("added").user.last_name, name);
    }
}

#[tokio::test]
async fn who_is_added_is_listed_and_changed() {
    let Demo { provider, .. } = &Demo::start().await;
    let company = provider.accounts().add_company("Fabrikam", TimeZone::UTC).await.expect("added");
    let new = NewUser { company_id: company.id.clone(), ..lea() };
    let added = provider.accounts().add_user(new).await.expect("added");
    assert!(added.user.id.as_str().starts_with("usr_") && added.is_active());
    assert!(provider.accounts().companies().await.expect("listed").contains(&company));
    assert_eq!(
        provider.accounts().members_of_company(&company.id).await.expect("listed"),
        std::slice::from_ref(&added)
    );
    let change = UserChange { disabled: Some(true), ..UserChange::default() };
    let changed =
        provider.accounts().change_user(&added.user.email, change).await.expect("changed");
    assert_eq!(changed, User { disabled: true, ..added.user.clone() });
    let change = UserChange { password: Some(Password::new(SECRET)), ..UserChange::default() };
    let changed =
        provider.accounts().change_user(&added.user.email, change).await.expect("changed");
    assert_ne!(changed.password_hash, added.user.password_hash);
}
