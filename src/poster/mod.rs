//! The picture that is shown where a link to a page is shared: a zebra crossing, a title and what belongs to it, as a PNG.
//!
//! The same poster gives the same bytes. Colours are numbered (at most 256), as that is what makes the files small and quick to
//! write. The faces in `fonts/` are Source Sans 3 by Adobe (SIL Open Font License 1.1, `fonts/LICENSE.md`), Bold and Regular, with
//! the letters that are needed, made by `fonts/prepare.py`. Knows nothing of records or pages.

mod canvas;
mod letters;
mod lines;

use crate::text::hash_texts;
use canvas::{Canvas, Ramp, Rgb, WIDTH, pixel};
use letters::{Letter, Setter, Style};

/// The number of the way in which posters are drawn: to be raised when that changes, so that no poster drawn before is reused.
const EDITION: u8 = 2;

/// What a poster shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// Four lines at most; what is longer ends in "…".
    pub title: String,
    /// The line above the title.
    pub kicker: String,
    /// The line below the title; may be empty.
    pub place: String,
    /// Name of the catalogue, at the foot.
    pub site: String,
    /// Number, colour as red, green and blue, and whether the number is white; the first 17 are shown.
    pub goals: Vec<(u8, [u8; 3], bool)>,
    /// Colours as red, green and blue.
    pub band: [u8; 3],
    pub accent: [u8; 3],
}

impl Poster {
    /// A hash of all that is shown and of how it is drawn, the same on every machine: two posters of one fingerprint have the
    /// same bytes.
    pub fn fingerprint(&self) -> u64 {
        let mut rest = vec![EDITION];
        for (number, colour, is_white) in &self.goals {
            rest.extend([*number, u8::from(*is_white)]);
            rest.extend(colour);
        }
        rest.extend(self.band);
        rest.extend(self.accent);
        let rest: String = rest.into_iter().map(|byte| format!("{byte:02x}")).collect();
        hash_texts(&[&self.title, &self.kicker, &self.place, &self.site, &rest])
    }

    /// The bytes of a PNG.
    pub fn png(&self) -> Vec<u8> {
        drawn(self).png()
    }
}

const PAPER: Rgb = [0xfb, 0xfa, 0xf7];
const INK: Rgb = [0x16, 0x18, 0x1b];
const SOFT: Rgb = [0x50, 0x56, 0x5d];
const RULE: Rgb = [0xd9, 0xd6, 0xcd];
const WHITE: Rgb = [0xff; 3];
const BLACK: Rgb = [0; 3];

/// From a ground to an ink. More cannot be told apart and make the files larger.
const SHADES: u8 = 7;

/// Left and right of everything but the crossing.
const MARGIN: usize = 72;
const ROOM: f32 = 1056.0;
/// Where the crossing ends, where the foot begins, and the middle of what stands in it.
const CROSSING: usize = 122;
const FOOT: usize = 522;
const FOOT_MIDDLE: usize = 575;

fn drawn(poster: &Poster) -> Canvas {
    let mut canvas = Canvas::new(PAPER);
    let mut setter = Setter::default();
    crossing(&mut canvas, poster);
    let ink = canvas.ramp(PAPER, INK, SHADES);
    let soft = canvas.ramp(PAPER, SOFT, SHADES);
    words(&mut canvas, &mut setter, poster, (ink, soft));
    let rule = canvas.colour(RULE);
    canvas.rectangle((MARGIN, FOOT), (WIDTH - 2 * MARGIN, 2), rule);
    let left = goals(&mut canvas, &mut setter, &poster.goals);
    site(&mut canvas, &mut setter, &poster.site, (left, ink));
    canvas
}

/// A band with a row of stripes below it, closed by a line. The stripes go from edge to edge, one at each margin.
fn crossing(canvas: &mut Canvas, poster: &Poster) {
    const STRIPE: usize = 32;
    const LINE: usize = 6;
    let (band, white, accent) = (canvas.colour(poster.band), canvas.colour(WHITE), canvas.colour(poster.accent));
    canvas.rectangle((0, 0), (WIDTH, CROSSING), band);
    for x in (MARGIN % (2 * STRIPE)..WIDTH).step_by(2 * STRIPE) {
        canvas.rectangle((x, CROSSING - LINE - 52), (STRIPE, 52), white);
    }
    canvas.rectangle((0, CROSSING - LINE), (WIDTH, LINE), accent);
}

