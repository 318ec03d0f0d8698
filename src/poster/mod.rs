//! Posters: images shown where a link to a page is shared, with a zebra crossing, a title and further lines, as PNG.
//!
//! The same poster gives the same bytes. Colours are indexed (at most 256), which makes the files small and quick to
//! write. The faces in `fonts/` are Source Sans 3 by Adobe (SIL Open Font License 1.1, `fonts/LICENSE.md`), Bold and
//! Regular, reduced to the glyphs needed by `fonts/prepare.py`. Knows nothing of records or pages.

mod canvas;
mod letters;
mod lines;

use crate::text::hash_texts;
use canvas::{Canvas, Ramp, Rgb, WIDTH, pixel};
use letters::{Letter, Shaper, Style};

/// Version of the drawing. Increase it when drawing changes, so that posters of earlier versions are not reused.
const VERSION: u8 = 2;

/// The content of a poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// The title, at most four lines; a longer one is truncated.
    pub title: String,
    /// The line above the title.
    pub kicker: String,
    /// The line below the title; may be empty.
    pub place: String,
    /// Name of the catalogue, at the bottom.
    pub site: String,
    /// SDGs: number, background colour as red, green and blue, and whether the number is white. The first 17 are
    /// shown.
    pub goals: Vec<(u8, [u8; 3], bool)>,
    /// Colour of the band at the top, as red, green and blue.
    pub band: [u8; 3],
    /// Colour of the line below the band, as red, green and blue.
    pub accent: [u8; 3],
}

impl Poster {
    /// A hash of the content and the drawing version, the same on every machine. Equal fingerprints mean equal bytes.
    pub fn fingerprint(&self) -> u64 {
        let mut rest = vec![VERSION];
        for (number, colour, is_white) in &self.goals {
            rest.extend([*number, u8::from(*is_white)]);
            rest.extend(colour);
        }
        rest.extend(self.band);
        rest.extend(self.accent);
        let rest: String = rest.into_iter().map(|byte| format!("{byte:02x}")).collect();
        hash_texts(&[&self.title, &self.kicker, &self.place, &self.site, &rest])
    }

    /// Draws the poster and encodes it as PNG, 1200 by 630 pixels.
    pub fn png(&self) -> Vec<u8> {
        draw(self).png()
    }
}

const PAPER: Rgb = [0xfb, 0xfa, 0xf7];
const INK: Rgb = [0x16, 0x18, 0x1b];
const SOFT: Rgb = [0x50, 0x56, 0x5d];
const RULE: Rgb = [0xd9, 0xd6, 0xcd];
const WHITE: Rgb = [0xff; 3];
const BLACK: Rgb = [0; 3];

/// Steps of a ramp. More are not visible and make files larger.
const SHADES: u8 = 7;

/// Left and right margin of everything but the crossing, and the width between them.
const MARGIN: usize = 72;
const ROOM: f32 = 1056.0;
/// Vertical positions: the end of the crossing, the start of the footer and its middle.
const CROSSING: usize = 122;
const FOOT: usize = 522;
const FOOT_MIDDLE: usize = 575;

fn draw(poster: &Poster) -> Canvas {
    let mut canvas = Canvas::new(PAPER);
    let mut shaper = Shaper::default();
    crossing(&mut canvas, poster);
    let ink = canvas.ramp(PAPER, INK, SHADES);
    let soft = canvas.ramp(PAPER, SOFT, SHADES);
    words(&mut canvas, &mut shaper, poster, (ink, soft));
    let rule = canvas.colour(RULE);
    canvas.rectangle((MARGIN, FOOT), (WIDTH - 2 * MARGIN, 2), rule);
    let left = goals(&mut canvas, &mut shaper, &poster.goals);
    site(&mut canvas, &mut shaper, &poster.site, (left, ink));
    canvas
}

/// Draws the band with its stripes from edge to edge and the accent line below.
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

/// The title in the largest style in which it fits.
fn title(letters: &[Letter], ellipsis: &[Letter]) -> (Style, Vec<Vec<Letter>>) {
    for (style, most) in [(Style::Large, 2), (Style::Middle, 3), (Style::Small, 4)] {
        if let Some(lines) = lines::balance(letters, ROOM / style.size(), most) {
            return (style, lines);
        }
    }
    (Style::Small, lines::truncate(letters, ROOM / Style::Small.size(), 4, ellipsis))
}

