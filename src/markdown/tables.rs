//! Tables: each in a box that scrolls, with a caption.

use super::events::{Walk, plain};
use super::target::push_attribute;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

impl<'t> Walk<'_, 't> {
    /// A table with what it is called: the paragraph before it where that ends in a colon, or else, for those who do not see it, the heading
    /// it stands under.
    pub(super) fn start_table(&mut self, columns: usize) {
        let introduction = self.take_introduction();
        let name = match &introduction {
            Some(events) => plain(events).trim_end_matches(':').to_owned(),
            None => self.name_of_table(),
        };
        let mut region = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"".to_owned();
        push_attribute(&mut region, &name);
        self.raw(&(region + "\">"));
        // Alignment would be written as a style, which the page's own policy forbids.
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

    /// The paragraph that has just ended, without its tags, if it ends in a colon.
    fn take_introduction(&mut self) -> Option<Vec<Event<'t>>> {
        let Some(Event::End(TagEnd::Paragraph)) = self.events.last() else { return None };
        let start = self.events.iter().rposition(|event| matches!(event, Event::Start(Tag::Paragraph)))?;
        // A colon alone is no name.
        let words = plain(&self.events[start..]);
        words.strip_suffix(':').filter(|words| !words.trim_end_matches(':').is_empty())?;
        let mut events = self.events.split_off(start);
        events.pop();
        events.remove(0);
        Some(events)
    }

    /// Two tables under one heading have different names.
    fn name_of_table(&mut self) -> String {
        self.tables_here += 1;
        let heading = self.last_heading.as_deref().unwrap_or(&self.origin.lang.data().markdown.table);
        match self.tables_here {
            1 => heading.to_owned(),
            number => format!("{heading} ({number})"),
        }
    }
}
