use std::time::Duration;

use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::time_zone::TimeZone;
use oauth::user::User;

use store::Effects;
use store::users::UserChange;

use super::Home;
use super::fixture::{
    Fate, NOW, Subject, active, ada, ada_in_northwind, contoso, disabled, northwind, populate,
    ravi, role, set_user,
};

pub(crate) async fn an_unknown_user_or_company_is_not_found(store: Subject) {
    populate(&store).await;
    assert_eq!(store.find_user(&UserId::new("usr_Ada")).await.expect("read"), None);
    assert_eq!(store.find_user_by_email("ada@northwind").await.expect("read"), None);
    assert_eq!(store.find_user_by_email("%").await.expect("read"), None);
    assert_eq!(store.find_company(&CompanyId::new("Contoso")).await.expect("read"), None);
}

pub(crate) async fn a_second_user_with_the_same_email_in_another_case_is_refused(store: Subject) {
    populate(&store).await;
    let double = User { email: "ADA@northwind.example".to_owned(), ..ravi() };
    assert!(!store.create_user(&double, &[], Effects::NONE).await.expect("tried"));
    let other = User { id: UserId::new("usr_other"), ..double.clone() };
    assert!(!store.create_user(&other, &[], Effects::NONE).await.expect("tried"));
    assert_eq!(store.find_user(&other.id).await.expect("read"), None);
    assert_eq!(store.find_user(&ravi().id).await.expect("read"), Some(ravi()));
    assert_eq!(store.find_user_by_email(&double.email).await.expect("read"), Some(ada()));
}

pub(crate) async fn a_user_is_found_by_id_and_by_email_in_any_case(store: Subject) {
    populate(&store).await;
    assert_eq!(store.find_user(&ada().id).await.expect("read"), Some(ada()));
    for email in ["ravi@northwind.example", "RAVI@Northwind.EXAMPLE"] {
        assert_eq!(store.find_user_by_email(email).await.expect("read"), Some(ravi()));
    }
}

/// What one database folds, another may not: neither is asked to.
pub(crate) async fn a_user_is_found_by_every_spelling_of_their_address_and_by_no_other(
    store: Subject,
) {
    populate(&store).await;
    let kai =
        User {
            id: UserId::new("usr_kai"), email: "Kai.Ærø@bücher.example".to_owned(), ..ravi()
        };
    assert!(store.create_user(&kai, &[], Effects::NONE).await.expect("tried"));
    for email in [
        "kai.ærø@bücher.example",
        "KAI.ÆRØ@BÜCHER.EXAMPLE",
        "\u{212A}ai.ærø@xn--bcher-kva.example",
        "ｋａｉ.ærø@bu\u{308}cher。example.",
    ] {
        let found = store.find_user_by_email(email).await.expect("read");
        assert_eq!(found, Some(kai.clone()), "{email}");
        let double = User { id: UserId::new("usr_other"), email: email.to_owned(), ..ravi() };
        assert!(!store.create_user(&double, &[], Effects::NONE).await.expect("tried"), "{email}");
    }
    for email in ["kai.aero@bücher.example", "kai.ærø@bucher.example", "kai_ærø@bücher.example"]
    {
        assert_eq!(store.find_user_by_email(email).await.expect("read"), None, "{email}");
    }
}

pub(crate) async fn changes_of_different_fields_do_not_undo_each_other(store: Subject) {
    populate(&store).await;
    let id = ada().id;
    let hash = PasswordHash::new("$argon2id$new");
    let named = UserChange { first_name: Some("Augusta".to_owned()), ..UserChange::default() };
    let password = UserChange { password_hash: Some(hash.clone()), ..UserChange::default() };
    let set = |change: Fate| {
        let (store, id) = (store.clone(), id.clone());
        async move { set_user(&store, &id, change).await }
    };
    tokio::join!(
        set(named.into()),
        set(password.into()),
        set(role(Role::Standard)),
        set(disabled(true))
    );
    let changed = User {
        first_name: "Augusta".to_owned(),
        password_hash: Some(hash),
        disabled: true,
        ..ada()
    };
    let found = store.find_principal(&id, &northwind()).await.expect("read").expect("found");
    let in_northwind = Membership { role: Role::Standard, ..ada_in_northwind() };
    assert_eq!((found.user, found.membership), (changed, in_northwind));
}

