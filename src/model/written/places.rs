//! Places on the map: `4,71, -74,07`, `4°42'36" N, 74°04'12" O`.

use super::MAX_BYTES;
use crate::text::plain_signs;

/// A number with the hemisphere that is told of it, or a letter that tells one.
#[derive(Debug)]
enum Piece {
    Number(String),
    /// Whether it is one of latitudes, and its sign.
    Hemisphere(bool, f64),
}

/// Latitude and longitude as they are typed, if a text is understood.
///
/// ```
/// use cebra::model::read_place;
///
/// let read = |text| read_place(text).map(|(lat, lon)| format!("{lat} {lon}"));
/// assert_eq!(read("4,71; -74,07").as_deref(), Some("4.71 -74.07"));
/// assert_eq!(read("4°42'36\" N, 74°04'12\" O").as_deref(), Some("4.71 -74.07"));
/// ```
pub fn read_place(written: &str) -> Option<(String, String)> {
    if written.len() > MAX_BYTES {
        return None;
    }
    let pieces = pieces(&plain_signs(written))?;
    let numbers: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| if let Piece::Number(text) = piece { Some(text.as_str()) } else { None })
        .collect();
    if let [lat, lon] = numbers.as_slice()
        && numbers.len() == pieces.len()
    {
        let is_in = |text: &str, limit: f64| text.parse::<f64>().is_ok_and(|number| number.abs() <= limit);
        // What can only be a longitude stands in its place.
        let (lat, lon) = if is_in(lat, 90.0) { (lat, lon) } else { (lon, lat) };
        return (is_in(lat, 90.0) && is_in(lon, 180.0)).then(|| ((*lat).to_owned(), (*lon).to_owned()));
    }
    let [(_, lat), (_, lon)] = by_hemisphere(&pieces)?;
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then(|| (typed(lat), typed(lon)))
}

/// Degrees as they are typed: four decimals are some ten metres.
fn typed(degrees: f64) -> String {
    let text = format!("{degrees:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Latitude, then longitude, of numbers that stand all before or all after the letters of their hemispheres.
fn by_hemisphere(pieces: &[Piece]) -> Option<[(bool, f64); 2]> {
    let is_before = matches!(pieces.first()?, Piece::Hemisphere(..));
    let mut found: Vec<(bool, f64)> = Vec::new();
    let (mut numbers, mut open): (Vec<&str>, Option<(bool, f64)>) = (Vec::new(), None);
    let mut close = |numbers: &mut Vec<&str>, (is_lat, sign): (bool, f64)| -> Option<()> {
        found.push((is_lat, sign * degrees(numbers)?));
        numbers.clear();
        Some(())
    };
    for piece in pieces {
        match piece {
            Piece::Number(text) => numbers.push(text),
            Piece::Hemisphere(is_lat, sign) if is_before => {
                if let Some(hemisphere) = open.replace((*is_lat, *sign)) {
                    close(&mut numbers, hemisphere)?;
                }
            }
            Piece::Hemisphere(is_lat, sign) => close(&mut numbers, (*is_lat, *sign))?,
        }
    }
    if let Some(hemisphere) = open {
        close(&mut numbers, hemisphere)?;
    }
    match found.as_slice() {
        [lat @ (true, _), lon @ (false, _)] | [lon @ (false, _), lat @ (true, _)] if numbers.is_empty() => {
            Some([*lat, *lon])
        }
        _ => None,
    }
}

/// Degrees, minutes and seconds as degrees.
fn degrees(numbers: &[&str]) -> Option<f64> {
    let parts: Vec<f64> = numbers.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?;
    let is_part = |number: &f64| (0.0..60.0).contains(number);
    match parts.as_slice() {
        [degrees, rest @ ..] if rest.len() <= 2 && rest.iter().all(is_part) && (*degrees >= 0.0) => {
            Some(degrees + rest.first().unwrap_or(&0.0) / 60.0 + rest.get(1).unwrap_or(&0.0) / 3600.0)
        }
        _ => None,
    }
}

/// The numbers and hemispheres of a text, with decimal points; `None` if it says anything else.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim().trim_matches(['(', ')', '[', ']']);
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() || first == '-' {
            let length = number_length(rest);
            let number = rest[..length].replace(',', ".");
            number.parse::<f64>().ok()?;
            pieces.push(Piece::Number(number));
            length
        } else if first.is_alphabetic() && first != 'º' {
            let length = rest.find(|c: char| !c.is_alphabetic() || c == 'º').unwrap_or(rest.len());
            pieces.extend(hemisphere(&rest[..length])?);
            length
        } else if first.is_whitespace() || ",;/:.°º'’′\"”″+".contains(first) {
            first.len_utf8()
        } else {
            return None;
        };
        rest = &rest[length..];
    }
    Some(pieces)
}

