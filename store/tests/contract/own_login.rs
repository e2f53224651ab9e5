use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::{CompanyId, UserId};
use oauth::time_zone::TimeZone;
use oauth::user::User;
use store::Effects;
use store::own_login::LoginAnswer;

use super::fixture::{MINUTE, NOW, Subject, ada, at_once, count, partner, populate, ravi};

fn answer(request: &str, code: &str) -> LoginAnswer {
    LoginAnswer {
        request: Digest::of(request),
        code: Digest::of(code),
        browser: Digest::of("browser"),
        client_id: partner().id,
        answer: "{}".to_owned(),
        expires_at: NOW + MINUTE,
    }
}

async fn store_answer(store: &Subject, answer: &LoginAnswer) -> bool {
    store.answer_login_request(answer, Effects::NONE).await.expect("stored")
}

fn mo() -> User {
    let email = "mo@hirely.example".to_owned();
    User { id: UserId::new("usr_mo"), email, ..ravi() }
}

async fn create(store: &Subject, subject: &str, user: &User) -> bool {
    store.create_user_of_subject(subject, user, &[], Effects::NONE).await.expect("tried")
}

pub(crate) async fn a_login_request_is_answered_once(store: Subject) {
    populate(&store).await;
    let answers = at_once(|number| {
        let (store, answer) = (store.clone(), answer("lrq_1", &format!("code {number}")));
        async move { store_answer(&store, &answer).await }
    })
    .await;
    assert_eq!(count(&answers, &true), 1);
    assert!(store_answer(&store, &answer("lrq_2", "other")).await);
}

pub(crate) async fn an_answer_is_found_by_its_code_and_used_once_in_time(store: Subject) {
    populate(&store).await;
    let stored = answer("lrq_1", "code");
    assert!(store_answer(&store, &stored).await);
    let find = async |code: &str| store.find_login_answer(&Digest::of(code)).await.expect("read");
    assert_eq!((find("Code").await, find("code").await), (None, Some(stored.clone())));
    assert!(!store.use_login_answer(&stored.code, stored.expires_at).await.expect("tried"));
    let uses = at_once(|_| {
        let (store, code) = (store.clone(), stored.code);
        async move { store.use_login_answer(&code, NOW).await.expect("tried") }
    })
    .await;
    assert_eq!(count(&uses, &true), 1);
    assert!(!store.use_login_answer(&Digest::of("other"), NOW).await.expect("tried"));
}

pub(crate) async fn an_answer_is_forgotten_after_its_end_and_not_before(store: Subject) {
    populate(&store).await;
    let stored = answer("lrq_1", "code");
    assert!(store_answer(&store, &stored).await);
    let sweep = async |before| store.delete_expired(before, 1000).await.expect("swept");
    assert_eq!(sweep(stored.expires_at).await, 0);
    assert!(!store_answer(&store, &stored).await);
    assert_eq!(sweep(stored.expires_at + MINUTE).await, 1);
    assert_eq!(store.find_login_answer(&stored.code).await.expect("read"), None);
}

pub(crate) async fn a_subject_is_of_one_user_and_a_user_has_one_subject(store: Subject) {
    populate(&store).await;
    assert!(create(&store, "1001", &mo()).await);
    assert_eq!(store.find_user_of_subject("1001").await.expect("read"), Some(mo()));
    assert_eq!(store.find_user_of_subject("1001 ").await.expect("read"), None);
    let eva = User { id: UserId::new("usr_eva"), email: "eva@hirely.example".to_owned(), ..mo() };
    assert!(!create(&store, "1001", &eva).await, "the subject is another's");
    assert_eq!(store.find_user(&eva.id).await.expect("read"), None);
    let double = User { email: "ADA@northwind.example".to_owned(), ..eva };
    assert!(!create(&store, "1002", &double).await, "the address is another's");
    assert_eq!(store.find_user_of_subject("1002").await.expect("read"), None);

    let link = async |subject: &str, user: &UserId| {
        store.link_subject(subject, user, Effects::NONE).await.expect("tried")
    };
    assert!(link("1002", &ada().id).await);
    assert!(!link("1003", &ada().id).await && !link("1002", &ravi().id).await);
    assert!(!link("1004", &UserId::new("usr_none")).await);
    assert_eq!(store.find_user_of_subject("1002").await.expect("read"), Some(ada()));
}

pub(crate) async fn of_64_who_add_a_subject_at_once_one_does(store: Subject) {
    populate(&store).await;
    let added = at_once(|number| {
        let id = UserId::new(format!("usr_{number}"));
        let (store, user) =
            (store.clone(), User { id, email: format!("{number}@x.example"), ..mo() });
        async move { create(&store, "1001", &user).await }
    })
    .await;
    assert_eq!(count(&added, &true), 1);
}

pub(crate) async fn an_address_is_given_unless_another_user_has_it(store: Subject) {
    populate(&store).await;
    let set =
        async |email: &str| store.set_email(&ada().id, email, Effects::NONE).await.expect("tried");
    assert!(!set("RAVI@northwind.example").await);
    assert!(set("Ada@Northwind.example").await, "her own in another spelling");
    assert!(set("ada.n@northwind.example").await);
    assert_eq!(store.find_user_by_email(&ada().email).await.expect("read"), None);
    let found = store.find_user_by_email("ADA.N@northwind.example").await.expect("read");
    assert_eq!(found.map(|user| user.id), Some(ada().id));
}

pub(crate) async fn a_company_is_known_by_its_id_and_by_the_platforms(store: Subject) {
    populate(&store).await;
    let (id, name) = (CompanyId::new("cmp_fabrikam"), "Fabrikam".to_owned());
    let time_zone = TimeZone::default();
    let fabrikam = Company { id, name, time_zone, requires_second_factor: false };
    let find = async |id: &str| store.find_company_of_platform(id).await.expect("read");
    let create = async |id: &str, company: &Company| {
        store.create_company_of_platform(id, company, Effects::NONE).await.expect("tried")
    };
    assert_eq!(find("hirely-1").await, None);
    assert!(create("hirely-1", &fabrikam).await);
    for known in ["hirely-1", "cmp_fabrikam"] {
        assert_eq!(find(known).await, Some(fabrikam.clone()));
    }
    let other = Company { id: CompanyId::new("cmp_other"), ..fabrikam.clone() };
    assert!(!create("hirely-1", &other).await && !create("hirely-2", &fabrikam).await);
    assert_eq!(find("cmp_other").await, None);
}

pub(crate) async fn another_browser_is_noted_once_while_the_answer_waits(store: Subject) {
    populate(&store).await;
    let stored = answer("lrq_1", "code");
    assert!(store_answer(&store, &stored).await);
    for _ in 0..2 {
        store.note_other_browser(&stored.code, NOW, Effects::NONE).await.expect("noted");
    }
    assert!(store.use_login_answer(&stored.code, NOW).await.expect("used"));
}
