//! The page.

use crate::oauth::Candidate;

const STYLE: &str = "
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
ul { list-style: none; padding: 0; }
li { padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
.job { opacity: .75; }
[role=alert] { padding: .75rem 1rem; border-left: .25rem solid #c2410c; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid; border-radius: .375rem;
  background: none; color: inherit; cursor: pointer; }
";

const INVITATION: &str = "<p>See your candidates here. You choose what this app may read, and \
                          can take it back.</p>\n<form method=\"post\" action=\"/connect\">\
                          <button>Connect</button></form>";

/// The page of a person whose candidates are known, or who may connect.
pub(crate) fn draw(candidates: Option<&[Candidate]>, message: Option<&str>, nonce: &str) -> String {
    let alert = message
        .map_or(String::new(), |message| format!("<p role=\"alert\">{}</p>", escape(message)));
    let content = candidates.map_or_else(|| INVITATION.to_owned(), list);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Talent list</title>\n<style nonce=\"{nonce}\">{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>Talent list</h1>\n{alert}\n{content}\n</main>\n</body>\n</html>\n"
    )
}

fn list(candidates: &[Candidate]) -> String {
    let row = |candidate: &Candidate| {
        format!(
            "<li>{} {}<br><span class=\"job\">{}, {}</span></li>\n",
            escape(&candidate.first_name),
            escape(&candidate.last_name),
            escape(&candidate.job.title),
            escape(&candidate.job.location)
        )
    };
    let rows: String = candidates.iter().map(row).collect();
    format!(
        "<p>{} candidates</p>\n<ul>\n{rows}</ul>\n\
         <form method=\"post\" action=\"/disconnect\"><button>Disconnect</button></form>",
        candidates.len()
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