/// The title in the largest size in which it has room.
fn title(letters: &[Letter], ellipsis: &[Letter]) -> (Style, Vec<Vec<Letter>>) {
    for (style, most) in [(Style::Large, 2), (Style::Middle, 3), (Style::Small, 4)] {
        if let Some(lines) = lines::balanced(letters, ROOM / style.size(), most) {
            return (style, lines);
        }
    }
    (Style::Small, lines::cut(letters, ROOM / Style::Small.size(), 4, ellipsis))
}

/// Kicker, title and place, one below the other, in the middle between crossing and foot.
fn words(canvas: &mut Canvas, setter: &mut Setter, poster: &Poster, (ink, soft): (Ramp, Ramp)) {
    let ellipsis = setter.letters("…", Style::Small.face());
    let (style, lines) = title(&setter.letters(&poster.title, Style::Small.face()), &ellipsis);
    let mut rows = Vec::new();
    let kicker = one_line(setter, &poster.kicker, Style::Kicker, ROOM);
    rows.push((kicker, Style::Kicker, soft, 0.0));
    for (number, line) in lines.into_iter().enumerate() {
        let above = if number == 0 { 22.0 + style.size() * 0.16 } else { style.size() * 0.42 };
        rows.push((line, style, ink, above));
    }
    let place = one_line(setter, &poster.place, Style::Place, ROOM);
    rows.push((place, Style::Place, soft, 20.0 + style.size() * 0.25));
    rows.retain(|(letters, ..)| !letters.is_empty());
    let height: f32 = rows.iter().map(|(_, style, _, above)| above + style.capitals()).sum();
    let (top, bottom) = (to_f32(CROSSING), to_f32(FOOT));
    let mut y = top + (bottom - top - height) / 2.0;
    for (letters, style, ramp, above) in rows {
        y += above + style.capitals();
        canvas.text(&letters, style, (to_i32(MARGIN), pixel(y)), ramp);
    }
}

/// The goals at the right of the foot; where they begin.
fn goals(canvas: &mut Canvas, setter: &mut Setter, goals: &[(u8, Rgb, bool)]) -> usize {
    let goals = &goals[..goals.len().min(17)];
    let (side, gap, style) = if goals.len() > 10 { (36, 4, Style::SmallNumber) } else { (46, 6, Style::Number) };
    let left = WIDTH - MARGIN - (goals.len() * (side + gap)).saturating_sub(gap);
    let top = FOOT_MIDDLE - side / 2;
    for (place, (number, colour, is_white)) in goals.iter().enumerate() {
        let ground = canvas.colour(*colour);
        let ramp = canvas.ramp(*colour, if *is_white { WHITE } else { BLACK }, SHADES);
        let x = left + place * (side + gap);
        canvas.rectangle((x, top), (side, side), ground);
        let letters = setter.letters(&number.to_string(), style.face());
        canvas.centred(&letters, style, (to_i32(x), to_i32(top)), to_i32(side), ramp);
    }
    left
}

/// The name of the catalogue, in two lines if the goals leave it no room for one.
fn site(canvas: &mut Canvas, setter: &mut Setter, site: &str, (left, ramp): (usize, Ramp)) {
    let style = Style::Site;
    let room = to_f32(left - MARGIN - 32) / style.size();
    let letters = setter.letters(site, style.face());
    let ellipsis = setter.letters("…", style.face());
    let lines = lines::balanced(&letters, room, 2).unwrap_or_else(|| lines::cut(&letters, room, 2, &ellipsis));
    let step = 34.0;
    let height = style.capitals() + step * to_f32(lines.len().saturating_sub(1));
    let mut y = to_f32(FOOT_MIDDLE) - height / 2.0 + style.capitals();
    for line in lines {
        canvas.text(&line, style, (to_i32(MARGIN), pixel(y)), ramp);
        y += step;
    }
}

fn one_line(setter: &mut Setter, text: &str, style: Style, room: f32) -> Vec<Letter> {
    let ellipsis = setter.letters("…", style.face());
    let lines = lines::cut(&setter.letters(text, style.face()), room / style.size(), 1, &ellipsis);
    lines.into_iter().next().unwrap_or_default()
}

fn to_f32(pixels: usize) -> f32 {
    u16::try_from(pixels).map_or(0.0, f32::from)
}

