use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;

use super::fixture::{Subject, ada, contoso, northwind, populate, ravi};

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
    store.put_user(&double).await.expect_err("refused");
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

pub(crate) async fn a_user_put_again_is_replaced_whole(store: Subject) {
    populate(&store).await;
    let user = User {
        id: ada().id,
        company_id: contoso(),
        email: "Ada@contoso.example".to_owned(),
        first_name: "Augusta".to_owned(),
        last_name: "King".to_owned(),
        role: Role::Standard,
        job_title: Some("Analyst".to_owned()),
        password_hash: PasswordHash::new("$argon2id$new"),
        disabled: true,
    };
    store.put_user(&user).await.expect("replaced");
    assert_eq!(store.find_user(&user.id).await.expect("read"), Some(user));
    assert_eq!(store.find_user_by_email(&ada().email).await.expect("read"), None);
}

pub(crate) async fn a_company_put_again_is_replaced(store: Subject) {
    populate(&store).await;
    let company = Company { id: northwind(), name: "Northwind".to_owned() };
    store.put_company(&company).await.expect("replaced");
    assert_eq!(store.find_company(&northwind()).await.expect("read"), Some(company));
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
        store.users_of_company(&company, after.as_ref(), limit).await.expect("read")
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
    store.put_user(&User { disabled: true, ..ada() }).await.expect("kept");
    assert_eq!(listed().await, []);
}
