//! A page saved as one file (MHTML): its first HTML part, as it was before it was packed into lines of mail.

use crate::{Error, ErrorKind};

/// Whether bytes begin as such a file.
pub(super) fn is_mhtml(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let lines = || head.lines().take_while(|line| !line.trim().is_empty());
    let says = |name: &str| lines().any(|line| line.starts_with(name));
    says("mime-version:") && says("content-type:")
}

/// The page in the file.
pub(super) fn page(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let whole = Part::of(bytes);
    if whole.is_page() {
        return Ok(whole.decoded());
    }
    let boundary = whole.parameter("boundary").map(|boundary| format!("--{boundary}"));
    let parts = boundary.iter().flat_map(|boundary| split(whole.body, boundary.as_bytes()));
    let page = parts.map(Part::of).find(Part::is_page);
    page.map(|page| page.decoded()).ok_or_else(|| {
        let message = "the page saved as one file (MHTML) holds no HTML; save it as HTML or text";
        Error::new(ErrorKind::Damaged, message)
    })
}

/// A header and what it stands above.
struct Part<'a> {
    header: String,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let bytes = bytes.trim_ascii_start();
        let gap = |gap: &[u8]| find(bytes, gap).map(|at| (at, at + gap.len()));
        let end = [gap(b"\r\n\r\n"), gap(b"\n\n")].into_iter().flatten().min();
        let (end, body) = end.unwrap_or((bytes.len(), bytes.len()));
        let header = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default());
        // A line that is set in goes on with the one before it.
        let header = header.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
        Self { header, body: bytes.get(body..).unwrap_or_default() }
    }

    /// What the header says under a name, in lower case.
    fn said(&self, name: &str) -> Option<&str> {
        self.header.lines().find_map(|line| {
            let (said, value) = line.split_once(':')?;
            said.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// A parameter of the kind of content: `boundary="…"`.
    fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.said("content-type")?.split(';').skip(1);
        parameters.find_map(|parameter| {
            let (said, value) = parameter.split_once('=')?;
            said.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
        })
    }

    fn is_page(&self) -> bool {
        let kind = self.said("content-type").unwrap_or_default().to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml")
    }

    fn decoded(&self) -> Vec<u8> {
        let packing = self.said("content-transfer-encoding").unwrap_or_default();
        match packing.to_ascii_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted_printable(self.body),
            _ => self.body.to_vec(),
        }
    }
}

/// What lies between the lines of a boundary.
fn split<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = find(body, boundary).and_then(|at| body.get(at + boundary.len()..));
    std::iter::from_fn(move || {
        let from = rest?;
        let end = find(from, boundary).unwrap_or(from.len());
        rest = from.get(end + boundary.len()..);
        from.get(..end)
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len().max(1)).position(|window| window == wanted)
}

/// `=E4` is a byte, `=` at the end of a line is no end.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match (byte, behind) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => rest = after,
            (b'=', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    plain.push(high << 4 | low);
                    rest = after;
                }
                _ => plain.push(byte),
            },
            _ => plain.push(byte),
        }
    }
    plain
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for six in body.iter().filter_map(|&byte| six_bits(byte)) {
        bits = (bits << 6 | u32::from(six)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            plain.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    plain
}

fn six_bits(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_unpacked() {
        let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"--b\"\r\n\r\n";
        let part = |packing: &str, body: &str| {
            format!(
                "{head}----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b\r\nContent-Type: text/html\r\n\
                     Content-Transfer-Encoding: {packing}\r\n\r\n{body}\r\n----b--"
            )
        };
        let read = |packing, body| page(part(packing, body).as_bytes()).unwrap();
        assert_eq!(
            read("quoted-printable", "<p>=E6=B0=\r\n=B4=3D</p>"),
            "<p>水=</p>\r\n".as_bytes()
        );
        assert_eq!(read("base64", "PHA+\r\n5rC0"), "<p>水".as_bytes());
        assert_eq!(read("8bit", "<p>水"), "<p>水\r\n".as_bytes());
        assert!(is_mhtml(head.as_bytes()) && !is_mhtml(b"<p>MIME-Version: 1.0"));
        assert_eq!(page(head.as_bytes()).unwrap_err().kind(), ErrorKind::Damaged);
    }
}