fn to_i32(pixels: usize) -> i32 {
    i32::try_from(pixels).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::canvas::HEIGHT;
    use super::*;
    use proptest::prelude::*;

    const GOALS: [(u8, Rgb, bool); 3] =
        [(3, [0x4c, 0x9f, 0x38], false), (11, [0xfd, 0x9d, 0x24], false), (16, [0, 0x68, 0x9d], true)];

    fn poster(title: &str, goals: &[(u8, Rgb, bool)]) -> Poster {
        let [kicker, place, site] = ["Práctica", "São Paulo, Brasil", "Catálogo de cooperación"].map(str::to_owned);
        let (title, goals) = (title.to_owned(), goals.to_vec());
        Poster { title, kicker, place, site, goals, band: INK, accent: [0xf2, 0xb6, 0] }
    }

    /// The first and the last pixel in the columns and rows that are not paper.
    fn inked(canvas: &Canvas, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Option<(usize, usize)> {
        let has_ink = |y: usize| columns.clone().any(|x| canvas.at(x, y) != PAPER);
        Some((rows.clone().find(|y| has_ink(*y))?, rows.clone().rfind(|y| has_ink(*y))?))
    }

    fn keeps_its_place(canvas: &Canvas) -> bool {
        // What hangs to the left of a letter may stand out by this.
        let sides = [0..MARGIN - 6, WIDTH - MARGIN + 2..WIDTH];
        let beside = sides.into_iter().all(|columns| inked(canvas, columns, CROSSING..HEIGHT).is_none());
        let gaps = [CROSSING..CROSSING + 12, FOOT - 8..FOOT, HEIGHT - 16..HEIGHT];
        beside && gaps.into_iter().all(|rows| inked(canvas, 0..WIDTH, rows).is_none())
    }

    #[test]
    fn a_poster_is_a_png_of_its_size_and_the_same_each_time() {
        let poster = poster("Orçamento participativo: «a cidade que queremos» — educação e habitação", &GOALS);
        let bytes = poster.png();
        assert!(bytes.len() < 30_000, "{}", bytes.len());
        assert_eq!(bytes, poster.png());
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (1200, 630));
    }

    #[test]
    fn goals_stand_in_their_colours_at_the_right() {
        let canvas = drawn(&poster("Cebras", &GOALS));
        for (place, (_, colour, _)) in GOALS.iter().rev().enumerate() {
            assert_eq!(canvas.at(WIDTH - MARGIN - 2 - place * 52, FOOT_MIDDLE + 20), *colour);
        }
        let has = |colour: Rgb| (900..WIDTH).any(|x| canvas.at(x, FOOT_MIDDLE) == colour);
        assert!(has(WHITE) && has(BLACK));
        let all: Vec<_> = (1..=40).map(|number| (number, [number, 0, 200], true)).collect();
        let canvas = drawn(&poster("Cebras", &all));
        assert_eq!(canvas.at(WIDTH - MARGIN - 2, FOOT_MIDDLE + 16), [17, 0, 200]);
        assert!(keeps_its_place(&canvas));
        assert!(keeps_its_place(&drawn(&poster("Cebras", &[]))));
    }

    #[test]
    fn a_title_shrinks_and_is_cut() {
        let styled = |title_text: &str| {
            let mut setter = Setter::default();
            let (letters, ellipsis) =
                (setter.letters(title_text, Style::Small.face()), setter.letters("…", Style::Small.face()));
            let (style, lines) = title(&letters, &ellipsis);
            (style, lines.len(), lines.last().and_then(|line| line.last()) == ellipsis.last())
        };
        assert_eq!(styled("Cebras por la vida"), (Style::Large, 1, false));
        assert_eq!(
            styled("Corredores verdes contra las islas de calor en los barrios del sur y del norte de la ciudad"),
            (Style::Middle, 3, false)
        );
        assert_eq!(styled(&"Gestión integral de residuos ".repeat(5)), (Style::Small, 4, false));
        assert_eq!(styled(&"Gestión integral de residuos ".repeat(9)), (Style::Small, 4, true));
        assert_eq!(styled(&"n".repeat(500)), (Style::Small, 4, true));
        assert_eq!(styled(""), (Style::Large, 0, false));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn whatever_it_says_it_keeps_its_place(
            title in "(\\PC|[a-zA-Zçñ«» \u{a0}—/-]){0,250}", other in "(\\PC|[a-zÁ ,]){0,120}", goals in 0usize..4
        ) {
            let [kicker, place, site] = [&other; 3].map(String::clone);
            let poster = Poster { kicker, place, site, ..poster(&title, &GOALS[..goals]) };
            prop_assert!(keeps_its_place(&drawn(&poster)));
        }
    }
}
