//! Shaping of text to glyphs with their widths, and rasterising of glyphs to coverage masks.
//!
//! A mask is made once for each glyph and style, on first use, and shared by all posters. Characters without a glyph
//! are dropped. Knows nothing of lines or colours.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::zeno::Format;

/// A font face with a size, by its use on the poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The title in the largest size.
    Large,
    /// The title in the middle size.
    Middle,
    /// The title in the smallest size.
    Small,
    /// The line above the title.
    Kicker,
    /// The line below the title.
    Place,
    /// The name of the catalogue.
    Site,
    /// Numbers of goals.
    Number,
    /// Numbers of goals if there are many.
    SmallNumber,
}

/// An embedded font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Source Sans 3 Bold.
    Bold,
    /// Source Sans 3 Regular.
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

    /// The font.
    pub fn face(self) -> Face {
        self.described().0
    }

    /// Pixels per em.
    pub fn size(self) -> f32 {
        self.described().1
    }

    /// Height of capital letters in pixels.
    pub fn capitals(self) -> f32 {
        self.size() * 0.66
    }
}

/// A shaped glyph. Widths are in ems, so that they are valid for all sizes of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// The glyph's id in its face.
    pub glyph: u16,
    /// Advance to the next glyph, with kerning.
    pub width: f32,
    /// Advance without kerning, at the end of a line.
    pub last_width: f32,
    /// Whether it is a space.
    pub is_space: bool,
    /// Whether a line may break after it.
    pub breaks: bool,
}

/// Width of a complete line, in ems.
pub fn width(letters: &[Letter]) -> f32 {
    letters.split_last().map_or(0.0, |(last, before)| advance(before) + last.last_width)
}

/// Width of letters that are followed by others, in ems.
pub fn advance(letters: &[Letter]) -> f32 {
    letters.iter().map(|letter| letter.width).sum()
}

/// The coverage mask of a glyph. `left` and `top` are relative to the pen on the baseline, upwards positive.
pub struct Mask {
    /// From the pen to the left edge, in pixels.
    pub left: i32,
    /// From the baseline to the top edge, in pixels.
    pub top: i32,
    /// Width in pixels.
    pub width: usize,
    /// Coverage by row, 0 to 255.
    pub coverage: Vec<u8>,
}

struct Fonts {
    bold: FontRef<'static>,
    regular: FontRef<'static>,
    /// Masks by style and glyph.
    masks: Vec<OnceLock<Mask>>,
    glyphs: usize,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let font = |bytes: &'static [u8]| FontRef::from_index(bytes, 0).expect("it is part of the program");
    let bold = font(include_bytes!("fonts/bold.ttf"));
    let regular = font(include_bytes!("fonts/regular.ttf"));
    let count = |font: &FontRef| usize::from(font.metrics(&[]).glyph_count);
    let glyphs = count(&bold).max(count(&regular));
    let masks = std::iter::repeat_with(OnceLock::new).take(Style::COUNT * glyphs).collect();
    Fonts { bold, regular, masks, glyphs }
});

impl Fonts {
    fn face(&self, face: Face) -> FontRef<'static> {
        match face {
            Face::Bold => self.bold,
            Face::Regular => self.regular,
        }
    }
}

/// The mask of a glyph, rasterised on first use.
pub fn mask(glyph: u16, style: Style) -> &'static Mask {
    let fonts = &*FONTS;
    let place = style as usize * fonts.glyphs + usize::from(glyph);
    fonts.masks[place].get_or_init(|| {
        let mut context = ScaleContext::new();
        let mut scaler = context.builder(fonts.face(style.face())).size(style.size()).hint(false).build();
        let image =
            Render::new(&[Source::Outline]).format(Format::Alpha).render(&mut scaler, glyph).unwrap_or_default();
        let (place, width) = (image.placement, usize::try_from(image.placement.width).unwrap_or_default());
        Mask { left: place.left, top: place.top, width, coverage: image.data }
    })
}

/// Maximum bytes of a text, more than four lines can hold.
const MAX_BYTES: usize = 800;

/// Shapes texts. It caches font data, so use one for a whole poster.
#[derive(Default)]
pub struct Shaper {
    context: ShapeContext,
}

impl Shaper {
    /// Shapes a text, with kerning. Whitespace is collapsed and trimmed; characters the face lacks are dropped.
    pub fn letters(&mut self, text: &str, face: Face) -> Vec<Letter> {
        let font = FONTS.face(face);
        let supported = supported(text, font);
        let supported = supported.trim_end_matches(' ');
        let em = f32::from(font.metrics(&[]).units_per_em);
        let metrics = font.glyph_metrics(&[]);
        let mut letters = Vec::with_capacity(supported.len());
        let mut shaper = self.context.builder(font).build();
        shaper.add_str(supported);
        shaper.shape_with(|cluster| {
            let source = cluster.source.to_range();
            let (is_space, breaks) = (supported.get(source.clone()) == Some(" "), may_break(supported, &source));
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

/// The text with whitespace collapsed and without characters the face lacks; no-break spaces are kept.
fn supported(text: &str, font: FontRef) -> String {
    let charmap = font.charmap();
    let mut supported = String::new();
    for letter in text.chars() {
        let is_fixed = matches!(letter, '\u{a0}' | '\u{202f}');
        if letter.is_whitespace() && !is_fixed {
            if !supported.is_empty() && !supported.ends_with(' ') {
                supported.push(' ');
            }
        // A soft hyphen has a glyph but must not be visible within a line.
        } else if letter != '\u{ad}' && charmap.map(letter) != 0 {
            supported.push(letter);
        }
        if supported.len() >= MAX_BYTES {
            break;
        }
    }
    supported
}

/// Whether a line may break after this cluster: after a space, and after a hyphen, en dash or slash between two
/// words. Not after an em dash, which may open a parenthesis in Spanish.
fn may_break(text: &str, at: &Range<usize>) -> bool {
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
        Shaper::default().letters(text, Face::Bold).len()
    }

    #[test]
    fn the_faces_have_the_letters_of_all_languages() {
        let letters = "áéíóúüñçãõâêôàÁÉÍÓÚÜÑÇÃÕÂÊÔÀ¿¡«»—–…“”‘’ºª€%&@1234567890ŁőžŞ";
        for face in [Face::Bold, Face::Regular] {
            let set = Shaper::default().letters(letters, face);
            assert_eq!(set.len(), letters.chars().count());
            assert!(set.iter().all(|letter| letter.glyph != 0 && letter.width > 0.0));
        }
    }

    #[test]
    fn unsupported_characters_are_dropped_and_spaces_collapsed() {
        assert_eq!(count(" 城 a\u{ad}b 🚲 \n c "), count("ab c"));
        assert_eq!(count("城市"), 0);
    }

    #[test]
    fn pairs_are_kerned() {
        let width = |text: &str| width(&Shaper::default().letters(text, Face::Bold));
        assert!(width("AV") < width("A") + width("V") - 0.01);
    }

    #[test]
    fn lines_break_after_spaces_and_between_joined_words() {
        let breaks =
            |text: &str| Shaper::default().letters(text, Face::Bold).iter().filter(|letter| letter.breaks).count();
        assert_eq!(breaks("a b"), 1);
        assert_eq!(breaks("São Paulo–Maputo/Lisboa"), 3);
        assert_eq!(breaks("2020-2024 —así—"), 1);
        assert_eq!(breaks("«\u{a0}a\u{a0}»"), 0);
    }
}
