use oauth::role::Role;
use store::platform::Refusal;
use store::platform::configuration::{Entry, EntryKind};
use store::platform::jobs::Job;
use store::platform::messages::{Message, Recipient};
use store::platform::organization::{CompanyProfile, Figures, OrganizationSettings};
use store::platform::staff::StaffChange;
use store::platform::webhooks::{Delivery, Webhook};
use store::users::User;

use super::*;

fn entry(id: &str, kind: EntryKind, name: &str) -> Entry {
    let choices = vec!["One".to_owned(), "Two".to_owned()];
    Entry { id: id.to_owned(), company_id: northwind(), kind, name: name.to_owned(), choices }
}

pub(crate) async fn an_entrys_name_is_its_kinds_only_one(store: Subject) {
    populate(&store).await;
    let (sales, legal) =
        (entry("1", EntryKind::Department, "Sales"), entry("2", EntryKind::Department, "Legal"));
    let add = async |entry: &Entry, most| store.add_entry(entry, most).await.expect("answered");
    assert_eq!(add(&sales, 9).await, Ok(()));
    assert_eq!(
        add(&Entry { id: "3".to_owned(), ..sales.clone() }, 9).await,
        Err(Refusal::NameTaken)
    );
    assert_eq!(add(&entry("4", EntryKind::JobProperty, "Sales"), 9).await, Ok(()));
    let elsewhere = Entry { id: "5".to_owned(), company_id: contoso(), ..sales.clone() };
    assert_eq!(add(&elsewhere, 9).await, Ok(()));
    assert_eq!(add(&legal, 1).await, Err(Refusal::Full));
    assert_eq!(add(&legal, 2).await, Ok(()));
    let replace = async |entry: &Entry| store.replace_entry(entry).await.expect("answered");
    let renamed = Entry { name: "Sales".to_owned(), ..legal.clone() };
    assert_eq!(replace(&renamed).await, Err(Refusal::NameTaken));
    let not_theirs = Entry { company_id: contoso(), name: "X".to_owned(), ..legal.clone() };
    assert_eq!(replace(&not_theirs).await, Err(Refusal::NotFound));
    let another_kind = Entry { kind: EntryKind::JobProperty, ..legal.clone() };
    assert_eq!(replace(&another_kind).await, Err(Refusal::NotFound));
    assert_eq!(replace(&legal).await, Ok(()));
    assert_eq!(store.configuration(&contoso()).await.expect("read"), [elsewhere]);
}

pub(crate) async fn a_department_with_jobs_is_not_deleted(store: Subject) {
    hire(&store).await;
    let sales = entry("1", EntryKind::Department, "Sales");
    assert_eq!(store.add_entry(&sales, 9).await.expect("answered"), Ok(()));
    let with = Job { department_id: Some("1".to_owned()), ..job("1", northwind(), ada().id) };
    store.put_job(&with).await.expect("kept");
    let delete = async |company: CompanyId, kind| {
        store.delete_entry(&company, kind, "1").await.expect("answered")
    };
    assert_eq!(delete(contoso(), EntryKind::Department).await, Err(Refusal::NotFound));
    assert_eq!(delete(northwind(), EntryKind::JobProperty).await, Err(Refusal::NotFound));
    assert_eq!(delete(northwind(), EntryKind::Department).await, Err(Refusal::InUse));
    store.put_job(&job("1", northwind(), ada().id)).await.expect("kept");
    assert_eq!(delete(northwind(), EntryKind::Department).await, Ok(()));
    assert_eq!(store.configuration(&northwind()).await.expect("read"), []);
}

pub(crate) async fn an_administrator_remains(store: Subject) {
    populate(&store).await;
    let change = async |id: &UserId, change: StaffChange| {
        store.change_staff(&northwind(), id, &change).await.expect("answered")
    };
    let disabled = || StaffChange { disabled: Some(true), ..StaffChange::default() };
    let role = |role| StaffChange { role: Some(role), ..StaffChange::default() };
    let (ada, ravi) = (ada().id, ravi().id);
    assert_eq!(change(&ada, disabled()).await, Err(Refusal::LastAdministrator));
    assert_eq!(change(&ada, role(Role::Standard)).await, Err(Refusal::LastAdministrator));
    assert!(
        change(&ravi, role(Role::Administrator)).await.expect("changed").role.title()
            == "Administrator"
    );
    assert!(change(&ada, disabled()).await.expect("changed").disabled);
    assert_eq!(change(&ravi, disabled()).await, Err(Refusal::LastAdministrator));
    let elsewhere = store.change_staff(&contoso(), &ravi, &disabled()).await.expect("answered");
    assert_eq!(elsewhere, Err(Refusal::NotFound));
}

pub(crate) async fn staff_is_its_companys_and_an_address_one_persons(store: Subject) {
    populate(&store).await;
    let taken = User { email: ada().email.to_uppercase(), id: UserId::new("usr_x"), ..ravi() };
    assert_eq!(store.add_staff(&taken).await.expect("answered"), Err(Refusal::EmailTaken));
    let new = User { email: "new@northwind.example".to_owned(), ..taken };
    assert_eq!(store.add_staff(&new).await.expect("answered"), Ok(()));
    let found = store.staff(&northwind(), &ALL).await.expect("read");
    assert_eq!((found.total, found.rows.len()), (3, 3));
    let part = Part { after: Some(ravi().id.to_string()), limit: 1 };
    assert_eq!(store.staff(&northwind(), &part).await.expect("read").rows, [new]);
    assert_eq!(store.staff(&contoso(), &ALL).await.expect("read").total, 0);
}

