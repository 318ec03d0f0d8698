//! Hours with the place whose time they are, and days of the week.

use super::{Lang, slug};

/// An hour as text: `12:00 (hora de Bogotá)`. `zone` is a name of the IANA time zone database or an offset.
pub fn time_in_words(clock: &str, zone: &str, lang: Lang) -> String {
    let format = &lang.data().clock;
    let place = match format.zones.get(zone) {
        Some(name) => name.clone(),
        None if zone.starts_with(['+', '-']) => format!("UTC{}", zone.replace('-', "−")),
        None => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
    };
    format.time.replace("{time}", clock).replace("{zone}", &place)
}

/// The zone whose place has this folded name in some language.
pub fn zone_named(folded: &str) -> Option<&'static str> {
    let zones = Lang::all().flat_map(|lang| &lang.data().clock.zones);
    zones.into_iter().find(|(_, name)| slug(name) == folded).map(|(zone, _)| zone.as_str())
}

/// A day of the week in a month: `primer lunes`. `nth` is 1 to 4, or -1 for the last; `weekday` is 0 to 6 from Monday.
pub fn nth_weekday_in_words(nth: i8, weekday: u8, lang: Lang) -> String {
    let words = &lang.data().weekday;
    let weekday = usize::from(weekday).min(6);
    let forms = &words.nth[usize::try_from(nth - 1).unwrap_or(4).min(4)];
    let form = forms.get(words.forms[weekday]).or(forms.first()).map_or("", String::as_str);
    format!("{form} {}", words.names[weekday])
}

/// Which day of the week in a month a text says in some language, as for [`nth_weekday_in_words`].
///
/// ```
/// use cebra::text::nth_weekday;
///
/// assert_eq!(nth_weekday("Primer lunes"), Some((1, 0)));
/// assert_eq!(nth_weekday("última sexta"), Some((-1, 4)));
/// assert_eq!(nth_weekday("lunes"), None);
/// ```
pub fn nth_weekday(written: &str) -> Option<(i8, u8)> {
    let folded = slug(written);
    Lang::all().find_map(|lang| {
        let words = &lang.data().weekday;
        let nth = words.nth.iter().enumerate().find_map(|(place, forms)| {
            let rest = |form: &String| folded.strip_prefix(slug(form).as_str())?.strip_prefix('-');
            Some((place, forms.iter().find_map(rest)?))
        });
        let (place, rest) = nth?;
        // `segunda` is short for `segunda-feira`.
        let is_meant = |name: &String| slug(name) == rest || slug(name).strip_suffix("-feira") == Some(rest);
        let weekday = words.names.iter().position(is_meant)?;
        let nth = if place == 4 { -1 } else { i8::try_from(place).ok()? + 1 };
        Some((nth, u8::try_from(weekday).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_are_read_as_they_are_written() {
        for lang in Lang::all() {
            for (nth, weekday) in [1, 2, 3, 4, -1].into_iter().flat_map(|nth| (0..7).map(move |day| (nth, day))) {
                let words = nth_weekday_in_words(nth, weekday, lang);
                assert_eq!(nth_weekday(&words), Some((nth, weekday)), "{words}");
            }
        }
        assert_eq!(nth_weekday_in_words(1, 5, Lang::PT), "primeiro sábado");
    }

    #[test]
    fn hours_name_the_place_whose_time_it_is() {
        assert_eq!(time_in_words("12:00", "America/Bogota", Lang::ES), "12:00 (hora de Bogotá)");
        assert_eq!(time_in_words("12:00", "America/La_Paz", Lang::PT), "12:00 (horário de La Paz)");
        assert_eq!(time_in_words("23:59", "-04:00", Lang::EN), "23:59 (UTC−04:00 time)");
        assert_eq!(zone_named("brasilia"), Some("America/Sao_Paulo"));
    }
}
