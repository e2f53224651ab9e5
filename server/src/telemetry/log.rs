//! The log: one line an event, with the request in which it happened.
//!
//! The request is formatted when something is logged, rather than as a span for each request, of
//! which nearly none logs anything.

use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};

use crate::settings::Log;
use crate::telemetry::log_writer::LogWriter;
use crate::telemetry::request::REQUEST;
use crate::telemetry::traces::Traces;

/// Without traces there is no filter in between: each event is looked at once only.
pub(crate) fn begin(log: &Log, traces: Option<&Traces>) -> LogWriter {
    let writer = LogWriter::start(std::io::stderr());
    let to = writer.clone();
    let filter = EnvFilter::new(&log.filter);
    let Some(traces) = traces else {
        let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(to);
        let lines = lines.log_internal_errors(false);
        if log.json {
            lines.event_format(JsonLines).init();
        } else {
            lines.event_format(Lines).init();
        }
        return writer;
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(to);
    // They would be written to standard error, and a panic if that is what has failed.
    let lines = lines.log_internal_errors(false);
    let lines = if log.json {
        lines.event_format(JsonLines).with_filter(filter).boxed()
    } else {
        lines.event_format(Lines).with_filter(filter).boxed()
    };
    tracing_subscriber::registry().with(lines).with(traces.layer()).init();
    writer
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
            line.put("path", request.path());
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
