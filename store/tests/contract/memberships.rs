//! A person may belong to several companies, and what they are in one counts there alone.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, GrantId, SessionId, UserId};
use oauth::membership::Membership;
use oauth::role::Role;
use store::Effects;
use store::answers::{Allowance, Answered};
use store::memberships::{ChangeMemberError, MemberChange, StaffRule};
use store::sessions::Session;
use store::tokens::{CodeRedemption, TokenSubject};

use super::fixture::{
    self, Family, Fate, HOUR, MINUTE, NOW, Subject, active, ada, ada_in_northwind, allowance,
    connect, contoso, disabled, northwind, partner, populate, ravi, ravi_in_northwind, role,
    set_member, set_user,
};

/// Ada is a standard user of Contoso, beside what she is in Northwind.
async fn populate_both(store: &Subject) {
    populate(store).await;
    set_user(store, &ada().id, Fate::Joins(contoso(), Role::Standard)).await;
}

fn ada_in_contoso() -> Membership {
    Membership { company_id: contoso(), role: Role::Standard, ..ada_in_northwind() }
}

fn inactive() -> MemberChange {
    MemberChange { active: Some(false), ..MemberChange::default() }
}

fn for_contoso(name: &str) -> Allowance {
    let mut allowance =
        Allowance { company_id: contoso(), ..allowance(name, "jobs_read", "jobs_read", NOW) };
    allowance.basis.role = Role::Standard;
    allowance
}

/// Ada connects the app for Contoso.
async fn connect_for_contoso(store: &Subject, name: &str) -> Family {
    let issued = store.issue_code(&for_contoso(name), Effects::NONE).await;
    assert_eq!(issued.expect("issued"), Answered::Recorded);
    let family = Family::new(name);
    let mut redemption: CodeRedemption = family.redemption("jobs_read", NOW);
    if let TokenSubject::User { company_id, .. } = &mut redemption.access_token.subject {
        *company_id = contoso();
    }
    store.redeem_code(&redemption).await.expect("redeemed");
    family
}

fn session(name: &str, company_id: CompanyId) -> Session {
    Session { company_id, ..fixture::session(name, NOW, NOW + HOUR) }
}

async fn signs_in(store: &Subject, session: &Session) -> bool {
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let cookie = Digest::of(session.id.as_str());
    store.begin_session(session, &cookie, epoch, None, Effects::NONE).await.expect("answered")
}

/// The company that the session acts for.
async fn acts_for(store: &Subject, cookie: &str) -> Option<CompanyId> {
    let found = store.find_signed_in(&Digest::of(cookie)).await.expect("read")?;
    assert_eq!(found.company.id, found.membership.company_id);
    Some(found.company.id.clone())
}

pub(crate) async fn signin_0_a_stranger_has_no_membership_and_gets_none_twice(store: Subject) {
    populate(&store).await;
    let find = async |user: &UserId, company: &CompanyId| {
        store.find_principal(user, company).await.expect("read").map(|found| found.membership)
    };
    assert_eq!(find(&ada().id, &contoso()).await, None);
    assert_eq!(find(&UserId::new("usr_Ada"), &northwind()).await, None);
    assert_eq!(find(&ada().id, &CompanyId::new("Northwind")).await, None);
    let add = async |membership: Membership| {
        store.add_membership(&membership, Effects::NONE).await.expect("answered")
    };
    let nobody = UserId::new("usr_nobody");
    assert!(!add(Membership { user_id: nobody, ..ada_in_contoso() }).await);
    assert!(!add(Membership { company_id: CompanyId::new("nowhere"), ..ada_in_contoso() }).await);
    assert!(!add(Membership { role: Role::Standard, ..ada_in_northwind() }).await);
    assert_eq!(find(&ada().id, &northwind()).await, Some(ada_in_northwind()));
    assert!(add(ada_in_contoso()).await);
    assert!(!add(ada_in_contoso()).await);
    assert_eq!(find(&ada().id, &contoso()).await, Some(ada_in_contoso()));
    let all = store.memberships_of_user(&ada().id).await.expect("read");
    let all: Vec<_> =
        all.into_iter().map(|(membership, company)| (membership, company.name)).collect();
    let named = |membership, name: &str| (membership, name.to_owned());
    let expected = [
        named(ada_in_contoso(), "Contoso Talent"),
        named(ada_in_northwind(), "Northwind Staffing"),
    ];
    assert_eq!(all, expected);
}

