//! Times of application: `hasta el 30 de junio de 2027`, `primer lunes de cada mes`, `12 de mayo de 2027 a las 12:00`.

use super::dates::{Partial, day_of_timestamp};
use super::ranges::{Range, between, braced, one, open_ended};
use super::{Token, take_phrase, tokens};
use crate::model::{Date, Edge, Every, Moment, Period, Time, Window, Zone};
use crate::text::{Lang, Reading, month_of, nth_weekday, nth_weekday_in_words, plain_signs, said, slug};

/// The time of application that a text means, if it is understood.
///
/// ```
/// use cebra::model::{Window, read_window};
/// use cebra::text::Lang;
///
/// assert_eq!(read_window("Convocatoria permanente", Lang::ES), Some(Window::rolling()));
/// assert_eq!(read_window("marzo", Lang::ES), Some(Window::month(3, None)));
/// ```
pub fn read_window(written: &str, lang: Lang) -> Option<Window> {
    let (written, time) = without_time(day_of_timestamp(written));
    let mut tokens = tokens(&written)?;
    let day_first = lang.data().reading.day_first;
    let while_funds_last = take_any(&mut tokens, |reading| reading.while_funds_last.iter());
    let every = take_every(&mut tokens);
    if take_any(&mut tokens, |reading| reading.always.iter()) {
        // `permanente hasta 2030` is more than this says.
        let is_more =
            tokens.iter().any(|token| matches!(token, Token::Number { .. })) || while_funds_last || time.is_some();
        return (!is_more && every.is_none()).then(Window::rolling);
    }
    let mut window = match (tokens.as_slice(), every) {
        ([], None) if while_funds_last => Window::default(),
        ([], _) => return None,
        (_, Some(Every::Months(1))) => of_month(&tokens)?,
        (_, every) => read_dates(&tokens, day_first, every)?,
    };
    // Where more than a date is left, it has a last day only if the text says so.
    if while_funds_last && window.opens.is_none() && is_since(&tokens) {
        std::mem::swap(&mut window.opens, &mut window.closes);
    }
    window.while_funds_last = while_funds_last;
    window.every = every;
    if let Some(time) = time {
        *window.closes.as_mut().and_then(Edge::time_mut)? = Some(time);
    }
    Some(window)
}

/// Dates of one year, or of every year.
fn read_dates(tokens: &[Token], day_first: bool, every: Option<Every>) -> Option<Window> {
    let window = |range| window(range, every);
    let found = between(tokens, day_first).into_iter().find_map(window);
    found.or_else(|| open_ended(tokens, day_first).and_then(window)).or_else(|| {
        let date = one(tokens, day_first)?;
        match (date.day, date.month, every) {
            (None, Some(month), None) => Some(Window::month(month, date.year)),
            (None, Some(month), Some(Every::Year)) => Some(Window::month(month, None)),
            (None, None, _) => None,
            _ => window((None, Some(date))),
        }
    })
}

fn window((from, to): Range, every: Option<Every>) -> Option<Window> {
    let date = |partial: Option<Partial>| partial.map_or(Some(None), |partial| partial.date().map(Some));
    let of_year = |partial: Partial| Edge::day_of_year(&format!("{:02}-{:02}", partial.month?, partial.day?));
    let has_year = from.or(to).is_some_and(|partial| partial.year.is_some());
    if has_year && matches!(every, None | Some(Every::Weeks(_))) {
        let period = Period { from: date(from)?, to: date(to)? };
        return (!period.is_reversed()).then(|| Window::dates(period.from, period.to));
    }
    if let (None, Some(Partial { day: None, month: Some(month), year: None }), None) = (from, to, every) {
        let closes = Some(Edge::OfYear { month, day: None, time: None });
        return Some(Window { closes, ..Window::default() });
    }
    let closes = of_year(to?)?;
    let opens = match from {
        Some(from) => Some(of_year(from)?),
        None => None,
    };
    let is_reversed = opens.is_some_and(|opens| opens.0 == closes.0 && opens.1 > closes.1);
    let window = Window { opens: opens.map(Edge::of_year), closes: Some(Edge::of_year(closes)), ..Window::default() };
    (!is_reversed && !matches!(every, Some(Every::Weeks(_)))).then_some(window)
}

