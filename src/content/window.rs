//! Decoding of windows and occasions: when one can respond, when something takes place.

use super::composite::Parts;
use super::decode::Decoder;
use super::proposals::{texts, typed};
use crate::diagnostic::{Code, Diagnostic, Hint};
use crate::model::{
    Date, Edge, Every, Field, FieldId, FieldSet, FieldType, Moment, TermId, Time, Value, VocabId, Window, Zone,
    read_date, read_window,
};
use crate::text::{Labels, Lang, month_of, nth_weekday, plain_signs, slug};
use crate::yaml::{Data, Key, Node};

impl Decoder<'_> {
    /// A window or an occasion, by the type of the field.
    pub fn window(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let window = match &node.data {
            Data::Scalar(written) => self.short_window(field, &plain_signs(written), node)?,
            _ => self.long_window(field, node)?,
        };
        self.tell_reversed(field, &window, node);
        Some(match field.of {
            FieldType::Occasion => Value::Occasion(Box::new(window)),
            _ => Value::Window(Box::new(window)),
        })
    }

    /// `permanente`, `hasta agotar fondos`, `2027-05-12 12:00`, `2027-05-10/2027-05-12`.
    fn short_window(&mut self, field: &Field, written: &str, node: &Node) -> Option<Window> {
        match self.word(field, written) {
            Some("rolling") => return Some(Window::rolling()),
            Some("while_funds_last") => return Some(Window { while_funds_last: true, ..Window::default() }),
            _ => {}
        }
        let at = |text: &str| Moment::parse(text).map(Edge::At);
        let range = written.split_once('/').and_then(|(from, to)| Some((Some(at(from)?), at(to)?)));
        let is_occasion = matches!(field.of, FieldType::Occasion);
        // What takes place on a day begins and ends on it; a single date of a window is its end.
        let single = || at(written).map(|edge| (is_occasion.then(|| edge.clone()), edge));
        match range.or_else(single) {
            Some((opens, closes)) => Some(Window { opens, closes: Some(closes), ..Window::default() }),
            None => self.wrong(field, node),
        }
    }

    fn long_window(&mut self, field: &Field, node: &Node) -> Option<Window> {
        let parts = self.parts(field, node);
        let mut window = Window { every: self.every(field, &parts)?, ..Window::default() };
        if let Some(month) = parts.get("month") {
            let of_month = self.month(field, &parts, month, window.every.is_some())?;
            (window.opens, window.closes) = (of_month.opens, of_month.closes);
        } else {
            window.opens = self.edge(field, &parts, "opens", window.every)?;
            window.while_funds_last = self.ends_with_funds(field, &parts)?;
            if !self.is_funds(field, parts.get("closes")) {
                window.closes = self.edge(field, &parts, "closes", window.every)?;
            }
        }
        window.note = match parts.get("text") {
            Some(text) => Some(self.part_text(field, Some(text))?),
            None => None,
        };
        window.stage = self.stage(field, &parts)?;
        window.until = match parts.get("until") {
            Some(until) => Some(self.date(field, until)?),
            None => None,
        };
        if matches!(field.of, FieldType::Occasion) {
            window.closes = window.closes.or_else(|| window.opens.clone());
        }
        self.add_time(field, &parts, &mut window)?;
        // A source may say no more than that it comes back every year.
        let is_empty = window.opens.is_none() && window.closes.is_none() && window.every != Some(Every::Year);
        if (is_empty && window.note.is_none() && !window.while_funds_last)
            || (!matches!(window.every, None | Some(Every::Year)) && window.closes.is_none())
        {
            let part = if matches!(field.of, FieldType::Occasion) { "opens" } else { "closes" };
            return self.missing_part(field, part, node.span);
        }
        Some(window)
    }

    /// How often it comes back; `None` outside if that cannot be read.
    fn every(&mut self, field: &Field, parts: &Parts) -> Option<Option<Every>> {
        let Some(node) = parts.get("every") else { return Some(None) };
        let word = node.scalar().and_then(|written| self.word(field, &plain_signs(written)));
        match Every::ALL.iter().find(|(id, _)| Some(*id) == word) {
            Some((_, every)) => Some(Some(*every)),
            None => self.wrong_part(field, node, &[]),
        }
    }

    /// `{mes: 5}`, `{mes: 5, año: 2027}`, `{mes: 5, cada: año}`.
    fn month(&mut self, field: &Field, parts: &Parts, month: &Node, comes_back: bool) -> Option<Window> {
        let year = parts.get("year").map(|node| self.date(field, node));
        let number = month.scalar().and_then(|text| plain_signs(text).parse().ok());
        match (number.filter(|month| (1..=12).contains(month)), year) {
            (Some(month), Some(year)) if !comes_back => Some(Window::month(month, Some(year?.year))),
            (Some(month), _) => Some(Window::month(month, None)),
            (None, _) => {
                let named = month.scalar().and_then(|text| month_of(&slug(text)));
                let number: Vec<String> = named.map(|month| month.to_string()).into_iter().collect();
                self.wrong_part(field, month, &typed(&number))
            }
        }
    }

    fn is_funds(&self, field: &Field, node: Option<&Node>) -> bool {
        let word = node.and_then(Node::scalar).and_then(|written| self.word(field, &plain_signs(written)));
        word == Some("while_funds_last")
    }

    /// Whether it ends when the funds are spent: `{cierra: hasta agotar fondos}`, `{cierra: 2027-10-15, o: hasta agotar fondos}`.
    fn ends_with_funds(&mut self, field: &Field, parts: &Parts) -> Option<bool> {
        match parts.get("or") {
            Some(node) if !self.is_funds(field, Some(node)) => self.wrong_part(field, node, &[]),
            Some(_) => Some(true),
            None => Some(self.is_funds(field, parts.get("closes"))),
        }
    }

    /// A beginning or an end, in the forms that fit how often it comes back.
    fn edge(&mut self, field: &Field, parts: &Parts, part: &str, every: Option<Every>) -> Option<Option<Edge>> {
        let Some(node) = parts.get(part) else { return Some(None) };
        let written = plain_signs(node.scalar().unwrap_or_default());
        let (day, time) = day_and_time(&written);
        let of_year =
            |day: Option<(u8, u8)>| day.map(|(month, day)| Edge::OfYear { month, day: Some(day), time: time.clone() });
        let number = || day.parse::<u8>().ok().filter(|number| (1..=31).contains(number));
        let month = || number().filter(|month| *month <= 12).map(|month| Edge::OfYear { month, day: None, time: None });
        let whole = || Moment::parse(&written).map(Edge::At);
        let edge = match every {
            None => whole().or_else(|| of_year(Edge::day_of_year(day))).or_else(month),
            Some(Every::Year) => of_year(Edge::day_of_year(day)).or_else(month),
            Some(Every::Months(1)) => match nth_weekday(day) {
                Some((nth, weekday)) => Some(Edge::Weekday(nth, weekday, time.clone())),
                None => number().map(|day| Edge::OfMonth(day, time.clone())),
            },
            Some(Every::Months(_)) => of_year(Edge::day_of_year(day)),
            Some(Every::Weeks(_)) => {
                whole().filter(|edge| matches!(edge, Edge::At(moment) if moment.date.day.is_some()))
            }
        };
        if edge.is_some() {
            return Some(edge);
        }
        // `fin de marzo` is the month.
        let read = read_window(&written, self.lang).and_then(|window| window.closes);
        if let (None, Some(Edge::OfYear { month, day: None, .. })) = (every, read) {
            return self.wrong_part(field, node, &typed(&[format!("{month:02}")]));
        }
        // Tells a day that does not exist, or proposes what was meant.
        if every.is_none() && day_without_year(&written, self.lang).is_none() {
            self.date(field, node);
            return None;
        }
        let proposals = edge_proposals(day, every, self.lang);
        self.wrong_part(field, node, &typed(&proposals))
    }

    /// What to write for `{carta de intención: 2027-01-26, cierra: 2027-02-23}`: a window for each stage; `None` if `name` is
    /// no stage.
    pub fn as_stages(&self, field: &Field, node: &Node, name: &str) -> Option<Labels> {
        let FieldType::Window { stages: Some(vocabulary) } = field.of else { return None };
        let (vocabulary, words) = (self.model.vocabulary(vocabulary), self.model.types.words(&field.of));
        vocabulary.named(name)?;
        let part = |id: &str, lang: Lang| words.part(id).map_or("", |part| part.label.get(lang)).to_lowercase();
        let (staged, rest): (Vec<_>, Vec<_>) =
            node.entries().iter().partition(|(key, _)| vocabulary.named(&key.text).is_some());
        let list = |lang: Lang| {
            let window = |(key, value): &(Key, Node)| {
                let day = value.scalar().unwrap_or_default();
                format!("{{{}: {}, {}: {day}}}", part("stage", lang), key.text, part("closes", lang))
            };
            let other = |(key, value): &(Key, Node)| format!("{}: {}", key.text, value.scalar().unwrap_or_default());
            let others = rest.iter().map(|entry| other(entry)).collect::<Vec<_>>().join(", ");
            let windows = staged.iter().map(|entry| window(entry));
            let all: Vec<String> = windows.chain((!others.is_empty()).then(|| format!("{{{others}}}"))).collect();
            format!("[{}]", all.join(", "))
        };
        Labels::new(Lang::all().map(|lang| (lang, list(lang))))
    }

    /// What to write for a part of a window that stands beside it, such as `cada: mes`: the line of the field with both.
    pub fn as_part_of(&self, set: &FieldSet, (key, value): (&Key, &Node), entries: &[(Key, Node)]) -> Option<Labels> {
        let is_window = |field: &Field| matches!(field.of, FieldType::Window { .. } | FieldType::Occasion);
        let of = |(_, field): &(FieldId, &Field)| {
            is_window(field) && self.model.types.words(&field.of).part_named(&key.text).is_some()
        };
        let (_, field) = set.iter().find(of)?;
        let named = |(key, _): &&(Key, Node)| set.named(&key.text).is_some_and(|(_, found)| found.id == field.id);
        let (name, written) = entries.iter().find(named)?;
        let (written, value) = (written.scalar()?, value.scalar()?);
        let first = if matches!(field.of, FieldType::Occasion) { "opens" } else { "closes" };
        let words = self.model.types.words(&field.of);
        let first = words.part(first).map(|part| part.label.map(str::to_lowercase))?;
        let line = |lang: Lang| format!("{}: {{{}: {written}, {}: {value}}}", name.text, first.get(lang), key.text);
        Labels::new(Lang::all().map(|lang| (lang, line(lang))))
    }

    fn stage(&mut self, field: &Field, parts: &Parts) -> Option<Option<(VocabId, TermId)>> {
        let Some(node) = parts.get("stage") else { return Some(None) };
        match (&field.of, node.scalar()) {
            (FieldType::Window { stages: Some(vocabulary) }, Some(written)) => {
                self.term(*vocabulary, written, node, false).map(|term| Some((*vocabulary, term)))
            }
            _ => self.wrong_part(field, node, &[]),
        }
    }

    /// The hour and the zone that are written as parts of their own: the hour of an occasion is that of its beginning, that
    /// of a window that of its end.
    fn add_time(&mut self, field: &Field, parts: &Parts, window: &mut Window) -> Option<()> {
        if let Some(node) = parts.get("time") {
            let time = node.scalar().and_then(|written| Time::parse(&plain_signs(written)));
            let Some(time) = time else {
                let read = node.scalar().and_then(hour_of).into_iter().collect::<Vec<_>>();
                return self.wrong_part(field, node, &typed(&read));
            };
            let is_one_day = window.opens == window.closes;
            if matches!(field.of, FieldType::Occasion) {
                set_time(&mut window.opens, &time);
            }
            if !matches!(field.of, FieldType::Occasion) || is_one_day {
                set_time(&mut window.closes, &time);
            }
        }
        if let Some(node) = parts.get("zone") {
            match node.scalar().and_then(|written| Zone::parse(&plain_signs(written))) {
                Some(zone) => window.set_zone(&zone),
                None => {
                    let finding = Diagnostic::new(Code::WrongType, node.span).arg("field", &field.label);
                    let what = &self.model.types.words(&FieldType::Zone).expects;
                    let finding = finding.arg("value", node.excerpt()).hint_with(Hint::Expected, "what", what);
                    self.report.push(finding);
                    return None;
                }
            }
        }
        Some(())
    }

    fn tell_reversed(&mut self, field: &Field, window: &Window, node: &Node) {
        let is_reversed = match (&window.opens, &window.closes) {
            (Some(Edge::At(opens)), Some(Edge::At(closes))) => closes.date.last() < opens.date.first(),
            // Within one month the days must be in order; across months the window may span the new year.
            (
                Some(Edge::OfYear { month, day: Some(opens), .. }),
                Some(Edge::OfYear { month: last, day: Some(closes), .. }),
            ) => month == last && opens > closes,
            _ => false,
        };
        if is_reversed {
            let text = |edge: &Option<Edge>| edge.as_ref().map(|edge| edge.typed(self.lang)).unwrap_or_default();
            let finding = Diagnostic::new(Code::ReversedDates, node.span).arg("field", &field.label);
            let finding = finding.arg("start", text(&window.opens)).arg("end", text(&window.closes));
            let mut swapped = window.clone();
            std::mem::swap(&mut swapped.opens, &mut swapped.closes);
            let is_whole = window.note.is_none() && window.stage.is_none() && window.until.is_none();
            self.report.push(match is_whole {
                true => finding.hint_with(Hint::WriteAs, "text", self.window_typed(field, &swapped)),
                false => finding,
            });
        }
    }
}

