//! Images, with their alternative text and credit.

use super::escape::{DELIMITER, push_attribute};
use super::renderer::{EventStream, Renderer};
use super::target::{Target, classify};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl<'t> Renderer<'_, 't> {
    /// An image needs an alternative text, and a title with its credit.
    pub(super) fn image(&mut self, events: EventStream<'t, '_>, url: &str, credit: &str, range: Range<usize>) {
        // The alternative text may nest images to any depth; only its text is used.
        let (mut depth, mut alt) = (1, String::new());
        for (event, _) in events {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(words) | Event::Code(words) => alt.push_str(&words),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        let alt = alt.replace(DELIMITER, "");
        let span = self.span(&range);
        let credit = credit.replace(DELIMITER, "");
        // An image without either is told once.
        let missing = match (alt.trim(), credit.trim()) {
            ("", "") => Some((Code::ImageWithoutAlt, Hint::DescribeAndCreditImage)),
            ("", _) => Some((Code::ImageWithoutAlt, Hint::DescribeImage)),
            (_, "") => Some((Code::ImageWithoutCredit, Hint::CreditImage)),
            _ => None,
        };
        if let Some((code, hint)) = missing {
            let file = if url.contains([' ', '(', ')']) { format!("<{url}>") } else { url.to_owned() };
            let values =
                [("alt", Arg::from(alt.trim())), ("file", Arg::from(file)), ("credit", Arg::from(quoted(&credit)))];
            self.report.push(Diagnostic::new(code, span).hint_of(hint, values));
        }
        match classify(url, self.origin.dir) {
            Ok(Target::File(path)) => {
                let mark = self.placeholder(Target::File(path), span, true);
                let mut tag = format!("<img src=\"{mark}\" alt=\"");
                push_attribute(&mut tag, &alt);
                tag.push_str("\" loading=\"lazy\">");
                if !credit.trim().is_empty() {
                    tag.push_str(" <small>");
                    tag.push_str(&self.origin.lang.data().markdown.image);
                    tag.push_str(": ");
                    push_attribute(&mut tag, &credit);
                    tag.push_str("</small>");
                }
                self.raw(&tag);
            }
            Ok(Target::External(url)) => {
                let finding = Diagnostic::new(Code::RemoteImage, span).arg("url", url);
                self.report.push(finding.hint(Hint::PutFileBeside));
            }
            Ok(_) => self.report.push(Diagnostic::new(Code::BrokenImage, span).arg("path", url)),
            Err(code) => self.report_refused(code, url, span),
        }
    }
}

/// The credit as it follows the file; nothing if there is none.
fn quoted(credit: &str) -> String {
    match credit.trim() {
        "" => String::new(),
        credit if credit.contains('"') => format!(" '{credit}'"),
        credit => format!(" \"{credit}\""),
    }
}