/// A day of every month: `el 15`, `del 1 al 15`, `primer lunes`.
fn of_month(tokens: &[Token]) -> Option<Window> {
    let words: Vec<&str> = tokens.iter().filter_map(Token::word).collect();
    let is_filler = |word: &&str| said(word, |reading| &reading.fillers) && month_of(word).is_none();
    let weekday = (0..words.len()).find_map(|at| nth_weekday(&words[at..].join("-")));
    if let Some((nth, weekday)) = weekday.filter(|_| words.len() == tokens.len()) {
        return Some(Window { closes: Some(Edge::Weekday(nth, weekday, None)), ..Window::default() });
    }
    let joints = |word: &&str| {
        said(word, |reading| &reading.to)
            || said(word, |reading| &reading.until)
            || said(word, |reading| &reading.between)
    };
    if !words.iter().all(|word| is_filler(word) || joints(word)) {
        return None;
    }
    let days = tokens.iter().filter_map(|token| match token {
        Token::Number { value, .. } => Some(u8::try_from(*value).ok().filter(|day| (1..=31).contains(day))),
        _ => None,
    });
    let days: Vec<u8> = days.collect::<Option<_>>()?;
    let edge = |day: u8| Some(Edge::OfMonth(day, None));
    match days.as_slice() {
        [closes] => Some(Window { closes: edge(*closes), ..Window::default() }),
        [opens, closes] => Some(Window { opens: edge(*opens), closes: edge(*closes), ..Window::default() }),
        _ => None,
    }
}

/// Whether a text begins with a word for a first day.
fn is_since(tokens: &[Token]) -> bool {
    tokens.iter().map_while(Token::word).any(|word| said(word, |reading| &reading.from))
}

/// The hour in a text, such as `a las 12:00 (hora de Bogotá)`, and the text without it.
fn without_time(written: &str) -> (String, Option<Time>) {
    let text = plain_signs(written).into_owned();
    let Some(colon) = text.match_indices([':', 'h']).map(|(at, _)| at).find(|at| is_hour_sign(&text, *at)) else {
        return (text, None);
    };
    let start = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let end = colon
        + 1
        + (text[colon + 1..].len() - text[colon + 1..].trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let minutes = Some(&text[colon + 1..end]).filter(|minutes| !minutes.is_empty()).unwrap_or("00");
    let clock = format!("{}:{minutes}", &text[start..colon]);
    let is_at = |word: &str| {
        said(&slug(word), |reading| &reading.at) || matches!(slug(word).as_str(), "h" | "hs" | "hrs" | "horas")
    };
    let mut before: Vec<&str> = text[..start].split_whitespace().collect();
    for count in [2, 1] {
        let at = before.len().saturating_sub(count);
        if before.len() >= count && is_at(&before[at..].join(" ")) {
            before.truncate(at);
            break;
        }
    }
    let mut after: Vec<&str> = text[end..]
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    let mut zone = None;
    for count in (1..=after.len()).rev() {
        let tail = &after[after.len() - count..];
        let name = (0..tail.len()).find(|at| {
            !is_at(tail[*at]) && !is_at(&tail[..=*at].join(" ")) && !matches!(tail[*at], "de" | "do" | "da")
        });
        let found = name.and_then(|at| Zone::parse(&tail[at..].join(" ")));
        if found.is_some() {
            zone = found;
            after.truncate(after.len() - count);
            break;
        }
    }
    after.retain(|word| !is_at(word));
    let time = Time::parse(&clock).map(|time| Time { zone, ..time });
    match time {
        Some(time) => (format!("{} {}", before.join(" "), after.join(" ")), Some(time)),
        None => (text, None),
    }
}

/// Whether the sign at a place parts an hour from its minutes: `12:00`, `12h30`, `12h`.
fn is_hour_sign(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = at - before.len();
    let after = &text[at + 1..];
    let minutes = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_word = after.starts_with(char::is_alphabetic);
    (1..=2).contains(&digits) && !is_word && (minutes == 2 || (minutes == 0 && text[at..].starts_with('h')))
}

/// Removes a phrase for what comes back and returns how often.
fn take_every(tokens: &mut Vec<Token>) -> Option<Every> {
    let found =
        Every::ALL.iter().filter(|(id, _)| take_any(tokens, |reading| reading.every.get(*id).into_iter().flatten()));
    found.map(|(_, every)| *every).reduce(|first, _| first)
}

/// Removes a phrase of any language from the tokens; whether one was there.
fn take_any<I: Iterator<Item = &'static String>>(tokens: &mut Vec<Token>, of: impl Fn(&'static Reading) -> I) -> bool {
    let phrases = Lang::all().flat_map(|lang| of(&lang.data().reading)).map(|phrase| slug(phrase));
    let mut phrases: Vec<String> = phrases.collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let mut found = false;
    for phrase in phrases {
        found |= take_phrase(tokens, &phrase);
    }
    found
}

impl Edge {
    /// The text to type.
    pub fn typed(&self, lang: Lang) -> String {
        let day = match self {
            Edge::At(moment) => moment.to_string().replacen('T', " ", 1),
            Edge::OfYear { month, day: Some(day), .. } => format!("{month:02}-{day:02}"),
            Edge::OfYear { month, day: None, .. } => format!("{month:02}"),
            Edge::OfMonth(day, _) => day.to_string(),
            Edge::Weekday(nth, weekday, _) => nth_weekday_in_words(*nth, *weekday, lang),
        };
        match (self, self.time()) {
            (Edge::At(_), _) | (_, None) => day,
            (_, Some(time)) => format!("{day} {}", time.clock()),
        }
    }
}

