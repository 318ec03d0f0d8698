//! Letters: text to glyphs with their widths, and glyphs to patches of grey.
//!
//! A patch is made once for each glyph and style, when it is first needed, and kept for all posters: it is the same whoever
//! makes it. Letters the faces lack are left out; nothing is known of lines or colours.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::zeno::Format;

/// A face in a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Large,
    Middle,
    Small,
    Kicker,
    Place,
    Site,
    Number,
    SmallNumber,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Bold,
    Regular,
}

impl Style {
    const COUNT: usize = 8;

    fn described(self) -> (Face, f32) {
        match self {
            Style::Large => (Face::Bold, 88.0),
            Style::Middle => (Face::Bold, 70.0),
            Style::Small => (Face::Bold, 58.0),
            Style::Kicker => (Face::Bold, 32.0),
            Style::Place => (Face::Regular, 34.0),
            Style::Site => (Face::Bold, 27.0),
            Style::Number => (Face::Bold, 24.0),
            Style::SmallNumber => (Face::Bold, 20.0),
        }
    }

    pub fn face(self) -> Face {
        self.described().0
    }

    /// Pixels to the em.
    pub fn size(self) -> f32 {
        self.described().1
    }

    /// Height of capital letters.
    pub fn capitals(self) -> f32 {
        self.size() * 0.66
    }
}

/// A letter in its place in a text; widths are in ems, so that they hold for all sizes of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    pub glyph: u16,
    /// To the next letter, kerned.
    pub width: f32,
    /// If no letter follows.
    pub last_width: f32,
    pub is_space: bool,
    /// A line may end after it.
    pub breaks: bool,
}

/// Of letters that make a line.
pub fn width(letters: &[Letter]) -> f32 {
    letters.split_last().map_or(0.0, |(last, before)| advance(before) + last.last_width)
}

/// Of letters that others follow.
pub fn advance(letters: &[Letter]) -> f32 {
    letters.iter().map(|letter| letter.width).sum()
}

/// Coverage of pixels by a glyph; `left` and `top` are from the pen on the base line, up is positive.
pub struct Patch {
    pub left: i32,
    pub top: i32,
    pub width: usize,
    pub grey: Vec<u8>,
}

struct Fonts {
    bold: FontRef<'static>,
    regular: FontRef<'static>,
    /// Patches by style and glyph.
    patches: Vec<OnceLock<Patch>>,
    glyphs: usize,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let font = |bytes: &'static [u8]| FontRef::from_index(bytes, 0).expect("it is part of the program");
    let bold = font(include_bytes!("fonts/bold.ttf"));
    let regular = font(include_bytes!("fonts/regular.ttf"));
    let count = |font: &FontRef| usize::from(font.metrics(&[]).glyph_count);
    let glyphs = count(&bold).max(count(&regular));
    let patches = std::iter::repeat_with(OnceLock::new).take(Style::COUNT * glyphs).collect();
    Fonts { bold, regular, patches, glyphs }
});

impl Fonts {
    fn face(&self, face: Face) -> FontRef<'static> {
        match face {
            Face::Bold => self.bold,
            Face::Regular => self.regular,
        }
    }
}

pub fn patch(glyph: u16, style: Style) -> &'static Patch {
    let fonts = &*FONTS;
    let place = style as usize * fonts.glyphs + usize::from(glyph);
    fonts.patches[place].get_or_init(|| {
        let mut context = ScaleContext::new();
        let mut scaler = context.builder(fonts.face(style.face())).size(style.size()).hint(false).build();
        let image =
            Render::new(&[Source::Outline]).format(Format::Alpha).render(&mut scaler, glyph).unwrap_or_default();
        let (place, width) = (image.placement, usize::try_from(image.placement.width).unwrap_or_default());
        Patch { left: place.left, top: place.top, width, grey: image.data }
    })
}

/// More than four lines can hold, of whatever letters.
const MOST: usize = 800;

