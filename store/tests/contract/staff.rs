use oauth::id::UserId;
use oauth::role::Role;
use oauth::user::User;
use store::staff::{StaffChange, StaffRefusal};

use super::fixture::{Subject, ada, contoso, northwind, populate, ravi};

pub(crate) async fn an_administrator_remains(store: Subject) {
    populate(&store).await;
    let change = async |id: &UserId, change: StaffChange| {
        store.change_staff(&northwind(), id, &change).await.expect("answered")
    };
    let disabled = || StaffChange { disabled: Some(true), ..StaffChange::default() };
    let role = |role| StaffChange { role: Some(role), ..StaffChange::default() };
    let (ada, ravi) = (ada().id, ravi().id);
    assert_eq!(change(&ada, disabled()).await, Err(StaffRefusal::LastAdministrator));
    assert_eq!(change(&ada, role(Role::Standard)).await, Err(StaffRefusal::LastAdministrator));
    assert!(
        change(&ravi, role(Role::Administrator)).await.expect("changed").role.title()
            == "Administrator"
    );
    assert!(change(&ada, disabled()).await.expect("changed").disabled);
    assert_eq!(change(&ravi, disabled()).await, Err(StaffRefusal::LastAdministrator));
    let elsewhere = store.change_staff(&contoso(), &ravi, &disabled()).await.expect("answered");
    assert_eq!(elsewhere, Err(StaffRefusal::NotFound));
}

pub(crate) async fn staff_is_its_companys_and_an_address_one_persons(store: Subject) {
    populate(&store).await;
    let taken = User { email: ada().email.to_uppercase(), id: UserId::new("usr_x"), ..ravi() };
    assert_eq!(store.add_staff(&taken).await.expect("answered"), Err(StaffRefusal::EmailTaken));
    let new = User { email: "new@northwind.example".to_owned(), ..taken };
    assert_eq!(store.add_staff(&new).await.expect("answered"), Ok(()));
    let found = store.users_of_company(&northwind(), None, 100).await.expect("read");
    assert_eq!(found.len(), 3);
    let page = store.users_of_company(&northwind(), Some(&ravi().id), 1).await.expect("read");
    assert_eq!(page, [new]);
    assert_eq!(store.users_of_company(&contoso(), None, 100).await.expect("read"), []);
}