impl Window {
    /// The text to type; `part` gives the name of a part or of a fixed value.
    pub fn typed(&self, lang: Lang, part: impl Fn(&str) -> String) -> String {
        let funds = part("while_funds_last");
        if self.rolling {
            return part("rolling");
        }
        if self.while_funds_last && self.opens.is_none() && self.closes.is_none() {
            return funds;
        }
        let every = self.every.map(|every| part(every.id()));
        if let (Some(Edge::OfYear { month, day: None, .. }), true) = (&self.opens, self.opens == self.closes) {
            return braced(&[("month", Some(month.to_string())), ("every", every)], part);
        }
        if let (Some(Edge::At(Moment { date: Date { year, month: Some(month), day: None }, .. })), true) =
            (&self.opens, self.opens == self.closes)
        {
            return braced(&[("month", Some(month.to_string())), ("year", Some(year.to_string()))], part);
        }
        let edge = |edge: &Option<Edge>| edge.as_ref().map(|edge| edge.typed(lang));
        let closes = match (&self.closes, self.while_funds_last) {
            (None, true) => Some(funds.clone()),
            (closes, _) => edge(closes),
        };
        let or = (self.while_funds_last && self.closes.is_some()).then_some(funds);
        let opens = edge(&self.opens).filter(|opens| Some(opens) != closes.as_ref() || part("closes").is_empty());
        braced(&[("opens", opens), ("closes", closes), ("every", every), ("or", or)], part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, lang: Lang) -> String {
        read_window(text, lang).map(|window| window.typed(Lang::ES, str::to_owned)).unwrap_or_default()
    }

    #[test]
    fn times_of_application_are_read_as_people_write_them() {
        for (written, typed) in [
            ("del 1 al 15 de marzo de 2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("de 1º a 15 de março de 2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("from 1 to 15 March 2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("March 1 to March 15, 2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("1-15/03/2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("1–15 de marzo de 2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("01/03/2027 - 15/03/2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("01/03/2027 al 15/03/2027", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("2027-03-01/2027-03-15", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("2027-03-01 - 2027-03-15", "{opens: 2027-03-01, closes: 2027-03-15}"),
            ("entre el 1 de marzo y el 15 de abril de 2027", "{opens: 2027-03-01, closes: 2027-04-15}"),
            ("abre el 2027-03-01, cierra el 2027-03-15", "{opens: 2027-03-01, closes: 2027-03-15}"),
            (
                "desde el 20 de diciembre de 2026 hasta el 10 de enero de 2027",
                "{opens: 2026-12-20, closes: 2027-01-10}",
            ),
            ("de marzo a mayo de 2027", "{opens: 2027-03, closes: 2027-05}"),
            ("hasta el 30 de junio de 2027", "{closes: 2027-06-30}"),
            ("até 30 de junho de 2027", "{closes: 2027-06-30}"),
            ("until June 30, 2027", "{closes: 2027-06-30}"),
            ("Fecha límite: 30/06/2027", "{closes: 2027-06-30}"),
            ("cierra el 30 de junio de 2027", "{closes: 2027-06-30}"),
            ("30 de junio de 2027", "{closes: 2027-06-30}"),
            ("2027-06-30", "{closes: 2027-06-30}"),
            ("a partir del 1 de marzo de 2027", "{opens: 2027-03-01}"),
            ("desde marzo de 2027", "{opens: 2027-03}"),
            ("marzo de 2027", "{month: 3, year: 2027}"),
            ("marzo", "{month: 3}"),
            ("del 1 al 15 de marzo", "{opens: 03-01, closes: 03-15}"),
            ("del 1 al 15 de marzo de cada año", "{opens: 03-01, closes: 03-15, every: every_year}"),
            ("every year, 20 December to 10 January", "{opens: 12-20, closes: 01-10, every: every_year}"),
            ("hasta el 30 de junio", "{closes: 06-30}"),
            ("Abierta todo el año", "rolling"),
            ("convocatoria permanente", "rolling"),
        ] {
            assert_eq!(window(written, Lang::ES), typed, "{written}");
        }
    }

    #[test]
    fn what_says_something_else_is_not_read() {
        for written in [
            "",
            "pronto",
            "del 15 al 1 de marzo de 2027",
            "3 meses",
            "1, 2 y 3 de marzo de 2027",
            "permanente hasta 2030",
            "-",
            "/",
            "del 31 al 32 de marzo de 2027",
            "cada año",
            "lunes a viernes",
            "2027",
            "10 a 12",
        ] {
            assert_eq!(window(written, Lang::ES), "", "{written}");
        }
        assert_eq!(window("03/04/2027 to 05/06/2027", Lang::EN), "");
    }
}