/// Turns texts into letters. It remembers what it found in the faces, so one serves a whole poster.
#[derive(Default)]
pub struct Setter {
    context: ShapeContext,
}

impl Setter {
    /// The letters of a text that the face has, kerned; spaces once, and none around it.
    pub fn letters(&mut self, text: &str, face: Face) -> Vec<Letter> {
        let font = FONTS.face(face);
        let known = known(text, font);
        let known = known.trim_end_matches(' ');
        let em = f32::from(font.metrics(&[]).units_per_em);
        let metrics = font.glyph_metrics(&[]);
        let mut letters = Vec::with_capacity(known.len());
        let mut shaper = self.context.builder(font).build();
        shaper.add_str(known);
        shaper.shape_with(|cluster| {
            let source = cluster.source.to_range();
            let (is_space, breaks) = (known.get(source.clone()) == Some(" "), breaks(known, &source));
            letters.extend(cluster.glyphs.iter().map(|glyph| Letter {
                glyph: glyph.id,
                width: glyph.advance / em,
                last_width: metrics.advance_width(glyph.id) / em,
                is_space,
                breaks,
            }));
        });
        letters
    }
}

/// What of a text the face has; spaces are one and plain, but fixed ones are letters like others.
fn known(text: &str, font: FontRef) -> String {
    let charmap = font.charmap();
    let mut known = String::new();
    for letter in text.chars() {
        let is_fixed = matches!(letter, '\u{a0}' | '\u{202f}');
        if letter.is_whitespace() && !is_fixed {
            if !known.is_empty() && !known.ends_with(' ') {
                known.push(' ');
            }
        // A soft hyphen has a glyph, but is not to be seen within a line.
        } else if letter != '\u{ad}' && charmap.map(letter) != 0 {
            known.push(letter);
        }
        if known.len() >= MOST {
            break;
        }
    }
    known
}

/// After a space, and after a hyphen, dash or stroke between two words. Not after a long dash: in Spanish it may open what is said aside.
fn breaks(text: &str, at: &Range<usize>) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let within = || {
        is_letter(text.get(..at.start).and_then(|before| before.chars().next_back()))
            && is_letter(text.get(at.end..).and_then(|after| after.chars().next()))
    };
    match text.get(at.clone()) {
        Some(" ") => true,
        Some("-" | "–" | "/") => within(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        Setter::default().letters(text, Face::Bold).len()
    }

    #[test]
    fn the_faces_have_the_letters_of_our_languages() {
        let letters = "áéíóúüñçãõâêôàÁÉÍÓÚÜÑÇÃÕÂÊÔÀ¿¡«»—–…“”‘’ºª€%&@1234567890ŁőžŞ";
        for face in [Face::Bold, Face::Regular] {
            let set = Setter::default().letters(letters, face);
            assert_eq!(set.len(), letters.chars().count());
            assert!(set.iter().all(|letter| letter.glyph != 0 && letter.width > 0.0));
        }
    }

    #[test]
    fn what_a_face_lacks_is_left_out_and_spaces_are_one() {
        assert_eq!(count(" 城 a\u{ad}b 🚲 \n c "), count("ab c"));
        assert_eq!(count("城市"), 0);
    }

    #[test]
    fn pairs_are_kerned() {
        let width = |text: &str| width(&Setter::default().letters(text, Face::Bold));
        assert!(width("AV") < width("A") + width("V") - 0.01);
    }

    #[test]
    fn a_line_ends_after_spaces_and_between_joined_words() {
        let breaks =
            |text: &str| Setter::default().letters(text, Face::Bold).iter().filter(|letter| letter.breaks).count();
        assert_eq!(breaks("a b"), 1);
        assert_eq!(breaks("São Paulo–Maputo/Lisboa"), 3);
        assert_eq!(breaks("2020-2024 —así—"), 1);
        assert_eq!(breaks("«\u{a0}a\u{a0}»"), 0);
    }
}