pub(crate) async fn a_message_reaches_colleagues_and_candidates_within_reach(store: Subject) {
    hire(&store).await;
    let mut number = 0;
    let mut send = async |visible: Visibility, company, recipient, most| {
        number += 1;
        let message = Message {
            id: format!("m{number}"),
            company_id: company,
            sender_id: Some(ada().id),
            recipient,
            text: "Hello".to_owned(),
            at: at(1),
        };
        store.send_message(&visible, &message, most).await.expect("answered")
    };
    let ravi = || Recipient::User(ravi().id);
    let b = || Recipient::Candidate("b".to_owned());
    assert_eq!(send(of_contoso(), contoso(), ravi(), 9).await, Err(Refusal::NotFound));
    assert_eq!(send(of_ada(), northwind(), ravi(), 1).await, Ok(()));
    assert_eq!(send(of_ada(), northwind(), ravi(), 1).await, Err(Refusal::Full));
    assert_eq!(send(of_ravi(), northwind(), b(), 9).await, Err(Refusal::NotFound));
    assert_eq!(send(of_ada(), northwind(), b(), 1).await, Ok(()));
    assert_eq!(send(of_ada(), northwind(), b(), 1).await, Err(Refusal::Full));
    let found = store.messages_to_candidate(&of_ada(), "b").await.expect("read");
    let texts: Vec<_> = found.expect("seen").into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["Hello"]);
    assert_eq!(store.messages_to_candidate(&of_ravi(), "b").await.expect("read"), None);
}

pub(crate) async fn a_webhook_is_its_owners_and_goes_with_its_deliveries(store: Subject) {
    populate(&store).await;
    let hook = Webhook {
        id: "w".to_owned(),
        company_id: northwind(),
        owner_id: ada().id,
        url: "https://a.example/".to_owned(),
        events: vec!["job.created".to_owned()],
        active: true,
    };
    assert_eq!(store.add_webhook(&hook, 1).await.expect("answered"), Ok(()));
    let second = Webhook { id: "x".to_owned(), ..hook.clone() };
    assert_eq!(store.add_webhook(&second, 1).await.expect("answered"), Err(Refusal::Full));
    let delivery = Delivery {
        id: "d".to_owned(),
        webhook_id: "w".to_owned(),
        event: "job.created".to_owned(),
        answered: Some(204),
        at: at(1),
    };
    store.put_delivery(&delivery).await.expect("kept");
    let paused = Webhook { active: false, ..hook.clone() };
    for visible in [of_ravi(), of_contoso(), Visibility::Nothing] {
        assert_eq!(store.webhooks(&visible).await.expect("read"), []);
        assert_eq!(store.deliveries(&visible, "w").await.expect("read"), None);
        assert_eq!(store.replace_webhook(&visible, &paused).await.expect("answered"), None);
        assert!(!store.delete_webhook(&visible, "w").await.expect("answered"));
    }
    // Whose it is stays, whoever changes it.
    let by_other = Webhook { owner_id: ravi().id, ..paused.clone() };
    let replaced = store.replace_webhook(&of_northwind(), &by_other).await.expect("replaced");
    assert_eq!(replaced, Some(paused.clone()));
    assert_eq!(store.webhooks(&of_ada()).await.expect("read"), [paused]);
    assert_eq!(store.deliveries(&of_ada(), "w").await.expect("read"), Some(vec![delivery]));
    assert!(store.delete_webhook(&of_ada(), "w").await.expect("deleted"));
    assert_eq!(store.deliveries(&of_ada(), "w").await.expect("read"), None);
}

pub(crate) async fn a_company_has_its_own_profiles_settings_and_figures(store: Subject) {
    hire(&store).await;
    let profile = CompanyProfile {
        id: "p".to_owned(),
        company_id: northwind(),
        name: "Northwind".to_owned(),
        description: "We staff.".to_owned(),
        website: "https://northwind.example/".to_owned(),
        colour: "#004466".to_owned(),
        language: "en".to_owned(),
    };
    assert_eq!(store.add_company_profile(&profile, 1).await.expect("answered"), Ok(()));
    let second = CompanyProfile { id: "q".to_owned(), ..profile.clone() };
    let full = store.add_company_profile(&second, 1).await.expect("answered");
    assert_eq!(full, Err(Refusal::Full));
    let not_theirs = CompanyProfile { company_id: contoso(), ..profile.clone() };
    assert!(!store.replace_company_profile(&not_theirs).await.expect("answered"));
    let renamed = CompanyProfile { name: "North".to_owned(), ..profile };
    assert!(store.replace_company_profile(&renamed).await.expect("answered"));
    assert_eq!(store.company_profiles(&northwind()).await.expect("read"), [renamed]);
    assert_eq!(store.company_profiles(&contoso()).await.expect("read"), []);

    assert_eq!(store.organization_settings(&northwind()).await.expect("read"), None);
    let settings =
        OrganizationSettings { time_zone: "Europe/Oslo".to_owned(), candidates_kept_months: 12 };
    for _ in 0..2 {
        store.set_organization_settings(&northwind(), &settings).await.expect("kept");
    }
    let found = store.organization_settings(&northwind()).await.expect("read");
    assert_eq!(found, Some(settings));

    let figures = Figures {
        users: 2,
        jobs: vec![("open".to_owned(), 2)],
        candidates: vec![("Interview".to_owned(), 4)],
    };
    assert_eq!(store.figures(&northwind()).await.expect("read"), figures);
}
