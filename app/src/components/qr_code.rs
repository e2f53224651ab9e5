use std::fmt::Write as _;

use leptos::prelude::*;
use qrcode::{Color, QrCode};

/// In modules: ISO/IEC 18004 wants four around the code.
const QUIET: usize = 4;

/// Dark on light, in dark mode too: cameras read no other. `None`: the text is too long for one.
pub fn qr_code(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::new(text).ok()?;
    let (width, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, module)| **module == Color::Dark) {
            // A String takes all that is written to it.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let size = width + 2 * QUIET;
    let view_box = format!("0 0 {size} {size}");
    Some(
        view! {
            <svg class="qr" viewBox=view_box role="img" aria-label=label focusable="false">
                <path d=path></path>
            </svg>
        }
        .into_any(),
    )
}
