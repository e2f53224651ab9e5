//! The playground's steps.

use app::{
    components::form::PostForm,
    page::Page,
    pages::playground::{
        PlaygroundPage,
        answer::{AnswerStep, Table},
        callback::{CallbackOutcome, CallbackStep, Check},
        choose::{ChooseStep, PracticeApp, ScopeChoice},
        failure::FailureStep,
        request::{Parameter, RequestStep},
        token::{ApiCall, ApiCalls, TokenStep},
    },
};

use crate::catalogue::rows;

pub(crate) fn pages() -> Vec<(&'static str, Page)> {
    let page = |name, page| (name, Page::Playground(Box::new(page)));
    vec![
        page("playground-1-choose", PlaygroundPage::Choose(choose())),
        page("playground-2-request", PlaygroundPage::Request(request())),
        page("playground-3-code", PlaygroundPage::Callback(code(true))),
        page("playground-3-mismatch", PlaygroundPage::Callback(code(false))),
        page("playground-3-denied", PlaygroundPage::Callback(denied())),
        page("playground-4-token", PlaygroundPage::Token(token())),
        page("playground-4-failure", PlaygroundPage::Failure(failure())),
        page("playground-5-answer", PlaygroundPage::Answer(answer())),
        page("playground-5-refused", PlaygroundPage::Answer(refused())),
    ]
}

fn choose() -> ChooseStep {
    ChooseStep {
        form: PostForm::new("/playground/request"),
        apps: vec![PracticeApp {
            client_id: "demo-partner".into(),
            name: "Brightwork Interviews".into(),
            note: "by Brightwork Labs, a verified publisher".into(),
            chosen: true,
        }],
        scopes: rows()
            .map(|row| ScopeChoice {
                id: row.0.into(),
                prompt: row.1.into(),
                level: row.4,
                admin: row.5,
                note: (row.0 == "jobs_read").then(|| "Required".into()),
                ticked: matches!(row.0, "jobs_read" | "candidates_read"),
            })
            .collect(),
        error: None,
    }
}

fn request() -> RequestStep {
    let parameter = |name: &str, value: &str, meaning: &str| Parameter {
        name: name.into(),
        value: value.into(),
        meaning: meaning.into(),
    };
    RequestStep {
        app: "Brightwork Interviews".into(),
        url: "http://localhost:3000/oauth/authorize?response_type=code&client_id=demo-partner&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fplayground%2Fcallback&scope=candidates_read%20jobs_read&state=Vb1c2d3e4f&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256".into(),
        endpoint: "http://localhost:3000/oauth/authorize".into(),
        parameters: vec![
            parameter("response_type", "code", "The app wants a code, to exchange for a token."),
            parameter("client_id", "demo-partner", "Which app asks."),
            parameter("redirect_uri", "http://localhost:3000/playground/callback", "Where the answer goes. It must be registered, letter by letter."),
            parameter("scope", "candidates_read jobs_read", "What the app asks for."),
            parameter("state", "Vb1c2d3e4f", "Comes back unchanged, so that the app knows its own request."),
        ],
        verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".into(),
    }
}

fn checks(passed: bool) -> Vec<Check> {
    vec![
        Check {
            name: "state".into(),
            value: "Vb1c2d3e4f".into(),
            passed,
            meaning:
                "The value the app sent. Another one would mean that somebody slipped in an answer."
                    .into(),
        },
        Check {
            name: "iss".into(),
            value: "http://localhost:3000".into(),
            passed: true,
            meaning: "Which server answered.".into(),
        },
    ]
}

fn code(passed: bool) -> CallbackStep {
    CallbackStep {
        outcome: CallbackOutcome::Code {
            code: "cs_ac_4f9JkQ2mLx8Tz0VbNcRw7YhUeGdSaP".into(),
            exchange: PostForm::new("/playground/exchange").with("code", "c"),
            curl: "curl -u demo-partner:demo-partner-secret \\\n  -d grant_type=authorization_code \\\n  -d code=cs_ac_4f9JkQ2mLx8Tz0VbNcRw7YhUeGdSaP \\\n  -d redirect_uri=http://localhost:3000/playground/callback \\\n  -d code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk \\\n  http://localhost:3000/oauth/token".into(),
        },
        checks: checks(passed),
    }
}

fn denied() -> CallbackStep {
    CallbackStep {
        outcome: CallbackOutcome::Error {
            error: "access_denied".into(),
            description: Some("the person did not allow the request".into()),
        },
        checks: checks(true),
    }
}

fn calls() -> ApiCalls {
    ApiCalls {
        form: PostForm::new("/playground/call").with("token", "t"),
        choices: vec![
            ApiCall {
                path: "/api/candidates".into(),
                meaning: "the candidates this person may see".into(),
                chosen: true,
            },
            ApiCall {
                path: "/api/users/me".into(),
                meaning: "the person the app acts for".into(),
                chosen: false,
            },
        ],
    }
}

fn token() -> TokenStep {
    let json = "{\n  \"access_token\": \"cs_at_4f9JkQ2mLx8Tz0VbNcRw7YhUeGdSaP\",\n  \"token_type\": \"Bearer\",\n  \"expires_in\": 3600,\n  \"scope\": \"candidates_read jobs_read\"\n}";
    TokenStep {
        masked_json: json.replace("cs_at_4f9JkQ2mLx8Tz0VbNcRw7YhUeGdSaP", "cs_at_…"),
        json: json.into(),
        asked: vec!["candidates_read".into(), "jobs_read".into(), "messages_write".into()],
        granted: vec!["candidates_read".into(), "jobs_read".into()],
        calls: calls(),
    }
}

fn failure() -> FailureStep {
    FailureStep {
        heading: "The server did not exchange the code".into(),
        meaning: "The code was used before, is older than a minute, or belongs to another app. Start again to get a new one.".into(),
        error: "invalid_grant".into(),
        description: Some("the code has been redeemed before".into()),
    }
}

fn answer() -> AnswerStep {
    let row = |name: &str, job: &str, status: &str| {
        vec![name.to_owned(), job.to_owned(), status.to_owned()]
    };
    AnswerStep {
        called: "GET /api/candidates".into(),
        status: "200 OK".into(),
        worked: true,
        meaning: "These are the candidates that Ravi Patel may see, and no others.".into(),
        table: Some(Table {
            caption: "Candidates".into(),
            columns: vec!["Name".into(), "Job".into(), "Status".into()],
            rows: vec![
                row("Maya Chen", "Backend Engineer", "Interview"),
                row("Tomás Ferreira", "Backend Engineer", "Offer"),
                row("Aisha Bello", "Product Designer", "New"),
            ],
        }),
        json: "{\n  \"content\": [\n    { \"id\": \"c-1\", \"name\": \"Maya Chen\" }\n  ]\n}"
            .into(),
        calls: calls(),
    }
}

fn refused() -> AnswerStep {
    AnswerStep {
        status: "403 Forbidden".into(),
        worked: false,
        meaning: "The token does not carry the permission candidates_read.".into(),
        table: None,
        json: "{\n  \"code\": \"OAuthPermissionsException\",\n  \"message\": \"scope candidates_read is required\"\n}".into(),
        ..answer()
    }
}