fn set_time(edge: &mut Option<Edge>, time: &Time) {
    if let Some(place) = edge.as_mut().and_then(Edge::time_mut) {
        *place = Some(time.clone());
    }
}

/// Splits `15 12:00` or `05-10 12:00` into the day and the hour.
fn day_and_time(written: &str) -> (&str, Option<Time>) {
    let split = written.trim().rsplit_once(' ').and_then(|(day, time)| Some((day.trim(), Time::parse(time)?)));
    split.map_or((written.trim(), None), |(day, time)| (day, Some(time)))
}

/// The hour that `12h`, `12 hs` or `las 12` means.
fn hour_of(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let hour = digits.parse::<u8>().ok().filter(|hour| *hour < 24)?;
    Some(format!("{hour:02}:00"))
}

/// The month and day of `2027-03-01` or `1 de marzo`.
fn day_without_year(written: &str, lang: Lang) -> Option<(u8, u8)> {
    if let Ok(date) = Date::parse(&plain_signs(written)) {
        return date.month.zip(date.day);
    }
    match read_window(written, lang)? {
        Window { opens: None, closes: Some(Edge::OfYear { month, day, .. }), .. } => day.map(|day| (month, day)),
        _ => None,
    }
}

/// What to type for an edge that does not fit how often it comes back.
fn edge_proposals(day: &str, every: Option<Every>, lang: Lang) -> Vec<String> {
    let meant = day_without_year(day, lang);
    let in_year = |(month, day)| Edge::of_year((month, day)).typed(lang);
    match every {
        None | Some(Every::Year) => meant.map(in_year).into_iter().collect(),
        Some(Every::Months(1)) => meant.map(|(_, day)| day.to_string()).into_iter().collect(),
        // `{cierra: 15, cada: trimestre}` does not say in which months.
        Some(Every::Months(step)) => match day.parse::<u8>().ok().filter(|day| (1..=28).contains(day)) {
            Some(day) => (1..=step).map(|month| in_year((month, day))).collect(),
            None => meant.map(in_year).into_iter().collect(),
        },
        Some(Every::Weeks(_)) => texts(&read_date(day, lang)),
    }
}
