//! The tools of an MCP server: all their calls come to one address, and the body says which is
//! called.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::GuardError;
use crate::layer::{Authorized, Guard};
use crate::requirement::Requirement;

/// What the tools of an MCP server require, and everything else that is asked of it.
#[derive(Clone, Debug)]
pub struct ToolRequirements {
    every_call: Requirement,
    tools: HashMap<String, Requirement>,
}

impl ToolRequirements {
    /// Requires this of every call.
    pub fn new(every_call: Requirement) -> Self {
        Self { every_call, tools: HashMap::new() }
    }

    /// Requires this as well of calls of the tool `name`.
    #[must_use]
    pub fn tool(mut self, name: &str, requirement: Requirement) -> Self {
        self.tools.insert(name.to_owned(), requirement);
        self
    }
}

/// The longest message that is read.
const LIMIT: usize = 4 * 1024 * 1024;

impl Guard {
    /// Requires what each tool of an MCP server needs. The server takes the
    /// [`Caller`](crate::Caller) as an extension of the HTTP request.
    ///
    /// A body that is not one JSON-RPC message is answered with 400.
    pub fn require_for_tools<S: Clone + Send + Sync + 'static>(
        &self,
        requirements: ToolRequirements,
        routes: MethodRouter<S, Infallible>,
    ) -> MethodRouter<S, Infallible> {
        routes.layer(from_fn_with_state((self.clone(), Arc::new(requirements)), check))
    }
}

async fn check(
    State((guard, requirements)): State<(Guard, Arc<ToolRequirements>)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    // Nothing is buffered in memory before the caller is authenticated.
    let admitted = guard.authorize_parts(&parts, &requirements.every_call).await;
    let Authorized { caller, has_proof } = match admitted {
        Ok(authorized) => authorized,
        Err(response) => return *response,
    };
    let Ok(bytes) = to_bytes(body, LIMIT).await else {
        return guard.refuse(GuardError::MessageTooLong, has_proof, &[]);
    };
    // Messages come by POST; the server might read one that comes otherwise, too.
    if parts.method == Method::POST || !bytes.is_empty() {
        let Ok(tool) = tool_called(&bytes) else {
            return guard.refuse(GuardError::MessageMalformed, has_proof, &[]);
        };
        let requirement = tool.and_then(|tool| requirements.tools.get(&tool));
        if let Some(Err(refusal)) = requirement.map(|requirement| requirement.check(&caller)) {
            let scopes = requirement.map(Requirement::scopes).unwrap_or_default();
            return guard.refuse(refusal, has_proof, scopes);
        }
    }
    parts.extensions.insert(caller);
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    guard.finish(has_proof, &mut response);
    response
}

/// The tool that a message calls, if it calls one.
fn tool_called(body: &Bytes) -> Result<Option<String>, serde_json::Error> {
    let Object(message) = serde_json::from_slice::<Object<Message>>(body)?;
    let calls_tool = message.method.as_deref() == Some("tools/call");
    Ok(message.params.and_then(|Object(params)| params.name).filter(|_| calls_tool))
}

/// Of a member that comes twice the server might read the other one: that is an error.
#[derive(Deserialize)]
struct Message {
    method: Option<String>,
    params: Option<Object<Params>>,
}

#[derive(Deserialize)]
struct Params {
    name: Option<String>,
}

/// Not a list: that is a batch, of which the server might answer each message.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_one_message_or_could_be_read_otherwise_is_refused() {
        for body in [
            "",
            "x",
            "null",
            "[]",
            r#"["tools/call",{"name":"change"}]"#,
            r#"[{"method":"tools/call","params":{"name":"change"}}]"#,
            r#"{"method":"tools/list","method":"tools/call","params":{"name":"change"}}"#,
            r#"{"method":"tools/call","params":{"name":"read","name":"change"}}"#,
            r#"{"method":"tools/call","params":{"name":"read","n\u0061me":"change"}}"#,
            r#"{"method":"tools/call","params":{"name":"read"},"params":{"name":"change"}}"#,
            r#"{"method":"tools/call","params":["change"]}"#,
            r#"{"method":"tools/call","params":{"name":["change"]}}"#,
            r#"{"method":"tools/call","params":{"name":"read"}} {}"#,
        ] {
            assert!(tool_called(&Bytes::from(body)).is_err(), "{body}");
        }
    }

    #[test]
    fn the_tool_is_that_of_the_call() {
        for (body, tool) in [
            (r#"{"method":"tools/call","params":{"name":"change"}}"#, Some("change")),
            (
                r#"{"params":{"arguments":{"name":"x"},"name":"change"},"method":"tools/call"}"#,
                Some("change"),
            ),
            (r#"{"method":"tools/c\u0061ll","params":{"name":"change"}}"#, Some("change")),
            (r#"{"method":"tools/call"}"#, None),
            (r#"{"method":"tools/list","params":{"name":"change"}}"#, None),
            (r#"{"jsonrpc":"2.0","id":1,"result":{}}"#, None),
        ] {
            let called = tool_called(&Bytes::from(body));
            assert_eq!(called.expect("a message").as_deref(), tool, "{body}");
        }
    }
}