/// Draws kicker, title and place, centred vertically between crossing and footer.
fn words(canvas: &mut Canvas, shaper: &mut Shaper, poster: &Poster, (ink, soft): (Ramp, Ramp)) {
    let ellipsis = shaper.letters("…", Style::Small.face());
    let (style, lines) = title(&shaper.letters(&poster.title, Style::Small.face()), &ellipsis);
    let mut rows = Vec::new();
    let kicker = one_line(shaper, &poster.kicker, Style::Kicker, ROOM);
    rows.push((kicker, Style::Kicker, soft, 0.0));
    for (number, line) in lines.into_iter().enumerate() {
        let above = if number == 0 { 22.0 + style.size() * 0.16 } else { style.size() * 0.42 };
        rows.push((line, style, ink, above));
    }
    let place = one_line(shaper, &poster.place, Style::Place, ROOM);
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

/// Draws the goals at the right of the footer and returns their left edge.
fn goals(canvas: &mut Canvas, shaper: &mut Shaper, goals: &[(u8, Rgb, bool)]) -> usize {
    let goals = &goals[..goals.len().min(17)];
    let (side, gap, style) = if goals.len() > 10 { (36, 4, Style::SmallNumber) } else { (46, 6, Style::Number) };
    let left = WIDTH - MARGIN - (goals.len() * (side + gap)).saturating_sub(gap);
    let top = FOOT_MIDDLE - side / 2;
    for (place, (number, colour, is_white)) in goals.iter().enumerate() {
        let ground = canvas.colour(*colour);
        let ramp = canvas.ramp(*colour, if *is_white { WHITE } else { BLACK }, SHADES);
        let x = left + place * (side + gap);
        canvas.rectangle((x, top), (side, side), ground);
        let letters = shaper.letters(&number.to_string(), style.face());
        canvas.centred(&letters, style, (to_i32(x), to_i32(top)), to_i32(side), ramp);
    }
    left
}

/// Draws the name of the catalogue, in two lines if one does not fit beside the goals.
fn site(canvas: &mut Canvas, shaper: &mut Shaper, site: &str, (left, ramp): (usize, Ramp)) {
    let style = Style::Site;
    let room = to_f32(left - MARGIN - 32) / style.size();
    let letters = shaper.letters(site, style.face());
    let ellipsis = shaper.letters("…", style.face());
    let lines = lines::balance(&letters, room, 2).unwrap_or_else(|| lines::truncate(&letters, room, 2, &ellipsis));
    let step = 34.0;
    let height = style.capitals() + step * to_f32(lines.len().saturating_sub(1));
    let mut y = to_f32(FOOT_MIDDLE) - height / 2.0 + style.capitals();
    for line in lines {
        canvas.text(&line, style, (to_i32(MARGIN), pixel(y)), ramp);
        y += step;
    }
}

fn one_line(shaper: &mut Shaper, text: &str, style: Style, room: f32) -> Vec<Letter> {
    let ellipsis = shaper.letters("…", style.face());
    let lines = lines::truncate(&shaper.letters(text, style.face()), room / style.size(), 1, &ellipsis);
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

    /// The bounds of all pixels that are not background, as columns and rows.
    fn inked(canvas: &Canvas, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Option<(usize, usize)> {
        let has_ink = |y: usize| columns.clone().any(|x| canvas.at(x, y) != PAPER);
        Some((rows.clone().find(|y| has_ink(*y))?, rows.clone().rfind(|y| has_ink(*y))?))
    }

    fn keeps_its_place(canvas: &Canvas) -> bool {
        // The overhang of a glyph with a negative bearing.
        let sides = [0..MARGIN - 6, WIDTH - MARGIN + 2..WIDTH];
        let beside = sides.into_iter().all(|columns| inked(canvas, columns, CROSSING..HEIGHT).is_none());
        let gaps = [CROSSING..CROSSING + 12, FOOT - 8..FOOT, HEIGHT - 16..HEIGHT];
        beside && gaps.into_iter().all(|rows| inked(canvas, 0..WIDTH, rows).is_none())
    }

    #[test]
    fn a_poster_is_a_deterministic_png() {
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
    fn goals_are_drawn_in_their_colours_at_the_right() {
        let canvas = draw(&poster("Cebras", &GOALS));
        for (place, (_, colour, _)) in GOALS.iter().rev().enumerate() {
            assert_eq!(canvas.at(WIDTH - MARGIN - 2 - place * 52, FOOT_MIDDLE + 20), *colour);
        }
        let has = |colour: Rgb| (900..WIDTH).any(|x| canvas.at(x, FOOT_MIDDLE) == colour);
        assert!(has(WHITE) && has(BLACK));
        let all: Vec<_> = (1..=40).map(|number| (number, [number, 0, 200], true)).collect();
        let canvas = draw(&poster("Cebras", &all));
        assert_eq!(canvas.at(WIDTH - MARGIN - 2, FOOT_MIDDLE + 16), [17, 0, 200]);
        assert!(keeps_its_place(&canvas));
        assert!(keeps_its_place(&draw(&poster("Cebras", &[]))));
    }

    #[test]
    fn a_long_title_is_smaller_or_truncated() {
        let styled = |title_text: &str| {
            let mut shaper = Shaper::default();
            let (letters, ellipsis) =
                (shaper.letters(title_text, Style::Small.face()), shaper.letters("…", Style::Small.face()));
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
        fn any_text_stays_inside_its_area(
            title in "(\\PC|[a-zA-Zçñ«» \u{a0}—/-]){0,250}", other in "(\\PC|[a-zÁ ,]){0,120}", goals in 0usize..4
        ) {
            let [kicker, place, site] = [&other; 3].map(String::clone);
            let poster = Poster { kicker, place, site, ..poster(&title, &GOALS[..goals]) };
            prop_assert!(keeps_its_place(&draw(&poster)));
        }
    }
}
