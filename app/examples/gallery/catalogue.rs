//! Sample permissions.

use app::components::{
    badge::{DataFlag, Level},
    icon::Symbol,
    scope_line::{ScopeGroup, ScopeLine},
};

use DataFlag::{Candidate, Pay, Public, Staff};
use Level::{Change, Delete, Read};

type Row =
    (&'static str, &'static str, &'static str, &'static str, Level, bool, &'static [DataFlag]);

type Group = (&'static str, Symbol, &'static [Row]);

const GROUPS: &[Group] = &[
    (
        "Candidates",
        Symbol::Person,
        &[
            (
                "candidates_manage",
                "Manage Candidate Status",
                "Move your candidates to another status, for example to the next step or to rejected. People may be affected by this.",
                "Add candidates; see attachments",
                Change,
                false,
                &[Candidate],
            ),
            (
                "candidates_create",
                "Create Candidates",
                "Add new candidates in your name, to a job or to the general pool, from a résumé or typed data, and add attachments.",
                "See your other candidates; change status",
                Change,
                false,
                &[Candidate],
            ),
            (
                "candidates_read",
                "Access Candidates",
                "See the candidates you can see: their details, résumés and other attachments, and how their status changed over time.",
                "Add or change candidates; see offers",
                Read,
                false,
                &[Candidate],
            ),
            (
                "candidate_status_read",
                "Access Candidate's status",
                "See each candidate's status and when it changed.",
                "See résumés or attachments",
                Read,
                false,
                &[Candidate],
            ),
        ],
    ),
    (
        "Offers",
        Symbol::Offer,
        &[(
            "candidates_offers_read",
            "Access Offer Terms",
            "See the offers made to your candidates and the offer terms, for example pay and start date.",
            "Make or change offers",
            Read,
            false,
            &[Candidate, Pay],
        )],
    ),
    (
        "Jobs",
        Symbol::Briefcase,
        &[
            (
                "jobs_publications_manage",
                "Publish Jobs",
                "Publish your jobs and remove their publications. This changes what the public sees.",
                "Change the job itself",
                Delete,
                false,
                &[Public],
            ),
            (
                "jobs_manage",
                "Manage jobs",
                "Change your jobs, who is on the hiring team, and the notes.",
                "Publish jobs or take them offline",
                Change,
                false,
                &[],
            ),
            (
                "jobs_read",
                "Access Jobs",
                "See the list of your jobs and their details.",
                "Change or publish jobs",
                Read,
                false,
                &[],
            ),
        ],
    ),
    (
        "People in your company",
        Symbol::People,
        &[
            (
                "users_manage",
                "Manage Users",
                "Add, change and delete user accounts in your company. This can lock people out or give them access. Administrators only.",
                "",
                Delete,
                true,
                &[Staff],
            ),
            (
                "users_read",
                "Access Users",
                "See everyone who uses Hirely in your company. Administrators only.",
                "Change users",
                Read,
                true,
                &[Staff],
            ),
        ],
    ),
    (
        "Company settings",
        Symbol::Gear,
        &[
            (
                "configuration_manage",
                "Manage Company Settings",
                "Add, change and delete departments and job properties for everyone in your company. Administrators only.",
                "Change hiring processes or offer properties",
                Delete,
                true,
                &[],
            ),
            (
                "configuration_read",
                "Access Company Settings",
                "See departments, hiring processes, job properties and offer properties of your company. Administrators only.",
                "Change settings",
                Read,
                true,
                &[],
            ),
        ],
    ),
    (
        "Messages",
        Symbol::Speech,
        &[(
            "messages_write",
            "Message Users",
            "Send messages to other users of your company as you.",
            "Read your messages",
            Change,
            false,
            &[],
        )],
    ),
    (
        "Company",
        Symbol::Building,
        &[(
            "company_read",
            "Access Company Information",
            "See your company's information.",
            "See or change settings",
            Read,
            false,
            &[],
        )],
    ),
];

/// Every scope of the catalogue.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    GROUPS.iter().flat_map(|group| group.2)
}

/// The groups with those scopes that `wanted` names.
pub(crate) fn groups(wanted: impl Fn(&str) -> bool) -> Vec<ScopeGroup> {
    GROUPS
        .iter()
        .map(|(name, symbol, rows)| ScopeGroup {
            name: (*name).into(),
            symbol: *symbol,
            scopes: rows.iter().filter(|row| wanted(row.0)).map(line).collect(),
        })
        .filter(|group| !group.scopes.is_empty())
        .collect()
}

fn line((id, prompt, sentence, limit, level, admin, flags): &Row) -> ScopeLine {
    ScopeLine {
        id: (*id).into(),
        prompt: (*prompt).into(),
        sentence: (*sentence).into(),
        does_not_allow: (!limit.is_empty()).then(|| (*limit).into()),
        level: *level,
        admin: *admin,
        flags: flags.to_vec(),
        purpose: purpose(id).map(Into::into),
        ticked: false,
    }
}

fn purpose(id: &str) -> Option<&'static str> {
    match id {
        "candidates_read" => Some("To show each candidate's answers beside the interview notes."),
        "jobs_read" => Some("To sort candidates by job."),
        "messages_write" => Some("To tell the hiring team about interviews."),
        _ => None,
    }
}