pub(crate) async fn a_change_of_nothing_leaves_a_user_as_they_are(store: Subject) {
    populate(&store).await;
    assert_eq!(set_user(&store, &ada().id, UserChange::default()).await, ada());
    let unknown = UserId::new("usr_unknown");
    let change = UserChange { disabled: Some(true), ..UserChange::default() };
    let changed = store.change_user(&unknown, &change, NOW, Effects::NONE).await;
    assert_eq!(changed.expect("tried"), None);
}

pub(crate) async fn each_field_of_a_user_can_be_changed(store: Subject) {
    populate(&store).await;
    let change = UserChange {
        first_name: Some("Augusta".to_owned()),
        last_name: Some("King".to_owned()),
        password_hash: Some(PasswordHash::new("$argon2id$new")),
        disabled: Some(true),
        event: None,
    };
    let user = User {
        first_name: "Augusta".to_owned(),
        last_name: "King".to_owned(),
        password_hash: Some(PasswordHash::new("$argon2id$new")),
        disabled: true,
        ..ada()
    };
    assert_eq!(set_user(&store, &ada().id, change).await, user);
    assert_eq!(store.find_user(&user.id).await.expect("read"), Some(user));
}

pub(crate) async fn a_user_is_shown_as_changed_at_once_and_within_a_moment_elsewhere(
    home: &impl Home,
) {
    /// What the trait allows, and as much again for a busy machine.
    const MOMENT: Duration = Duration::from_millis(200);
    let (one, other) = (home.open().await, home.open().await);
    populate(&one).await;
    let shown = async |store: &Subject| {
        store.find_user_to_show(&ada().id).await.expect("read").map(|user| (*user).clone())
    };
    assert_eq!((shown(&one).await, shown(&other).await), (Some(ada()), Some(ada())));
    for name in ["Augusta", "Ada"] {
        let renamed = UserChange { first_name: Some(name.to_owned()), ..UserChange::default() };
        let changed = set_user(&other, &ada().id, renamed).await;
        assert_eq!(shown(&other).await.as_ref(), Some(&changed));
        tokio::time::sleep(MOMENT).await;
        assert_eq!(shown(&one).await, Some(changed));
    }
}

pub(crate) async fn a_second_company_of_an_id_is_refused(store: Subject) {
    populate(&store).await;
    let company = Company {
        id: northwind(),
        name: "Northwind".to_owned(),
        time_zone: TimeZone::UTC,
        requires_second_factor: false,
    };
    assert!(!store.create_company(&company, Effects::NONE).await.expect("tried"));
    let found = store.find_company(&northwind()).await.expect("read").expect("found");
    assert_eq!(found.name, "Northwind Staffing");
}

pub(crate) async fn companies_and_their_people_are_listed_in_the_order_of_their_ids(
    store: Subject,
) {
    populate(&store).await;
    let companies = async |after: Option<CompanyId>, limit| -> Vec<CompanyId> {
        let found = store.companies(after.as_ref(), limit).await.expect("read");
        found.into_iter().map(|company| company.id).collect()
    };
    assert_eq!(companies(None, 9).await, [contoso(), northwind()]);
    assert_eq!(companies(None, 1).await, [contoso()]);
    assert_eq!(companies(Some(contoso()), 9).await, [northwind()]);
    assert_eq!(companies(Some(northwind()), 9).await, []);
    let people = async |company, after: Option<UserId>, limit| {
        let found = store.members_of_company(&company, after.as_ref(), limit).await.expect("read");
        found.into_iter().map(|member| member.user).collect::<Vec<_>>()
    };
    assert_eq!(people(northwind(), None, 9).await, [ada(), ravi()]);
    assert_eq!(people(northwind(), None, 1).await, [ada()]);
    assert_eq!(people(northwind(), Some(ada().id), 9).await, [ravi()]);
    assert_eq!(people(CompanyId::new("unknown"), None, 9).await, []);
}

pub(crate) async fn the_administrators_of_a_company_are_those_who_can_act(store: Subject) {
    populate(&store).await;
    let listed = || async {
        let found = store.administrators_of_company(&northwind(), 10).await.expect("read");
        found.into_iter().map(|user| user.id).collect::<Vec<_>>()
    };
    assert_eq!(listed().await, [ada().id]);
    for (gone, back) in [(disabled(true), disabled(false)), (active(false), active(true))] {
        set_user(&store, &ada().id, gone).await;
        assert_eq!(listed().await, []);
        set_user(&store, &ada().id, back).await;
        assert_eq!(listed().await, [ada().id]);
    }
}