pub(crate) async fn signin_0_a_role_counts_in_its_company_alone(store: Subject) {
    populate_both(&store).await;
    let here = connect(&store, "here", "jobs_read").await;
    let there = connect_for_contoso(&store, "there").await;
    let found = |family: Family| {
        let store = store.clone();
        async move {
            let found = family.find_access(&store, 0, NOW).await.expect("found");
            (found.company_id, found.role)
        }
    };
    assert_eq!(found(here.clone()).await, (northwind(), Role::Administrator));
    assert_eq!(found(there.clone()).await, (contoso(), Role::Standard));
    set_user(&store, &ada().id, role(Role::Standard)).await;
    let promoted = MemberChange { role: Some(Role::Administrator), ..MemberChange::default() };
    set_member(&store, &ada().id, &contoso(), promoted).await;
    assert_eq!(found(here).await, (northwind(), Role::Standard));
    assert_eq!(found(there).await, (contoso(), Role::Administrator));
}

pub(crate) async fn signin_0_an_answer_on_the_ground_of_another_companys_role_is_not_stored(
    store: Subject,
) {
    populate_both(&store).await;
    let mut answer = for_contoso("a");
    answer.basis.role = Role::Administrator;
    let issued = store.issue_code(&answer, Effects::NONE).await.expect("answered");
    assert_eq!(issued, Answered::BasisChanged);
    set_member(&store, &ada().id, &contoso(), inactive()).await;
    let issued = store.issue_code(&for_contoso("a"), Effects::NONE).await.expect("answered");
    assert_eq!(issued, Answered::GrantEnded);
}

pub(crate) async fn signin_0_a_disabled_membership_ends_what_hangs_on_it_and_nothing_else(
    store: Subject,
) {
    ends_here_and_stays_there(store, active(false), active(true)).await;
}

pub(crate) async fn signin_0_a_removed_membership_ends_what_hangs_on_it_and_nothing_else(
    store: Subject,
) {
    let back = Fate::Joins(northwind(), Role::Administrator);
    ends_here_and_stays_there(store, Fate::Leaves(northwind()), back).await;
}

async fn ends_here_and_stays_there(store: Subject, gone: Fate, back: Fate) {
    populate_both(&store).await;
    let here = connect(&store, "here", "jobs_read").await;
    let there = connect_for_contoso(&store, "there").await;
    for (name, company) in [("a", northwind()), ("b", contoso())] {
        assert!(signs_in(&store, &session(name, company)).await);
    }
    set_user(&store, &ada().id, gone).await;
    // No one signs in for the company.
    assert!(!signs_in(&store, &session("c", northwind())).await);
    for fate in [None, Some(back)] {
        if let Some(back) = fate {
            set_user(&store, &ada().id, back).await;
        }
        assert!(!here.opens(&store, 0, NOW).await && !here.renews(&store, 0, NOW).await);
        assert!(there.opens(&store, 0, NOW).await && there.renews(&store, 0, NOW).await);
        assert_eq!(acts_for(&store, "a").await, None);
        assert_eq!(acts_for(&store, "b").await, Some(contoso()));
        let found = store.find_signed_in(&Digest::of("b")).await.expect("read").expect("found");
        assert_eq!(found.session, session("b", contoso()));
    }
    assert!(signs_in(&store, &session("c", northwind())).await);
}

pub(crate) async fn signin_0_a_person_who_is_disabled_acts_for_no_company(store: Subject) {
    populate_both(&store).await;
    let here = connect(&store, "here", "jobs_read").await;
    let there = connect_for_contoso(&store, "there").await;
    for (name, company) in [("a", northwind()), ("b", contoso())] {
        assert!(signs_in(&store, &session(name, company)).await);
    }
    set_user(&store, &ada().id, disabled(true)).await;
    for family in [here, there] {
        assert!(!family.opens(&store, 0, NOW).await && !family.renews(&store, 0, NOW).await);
    }
    for name in ["a", "b"] {
        assert_eq!(acts_for(&store, name).await, None);
    }
}

