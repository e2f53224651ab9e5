//! The server's two tools. The guard has checked the token and its scopes before either runs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::request::Parts;
use guard::Caller;
use oauth::id::CompanyId;
use rmcp::handler::server::common::Extension;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::{ErrorData, schemars, tool, tool_router};
use serde::Deserialize;

/// Each company's own, in memory.
#[derive(Clone, Default)]
pub(crate) struct Jobs(Arc<Mutex<HashMap<CompanyId, Vec<String>>>>);

#[derive(Deserialize, schemars::JsonSchema)]
struct Rename {
    /// The job's number, as `list_jobs` says it.
    number: usize,
    title: String,
}

#[tool_router(server_handler)]
impl Jobs {
    #[tool(description = "Lists the company's jobs", annotations(read_only_hint = true))]
    fn list_jobs(&self, Extension(parts): Extension<Parts>) -> Result<String, ErrorData> {
        self.of_caller(&parts, |jobs| {
            let lines = jobs.iter().enumerate().map(|(number, title)| format!("{number}: {title}"));
            Ok(lines.collect::<Vec<_>>().join("\n"))
        })
    }

    #[tool(description = "Renames a job of the company")]
    fn rename_job(
        &self,
        Parameters(Rename { number, title }): Parameters<Rename>,
        Extension(parts): Extension<Parts>,
    ) -> Result<String, ErrorData> {
        self.of_caller(&parts, |jobs| match jobs.get_mut(number) {
            Some(job) => {
                *job = title;
                Ok(format!("{number}: {job}"))
            }
            None => Err(ErrorData::invalid_params("there is no such job", None)),
        })
    }
}

impl Jobs {
    fn of_caller<T>(
        &self,
        parts: &Parts,
        act: impl FnOnce(&mut Vec<String>) -> Result<T, ErrorData>,
    ) -> Result<T, ErrorData> {
        let caller: &Caller = parts
            .extensions
            .get()
            .ok_or_else(|| ErrorData::internal_error("the guard is missing", None))?;
        let mut companies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let jobs = companies.entry(caller.company_id.clone());
        act(jobs.or_insert_with(|| vec!["Welder".to_owned(), "Night nurse".to_owned()]))
    }
}
