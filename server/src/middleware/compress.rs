//! Compresses pages with brotli.
//!
//! A page is there whole and is compressed at once. The encoder's tables are half a megabyte of
//! zeros: asked for as zeros, jemalloc has the kernel clear each of their pages, which took longer
//! than all else that a page needs. Here they are overwritten. Everything that is no page, or is
//! accepted in another encoding, is left to tower-http.

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use axum::middleware::Next;
use axum::response::Response;
use brotli::enc::{BrotliAlloc, BrotliCompressCustomAlloc, BrotliEncoderParams};
use brotli::{Allocator, SliceWrapper, SliceWrapperMut};

/// Bodies of these sizes, in bytes: less is not worth it, and more would keep a thread busy.
const SIZES: std::ops::RangeInclusive<u64> = 512..=1024 * 1024;

/// Of 0 to 11. The next one takes twice as long for a twentieth less.
const QUALITY: i32 = 4;

/// What an encoder looks back on, as a power of two: longer than almost any page.
const WINDOW: i32 = 16;

pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let prefers_brotli = prefers_brotli(request.headers());
    let response = next.run(request).await;
    let size = response.body().size_hint().exact().filter(|size| SIZES.contains(size));
    let Some(size) = size.filter(|_| prefers_brotli && is_page(response.headers())) else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    // It is in memory, so nothing of it can be missing.
    let page = to_bytes(body, usize::try_from(size).unwrap_or_default()).await.unwrap_or_default();
    let Ok(compressed) = compress(&page) else { return Response::from_parts(parts, page.into()) };
    let headers = &mut parts.headers;
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    headers.insert(CONTENT_LENGTH, compressed.len().into());
    headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(compressed))
}

/// Whether brotli is accepted, and nothing else more (RFC 9110 §12.5.3): it has no weight.
fn prefers_brotli(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut codings = values.flat_map(|value| value.split(','));
    codings.any(|coding| coding.trim().eq_ignore_ascii_case("br"))
}

fn is_page(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    content_type.is_some_and(|value| value.starts_with(b"text/html"))
        && !headers.contains_key(CONTENT_ENCODING)
}

fn compress(page: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: page.len(),
        ..BrotliEncoderParams::default()
    };
    // In one piece: of a second one the encoder would learn that the first was not all.
    let mut input = vec![0; page.len() + 1];
    let mut output = [0; 4096];
    let mut compressed = Vec::with_capacity(page.len() / 2);
    let (mut unread, alloc) = (page, Overwritten);
    BrotliCompressCustomAlloc(
        &mut unread,
        &mut compressed,
        &mut input,
        &mut output,
        &params,
        alloc,
    )?;
    Ok(compressed)
}

/// Allocates memory and writes it.
struct Overwritten;

impl BrotliAlloc for Overwritten {}

impl<T: Clone + Default> Allocator<T> for Overwritten {
    type AllocatedMemory = Cells<T>;

    fn alloc_cell(&mut self, length: usize) -> Cells<T> {
        let mut cells = Vec::with_capacity(length);
        // `vec![zero; length]` would ask for zeros.
        cells.resize(length, T::default());
        Cells(cells)
    }

    fn free_cell(&mut self, _: Cells<T>) {}
}

struct Cells<T>(Vec<T>);

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> SliceWrapper<T> for Cells<T> {
    fn slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> SliceWrapperMut<T> for Cells<T> {
    fn slice_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_what_was_drawn() {
        for size in [1, 511, 4096, 20_000, 200_000] {
            let page: Vec<u8> =
                (0..size).map(|at: u32| b"<p>consent</p>"[at as usize % 14]).collect();
            let compressed = compress(&page).expect("compressed");
            let mut read = Vec::new();
            brotli::BrotliDecompress(&mut &compressed[..], &mut read).expect("whole");
            assert!(read == page, "{size}");
        }
    }

    #[test]
    fn brotli_is_preferred_only_without_a_weight() {
        for (accepted, prefers) in [
            ("br", true),
            ("gzip, deflate, BR , zstd", true),
            ("gzip", false),
            ("", false),
            ("br;q=0", false),
            ("gzip, br;q=0.5", false),
            ("*", false),
        ] {
            let value = HeaderValue::from_static(accepted);
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, value)]);
            assert_eq!(prefers_brotli(&headers), prefers, "{accepted}");
        }
    }
}