pub(crate) async fn signin_0_who_removes_the_last_administrator_is_refused(store: Subject) {
    populate_both(&store).await;
    let rule = StaffRule::AdministratorRemains;
    let change = async |company: CompanyId, id: &UserId, change: MemberChange| {
        let changed =
            store.change_member(&company, id, &change, rule.clone(), NOW, Effects::NONE).await;
        changed.expect("answered")
    };
    let to = |role| MemberChange { role: Some(role), ..MemberChange::default() };
    let (ada, ravi) = (ada().id, ravi().id);
    let last = Err(ChangeMemberError::LastAdministrator);
    assert_eq!(change(northwind(), &ada, inactive()).await, last);
    assert_eq!(change(northwind(), &ada, to(Role::Standard)).await, last);
    let removed =
        store.remove_membership(&northwind(), &ada, rule.clone(), NOW, Effects::NONE).await;
    assert_eq!(removed.expect("answered"), Err(ChangeMemberError::LastAdministrator));
    // An administrator of another company is none of this one, nor is one who cannot act.
    set_user(&store, &ravi, Fate::Joins(contoso(), Role::Administrator)).await;
    assert_eq!(change(northwind(), &ada, inactive()).await, last);
    let promoted = change(northwind(), &ravi, to(Role::Administrator)).await;
    assert_eq!(promoted.map(|member| member.membership.role), Ok(Role::Administrator));
    for gone in [disabled(true), active(false)] {
        set_user(&store, &ravi, gone).await;
        assert_eq!(change(northwind(), &ada, inactive()).await, last);
        set_user(&store, &ravi, disabled(false)).await;
        set_user(&store, &ravi, active(true)).await;
    }
    assert!(!change(northwind(), &ada, inactive()).await.expect("changed").is_active());
    assert_eq!(change(northwind(), &ravi, inactive()).await, last);
    let nowhere = change(CompanyId::new("nowhere"), &ravi, inactive()).await;
    assert_eq!(nowhere, Err(ChangeMemberError::NotFound));
}

/// Whether or not a third one remains.
pub(crate) async fn signin_0_of_two_administrators_who_demote_each_other_one_does(store: Subject) {
    populate_both(&store).await;
    let (ada, ravi) = (ada().id, ravi().id);
    for round in 0..8 {
        for id in [&ada, &ravi] {
            let promoted = MemberChange { role: Some(Role::Administrator), ..Default::default() };
            set_member(&store, id, &northwind(), promoted).await;
        }
        let demote = async |by: &UserId, id: &UserId| {
            let (company, rule) = (northwind(), StaffRule::ByAdministrator(by.clone()));
            let change = MemberChange { role: Some(Role::Standard), ..Default::default() };
            let changed = store.change_member(&company, id, &change, rule, NOW, Effects::NONE);
            changed.await.expect("answered").map(|member| member.membership.role)
        };
        let (one, other) = tokio::join!(demote(&ada, &ravi), demote(&ravi, &ada));
        let done = [one, other].iter().filter(|done| **done == Ok(Role::Standard)).count();
        assert_eq!(done, 1, "{round}: {one:?} {other:?}");
        assert!(
            [one, other].contains(&Err(ChangeMemberError::NotAdministrator)),
            "{one:?} {other:?}"
        );
    }
}

pub(crate) async fn signin_0_a_company_does_not_rename_who_belongs_to_another_too(store: Subject) {
    populate_both(&store).await;
    let rule = StaffRule::AdministratorRemains;
    let rename = MemberChange {
        first_name: Some("Augusta".to_owned()),
        job_title: Some(Some("Boss".to_owned())),
        ..MemberChange::default()
    };
    let change = async |id: &UserId, change: &MemberChange| {
        let company = northwind();
        let changed =
            store.change_member(&company, id, change, rule.clone(), NOW, Effects::NONE).await;
        changed.expect("answered")
    };
    assert_eq!(change(&ada().id, &rename).await, Err(ChangeMemberError::OfOtherCompanies));
    let found = store.find_principal(&ada().id, &northwind()).await.expect("read").expect("found");
    assert_eq!((found.user, found.membership), (ada(), ada_in_northwind()));
    // The name that they have already is no change.
    let same = MemberChange { first_name: Some(ada().first_name), ..rename.clone() };
    let changed = change(&ada().id, &same).await.expect("changed");
    assert_eq!(changed.membership.job_title.as_deref(), Some("Boss"));
    let changed = change(&ravi().id, &rename).await.expect("changed");
    assert_eq!(changed.user.first_name, "Augusta");
}

