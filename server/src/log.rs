//! The log: one line an event, with the request in which it happened.
//!
//! What a request is called is written when something is logged, and not kept ready
//! as a span for each request, of which nearly none logs anything.

use std::fmt;

use axum::http::{Method, Uri};
use provider::not_me::NOT_ME;
use serde_json::{Map, Value};
use tokio::task_local;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::middleware::request_id::RequestId;

task_local! {
    /// The request that is being answered.
    pub(crate) static REQUEST: LoggedRequest;
}

/// What the log says of a request: of its address the path alone, for the query may
/// carry a code; and of a path that lets its holder do something, how it begins.
#[derive(Debug)]
pub(crate) struct LoggedRequest {
    pub(crate) id: RequestId,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
}

/// A path without what only its holder may know.
fn logged(path: &str) -> &str {
    if path.starts_with(NOT_ME) { NOT_ME } else { path }
}

impl fmt::Display for LoggedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, method, uri } = self;
        write!(
            formatter,
            "request{{request_id={id} method={method} path={:?}}}",
            logged(uri.path())
        )
    }
}

/// Time, level, request, place, and what happened.
#[derive(Clone, Copy, Debug)]
pub struct Lines;

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        SystemTime.format_time(&mut writer)?;
        write!(writer, " {:>5} ", event.metadata().level())?;
        // Outside of a request there is none.
        REQUEST.try_with(|request| write!(writer, "{request}: ")).unwrap_or(Ok(()))?;
        write!(writer, "{}: ", event.metadata().target())?;
        context.format_fields(writer.by_ref(), event)?;
        writeln!(writer)
    }
}

/// The same as a JSON object, one a line: `time`, `level`, `request`, `method`, `path`,
/// `target`, `message`, and the event's own fields.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'writer> FormatFields<'writer> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let mut line = JsonLine(Map::new());
        line.put("time", time);
        line.put("level", event.metadata().level().to_string());
        line.put("target", event.metadata().target());
        // Outside of a request there is none.
        let _ = REQUEST.try_with(|request| {
            line.put("request", request.id.to_string());
            line.put("method", request.method.as_str());
            line.put("path", logged(request.uri.path()));
        });
        event.record(&mut line);
        writeln!(writer, "{}", Value::Object(line.0))
    }
}

struct JsonLine(Map<String, Value>);

impl JsonLine {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }
}

impl Visit for JsonLine {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field.name(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_holder_of_a_path_may_know_is_not_logged() {
        assert_eq!(logged("/not-me/AbC-_123"), "/not-me/");
        let request = LoggedRequest {
            id: RequestId::default(),
            method: Method::GET,
            uri: Uri::from_static("/not-me/AbC-_123?x=y"),
        };
        assert!(!request.to_string().contains("AbC"), "{request}");
        assert_eq!(logged("/connected-apps/grn_1"), "/connected-apps/grn_1");
    }
}
