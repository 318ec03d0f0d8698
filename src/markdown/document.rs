//! Converted Markdown: HTML with placeholders for its links.

use super::escape::{DELIMITER, push_attribute};
use super::target::Target;
use crate::diagnostic::{FileId, Span};
use crate::text::Lang;
use std::sync::Arc;

/// Converted Markdown, to be written on any page. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// HTML in which each link's number is enclosed in [`DELIMITER`]s.
    pub(super) html: Arc<str>,
    pub(super) links: Arc<[Link]>,
    /// Ids of headings and footnotes.
    pub(super) ids: Arc<[String]>,
}

/// A link or image with its target as written.
#[derive(Debug, Clone)]
pub struct Link {
    /// The target.
    pub target: Target,
    /// Position of the link.
    pub span: Span,
    /// Whether it is an image.
    pub is_image: bool,
}

/// The address of a link on a certain page.
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// Value of `href` or `src`.
    pub to: String,
    /// Further attributes of the element, as names and unescaped values.
    pub attributes: Vec<(&'static str, String)>,
}

impl From<String> for Address {
    fn from(to: String) -> Self {
        Address { to, attributes: Vec::new() }
    }
}

/// The body of a record, divided at its `#` and `##` headings.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The text before the first heading.
    pub lead: Document,
    /// The sections, in order.
    pub sections: Vec<BodySection>,
    /// The footnotes of the whole body as items of a list.
    pub notes: Document,
}

/// A section of a body.
#[derive(Debug, Clone)]
pub struct BodySection {
    /// Plain text of the heading.
    pub heading: String,
    /// Position of the heading.
    pub span: Span,
    /// 1 for `#`, 2 for `##`.
    pub level: u8,
    /// The text below the heading.
    pub document: Document,
}

/// The origin of a Markdown text.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The file.
    pub file: FileId,
    /// The byte at which the text begins in the file.
    pub offset: usize,
    /// Folder of the file, relative to the content folder, without a final `/`.
    pub dir: &'a str,
    /// The language of the text.
    pub lang: Lang,
}

impl Document {
    pub(super) fn new(html: &str, links: Vec<Link>, ids: Vec<String>) -> Document {
        Document { html: html.into(), links: links.into(), ids: ids.into() }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// All links and images, in the order of the text.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Ids of its headings and footnotes.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The HTML with the address that `href` returns for each link.
    pub fn write<A: Into<Address>>(&self, mut href: impl FnMut(&Link) -> A) -> String {
        let mut out = String::with_capacity(self.html.len() + self.links.len() * 24);
        for (at, piece) in self.html.split(DELIMITER).enumerate() {
            match at % 2 {
                0 => out.push_str(piece),
                _ => {
                    if let Some(link) = piece.parse().ok().and_then(|number: usize| self.links.get(number)) {
                        let address = href(link).into();
                        push_attribute(&mut out, &address.to);
                        // The first quote closes the previous attribute; the last attribute is closed by the quote in
                        // the HTML.
                        for (name, value) in address.attributes {
                            out.push_str("\" ");
                            out.push_str(name);
                            out.push_str("=\"");
                            push_attribute(&mut out, &value);
                        }
                    }
                }
            }
        }
        out
    }

    /// The document without its `<p>` tags, if it is a single paragraph and can be shown inline.
    pub fn as_line(&self) -> Option<Document> {
        let inner = self.html.strip_prefix("<p>")?.trim_end().strip_suffix("</p>")?;
        if inner.contains("<p>") || inner.contains("</p>") {
            return None;
        }
        Some(Document { html: inner.into(), links: self.links.clone(), ids: Arc::default() })
    }
}

impl Body {
    /// Lead, sections and notes, in order.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let sections = self.sections.iter().map(|section| &section.document);
        std::iter::once(&self.lead).chain(sections).chain([&self.notes])
    }
}