/// The bytes of the number at the start of a text: its comma is a decimal one if a digit follows and it has no point.
fn number_length(text: &str) -> usize {
    let mut has_decimals = false;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let is_decimal =
            matches!(c, '.' | ',') && !has_decimals && text[at + 1..].starts_with(|next: char| next.is_ascii_digit());
        if !(c.is_ascii_digit() || is_decimal || (at == 0 && c == '-')) {
            break;
        }
        has_decimals |= is_decimal;
        end = at + 1;
    }
    end
}

/// What a word says: a hemisphere, or nothing more than that a latitude or longitude follows.
fn hemisphere(word: &str) -> Option<Option<Piece>> {
    let word = word.to_lowercase();
    Some(match word.as_str() {
        "n" | "norte" | "north" => Some(Piece::Hemisphere(true, 1.0)),
        "s" | "sur" | "sul" | "south" => Some(Piece::Hemisphere(true, -1.0)),
        "e" | "l" | "este" | "leste" | "east" => Some(Piece::Hemisphere(false, 1.0)),
        "o" | "w" | "oeste" | "west" => Some(Piece::Hemisphere(false, -1.0)),
        "lat" | "lon" | "long" | "lng" | "latitud" | "longitud" | "latitude" | "longitude" => None,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_write_them() {
        for (written, typed) in [
            ("4.71, -74.07", "4.71 -74.07"),
            ("4,71, -74,07", "4.71 -74.07"),
            ("4,71,-74,07", "4.71 -74.07"),
            ("4.71,-74.07", "4.71 -74.07"),
            ("(4.71; -74.07)", "4.71 -74.07"),
            ("4.71 -74.07", "4.71 -74.07"),
            ("lat: 4,71, lon: -74,07", "4.71 -74.07"),
            ("−22,71 / −45,07", "-22.71 -45.07"),
            ("4°42'36\" N, 74°04'12\" O", "4.71 -74.07"),
            ("4° 42′ 36″ N 74° 4′ 12″ W", "4.71 -74.07"),
            ("N 4°42'36\" W 74°04'12\"", "4.71 -74.07"),
            ("22°42'36\" S, 45°04'12\" O", "-22.71 -45.07"),
            ("4,71° N, 74,07° oeste", "4.71 -74.07"),
            ("74.07° W, 4.71° N", "4.71 -74.07"),
            ("4º42'N 74º4'12\"O", "4.7 -74.07"),
            ("-122.7, 38.5", "38.5 -122.7"),
            ("122.7, 98.5", ""),
            ("4,71", ""),
            ("-74", ""),
            ("4°71'36\" N, 74°04'12\" O", ""),
            ("4.71 N, 5.2 S", ""),
            ("cerca de 4.71, -74.07", ""),
            ("-", ""),
            ("", ""),
        ] {
            let read = read_place(written).map(|(lat, lon)| format!("{lat} {lon}"));
            assert_eq!(read.unwrap_or_default(), typed, "{written}");
        }
    }
}
