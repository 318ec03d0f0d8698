//! Tables, each in a scrollable region with a caption.

use super::escape::push_attribute;
use super::renderer::{Renderer, plain_text};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

impl<'t> Renderer<'_, 't> {
    /// Starts a table and its caption: the paragraph before it if that ends in a colon, otherwise the heading above,
    /// visible only to screen readers.
    pub(super) fn start_table(&mut self, columns: usize) {
        let introduction = self.take_introduction();
        let name = match &introduction {
            Some(events) => plain_text(events).trim_end_matches(':').to_owned(),
            None => self.name_from_heading(),
        };
        let mut region = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"".to_owned();
        push_attribute(&mut region, &name);
        self.raw(&(region + "\">"));
        // Alignment would become inline styles, which the Content-Security-Policy forbids.
        self.start(Event::Start(Tag::Table(vec![Alignment::None; columns])));
        match introduction {
            Some(events) => {
                self.raw("<caption>");
                self.events.extend(events);
            }
            None => {
                self.raw("<caption class=\"hidden\">");
                self.events.push(Event::Text(name.into()));
            }
        }
        self.raw("</caption>");
    }

    pub(super) fn end_table(&mut self) {
        self.end(Event::End(TagEnd::Table));
        self.raw("</div>");
    }

    /// Removes and returns the preceding paragraph, without its tags, if it ends in a colon.
    fn take_introduction(&mut self) -> Option<Vec<Event<'t>>> {
        let Some(Event::End(TagEnd::Paragraph)) = self.events.last() else { return None };
        let start = self.events.iter().rposition(|event| matches!(event, Event::Start(Tag::Paragraph)))?;
        // A colon alone does not name the table.
        let words = plain_text(&self.events[start..]);
        words.strip_suffix(':').filter(|words| !words.trim_end_matches(':').is_empty())?;
        let mut events = self.events.split_off(start);
        events.pop();
        events.remove(0);
        Some(events)
    }

    /// The name of a table without introduction; numbered so that tables under one heading differ.
    fn name_from_heading(&mut self) -> String {
        self.tables_here += 1;
        let heading = self.last_heading.as_deref().unwrap_or(&self.origin.lang.data().markdown.table);
        match self.tables_here {
            1 => heading.to_owned(),
            number => format!("{heading} ({number})"),
        }
    }
}