pub(crate) async fn signin_0_each_field_of_a_membership_can_be_changed(store: Subject) {
    populate_both(&store).await;
    let change = MemberChange {
        role: Some(Role::Standard),
        job_title: Some(Some("Analyst".to_owned())),
        active: Some(false),
        ..MemberChange::default()
    };
    let changed = set_member(&store, &ada().id, &northwind(), change).await;
    let expected = Membership {
        role: Role::Standard,
        job_title: Some("Analyst".to_owned()),
        active: false,
        ..ada_in_northwind()
    };
    assert_eq!((changed.user, changed.membership), (ada(), expected.clone()));
    let nothing = set_member(&store, &ada().id, &northwind(), MemberChange::default()).await;
    assert_eq!(nothing.membership, expected);
    let untitled = MemberChange { job_title: Some(None), ..MemberChange::default() };
    let changed = set_member(&store, &ada().id, &northwind(), untitled).await;
    assert_eq!(changed.membership, Membership { job_title: None, ..expected });
    let there = store.find_principal(&ada().id, &contoso()).await.expect("read").expect("found");
    assert_eq!(there.membership, ada_in_contoso());
    let of_ravi = store.find_principal(&ravi().id, &northwind()).await.expect("read");
    assert_eq!(of_ravi.expect("found").membership, ravi_in_northwind());
}

pub(crate) async fn signin_0_a_session_acts_for_one_company_and_for_another_under_a_new_cookie(
    store: Subject,
) {
    populate_both(&store).await;
    assert!(signs_in(&store, &session("a", northwind())).await);
    let found = store.find_signed_in(&Digest::of("a")).await.expect("read").expect("found");
    let others: Vec<_> = found.other_companies.iter().map(|company| &company.name).collect();
    assert_eq!(others, ["Contoso Talent"]);
    let act = async |company: CompanyId, cookie: &str| {
        let (id, token) = (SessionId::new("a"), Digest::of(cookie));
        store.act_for_company(&id, &company, &token, NOW).await.expect("answered")
    };
    assert!(!act(CompanyId::new("nowhere"), "b").await);
    assert_eq!(acts_for(&store, "a").await, Some(northwind()));
    assert!(act(contoso(), "b").await);
    assert_eq!((acts_for(&store, "a").await, acts_for(&store, "b").await), (None, Some(contoso())));
    set_user(&store, &ada().id, active(false)).await;
    let found = store.find_signed_in(&Digest::of("b")).await.expect("read").expect("found");
    assert_eq!(found.other_companies, []);
    assert!(!act(northwind(), "c").await);
    assert_eq!(acts_for(&store, "b").await, Some(contoso()));
    let ended = store.end_session_of_user(&ada().id, &SessionId::new("a"), Effects::NONE).await;
    assert!(ended.expect("answered"));
    assert!(!act(contoso(), "c").await);
}

pub(crate) async fn signin_0_who_signs_in_acts_for_the_company_chosen_last(store: Subject) {
    populate_both(&store).await;
    let first = async || store.company_to_begin_with(&ada().id).await.expect("read");
    assert_eq!(first().await, Some(contoso()));
    assert!(signs_in(&store, &session("a", contoso())).await);
    let id = SessionId::new("a");
    for (company, cookie, at) in
        [(northwind(), "b", NOW), (contoso(), "c", NOW + MINUTE), (northwind(), "d", NOW + HOUR)]
    {
        let token = Digest::of(cookie);
        assert!(store.act_for_company(&id, &company, &token, at).await.expect("answered"));
        assert_eq!(first().await, Some(company));
    }
    set_user(&store, &ada().id, active(false)).await;
    assert_eq!(first().await, Some(contoso()));
    set_user(&store, &ada().id, Fate::Leaves(contoso())).await;
    assert_eq!(first().await, None);
    assert_eq!(store.company_to_begin_with(&UserId::new("usr_no")).await.expect("read"), None);
}

pub(crate) async fn signin_0_grants_of_one_person_for_one_app_are_apart_by_company(store: Subject) {
    populate_both(&store).await;
    connect(&store, "here", "jobs_read").await;
    let grant = async |company: &CompanyId| {
        let (user, client): (UserId, ClientId) = (ada().id, partner().id);
        let found = store.find_consent_context(&user, &client, company, NOW).await;
        found.expect("read").grant.map(|grant| grant.id)
    };
    assert_eq!(grant(&contoso()).await, None);
    connect_for_contoso(&store, "there").await;
    assert_eq!(grant(&northwind()).await, Some(GrantId::new("grant here")));
    assert_eq!(grant(&contoso()).await, Some(GrantId::new("grant there")));
}
