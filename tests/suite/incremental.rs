//! Incremental updates give the same files, byte for byte, and the same findings as a full build.

use crate::common::records::{AGENCY, CITIES, PRACTICES, THEMES, WINDOWS, call, city, model, practice, seeking};
use crate::common::{SiteTest, a_day, report};
use cebra::pipeline::{Change, Changed, File, Options, Outcome, Session};
use cebra::progress::Progress;
use cebra::text::Lang;
use proptest::prelude::*;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// A catalogue that is edited while a session follows it.
struct World {
    site: SiteTest,
    session: Session,
    /// The site as reconstructed from the reported changes alone.
    followed: BTreeMap<String, File>,
    touched: BTreeSet<PathBuf>,
}

/// Number of kinds of edit.
const SORTS: u8 = 62;

impl World {
    fn new() -> World {
        let site = SiteTest::empty();
        let options = Options { root: site.root().to_owned(), as_of: Some(a_day()), ..Options::default() };
        let mut world =
            World { site, session: Session::new(options), followed: BTreeMap::new(), touched: BTreeSet::new() };
        world.write("content/catalogue.yaml", "título: Muestra\nidiomas: [es, pt]\nbase_url: https://x.org/c\ncarteles: no\nmenu: [practicas, ods, ciudades/ciudad-1]\n");
        world.write("content/model.yaml", &model(0));
        for number in 0..CITIES {
            world.write(
                &format!("content/ciudades/ciudad-{number}.md"),
                &city(&format!("Ciudad {number}"), ["bo", "es"][number % 2]),
            );
        }
        for number in 0..PRACTICES {
            let text = practice(&format!("Práctica {number}"), number, "Texto de la práctica.");
            world.write(&format!("content/practicas/practica-{number}.md"), &text);
        }
        for number in 0..3 {
            let (theme, window) = (THEMES[number], WINDOWS[number]);
            world.write(&format!("content/convocatorias/plazo-{number}.md"), &call(number, theme, window));
            world.write(&format!("content/necesidades/falta-{number}.md"), &seeking(number, theme));
        }
        world.write("content/organizaciones/agencia.md", AGENCY);
        world.write("content/glosario/texto.md", "---\ntítulo: Texto\n---\n## Definición\n\nLo escrito.\n");
        world.follow(&Changed::Anything);
        world
    }

    fn write(&mut self, path: &str, text: &str) {
        self.site.write(path, text);
        self.touched.insert(self.site.root().join(path));
        // Editors save by writing a temporary file and renaming it, so its path is reported too.
        self.touched.insert(self.site.root().join(format!("{path}.tmp")));
    }

    fn remove(&mut self, path: &str) {
        let path = self.site.root().join(path);
        let _ = fs::remove_file(&path);
        self.touched.insert(path);
    }

    fn replace(&mut self, path: &str, from: &str, to: &str) {
        if let Ok(text) = fs::read_to_string(self.site.root().join(path)) {
            self.write(path, &text.replacen(from, to, 1));
        }
    }

    /// Makes one edit: `sort` selects the kind of edit, `which` the record, `what` the value.
    fn edit(&mut self, sort: u8, which: u8, what: u8) {
        let city = format!("content/ciudades/ciudad-{}.md", usize::from(which) % CITIES);
        let practice = format!("content/practicas/practica-{}.md", usize::from(which) % PRACTICES);
        match sort {
            0..10 => self.edit_data(sort, &practice, which, what),
            10..20 => self.edit_text(sort - 10, &practice, which, what),
            20..28 => self.edit_files(sort - 20, &practice, which, what),
            28..34 => self.edit_city(sort - 28, &city, what),
            34..42 => self.edit_around(sort - 34, which, what),
            42..53 => self.edit_cooperation(sort - 42, which, what),
            _ => self.edit_overviews(sort - 53, &city, &practice, what),
        }
    }

    /// Edits calls, organisations and needs.
    fn edit_cooperation(&mut self, sort: u8, which: u8, what: u8) {
        let call = format!("content/convocatorias/plazo-{}.md", which % 3);
        let need = format!("content/necesidades/falta-{}.md", which % 3);
        let theme = THEMES[usize::from(what) % 4];
        match sort {
            0 => self.replace(&call, "plazo: ", &format!("plazo: {} # ", WINDOWS[usize::from(what) % WINDOWS.len()])),
            1 => self.replace(&call, "título: ", &format!("título: {} ", name(what))),
            2 => self.replace(&call, "temas: [", &format!("temas: [{theme}, ")),
            3 => self.replace(&call, "países: [", &format!("países: [{}, ", ["bo", "es", "ec"][usize::from(what) % 3])),
            4 => self.replace(&need, "temas: [", &format!("temas: [{theme}, ")),
            5 => self.remove(&need),
            6 => self.write(&need, &seeking(usize::from(what), theme)),
            7 => self.remove(&call),
            8 => {
                let new = format!("content/convocatorias/nuevo-{}.md", what % 3);
                self.write(
                    &new,
                    &crate::common::records::call(usize::from(what), theme, WINDOWS[usize::from(what) % 5]),
                );
            }
            9 => self.replace("content/organizaciones/agencia.md", "contacto: [", "contacto: [Visita de la embajada, "),
            _ => self.replace("content/organizaciones/agencia.md", "título: ", &format!("título: {} ", name(what))),
        }
    }

    /// Edits what overview pages show.
    fn edit_overviews(&mut self, sort: u8, city: &str, practice: &str, what: u8) {
        let glossary = "content/glosario/texto.md";
        match sort {
            0 => self.replace(
                glossary,
                "título: ",
                &format!("título: {} # ", ["Práctica", "Larga"][usize::from(what) % 2]),
            ),
            1 => self.remove(glossary),
            2 => self.write(glossary, "---\ntítulo: Texto\nsigla: VA\n---\n## Definición\n\nLo escrito.\n"),
            3 => self.replace(city, "---\n", &format!("---\ncoordenadas: {{lat: -{what}.5, lon: -68}}\n")),
            4 => self.replace(city, "coordenadas", "# coordenadas"),
            5 => self.replace(
                practice,
                "## Lecciones aprendidas\n\n",
                &format!("## Lecciones aprendidas\n\nOtra {what}. "),
            ),
            6 => self.replace(practice, "## Lecciones aprendidas", "## Otro apartado"),
            7 => self.replace(practice, "---\n", "---\nadaptada por: [{ciudad: ciudad-2, nota: Lejos}]\n"),
            _ => self.replace(practice, "---\n", &format!("---\nverificado: 20{}\n", 10 + what % 17)),
        }
    }

    fn edit_data(&mut self, sort: u8, practice: &str, which: u8, what: u8) {
        match sort {
            0 => self.replace(practice, "título: ", &format!("título: {} ", name(what))),
            1 => self.replace(practice, "resumen: ", &format!("resumen: Cambio {which} {what}. ")),
            2 => self.replace(practice, "ciudad: ", &format!("ciudad: ciudad-{} # ", usize::from(what) % CITIES)),
            3 => self.replace(practice, "ods: [", &format!("ods: [{}.1, ", 1 + what % 9)),
            // A target of a goal that the practice already has.
            4 => {
                let goal = 1 + usize::from(which) % PRACTICES % 17;
                self.replace(practice, &format!("ods: [{goal}]"), &format!("ods: [{goal}, {goal}.1]"));
            }
            5 => self.replace(practice, "temas: [", &format!("temas: [{}, ", THEMES[usize::from(what) % 4])),
            6 => self.replace(practice, "temas: [", "temas: [seguridad vial, "),
            7 => self.replace(practice, "inicio: 20", &format!("inicio: 20{} # ", 10 + what % 9)),
            // A term shown on one kind and indexed on the other.
            8 => self.replace(practice, "---\n", &format!("---\nnivel: {}\n", level(what))),
            _ => self.replace(practice, "campo inventado: 1\n", ""),
        }
    }

    fn edit_text(&mut self, sort: u8, practice: &str, which: u8, what: u8) {
        let other = usize::from(what) % PRACTICES;
        match sort {
            0 | 1 => self.replace(practice, "Texto", &format!("Cambio {which} {what}: texto")),
            2 => self.replace(practice, "Texto", &format!("Véase [otra](practica-{other}.md). Texto")),
            3 => self.replace(practice, "Texto", &format!("Véase [otra](practica-{other}.md#results). Texto")),
            4 => self.replace(practice, "Texto", &format!("El [plan](practica-{other}.pdf). Texto")),
            5 => self.write(&practice.replace(".md", ".pdf"), &format!("Cambio {what}")),
            6 => {
                self.write(&format!("content/practicas/practica-{other}.pdf"), "Un plan");
                self.replace(practice, "Texto", &format!("El [plan](practica-{other}.pdf). Texto"));
            }
            7 | 8 => self.write(
                &practice.replace(".md", ".pt.md"),
                &format!("---\ntítulo: Prática {what}\n---\n## Resultados obtidos\n\nTexto.\n"),
            ),
            _ => self.remove(&practice.replace(".md", ".pt.md")),
        }
    }

    fn edit_files(&mut self, sort: u8, practice: &str, which: u8, what: u8) {
        let new = format!("content/practicas/nueva-{}.md", what % 4);
        match sort {
            0 | 1 => {
                self.write(
                    &new,
                    &crate::common::records::practice(&format!("Nueva {which}"), usize::from(which), "Nueva."),
                );
            }
            2 => self.remove(&new),
            3 => {
                self.remove(practice);
                self.unlink(which);
            }
            4 => {
                self.unlink(which);
                let text = fs::read_to_string(self.site.root().join(practice)).unwrap_or_default();
                self.remove(practice);
                self.write(&format!("content/practicas/otra-{which}.md"), &text);
            }
            5 => self.replace(practice, "---\n", &format!("---\nestado: {}\n", state(what))),
            6 => self.replace(practice, "estado: borrador\n", ""),
            _ => self.replace(practice, "---\n", "---\ncampo inventado: 1\n"),
        }
    }

    fn edit_city(&mut self, sort: u8, city: &str, what: u8) {
        match sort {
            0 => self.replace(city, "título: ", &format!("título: {} ", name(what))),
            1 => {
                let alias = usize::from(what) % (PRACTICES + 4);
                self.replace(city, "---\n", &format!("---\nalias: [practica-{alias}]\n"));
            }
            2 => self.replace(city, "---\n", "---\nestado: borrador\n"),
            3 => self.replace(city, "estado: borrador\n", ""),
            4 => self.replace(city, "---\n", &format!("---\nnivel: {}\n", level(what))),
            _ => self.replace(city, "país: ", &format!("país: {} # ", ["bo", "es", "ec"][usize::from(what) % 3])),
        }
    }

    /// Edits configuration, model and theme.
    fn edit_around(&mut self, sort: u8, which: u8, what: u8) {
        let (config, other) = ("content/catalogue.yaml", usize::from(what) % PRACTICES);
        let card = "themes/cebra/templates/card.html";
        match sort {
            0 => self.replace(config, "Muestra", &format!("Muestra {which} {what}")),
            1 => self.replace(config, "menu: [", &format!("menu: [practicas/practica-{other}, ")),
            2 => self.replace(config, "base_url", &format!("destacadas: [practica-{other}, ciudad-1]\nbase_url")),
            3 => self.write("content/model.yaml", &model(what)),
            4 => self.write(card, &format!("<b>{{{{ card.title }}}} {}</b>\n", what % 3)),
            5 => self.remove(card),
            6 => self.write("themes/cebra/texts.yaml", &format!("home: {{es: Inicio {what}, pt: Início, en: Home}}\n")),
            _ => self.write("themes/cebra/templates/style.css", &format!("body {{ margin: {what}px }}\n")),
        }
    }

    /// Removes the reference to this practice from the previous one.
    fn unlink(&mut self, which: u8) {
        let before = (usize::from(which) + PRACTICES - 1) % PRACTICES;
        let text = practice("Sola", before, "Texto.");
        let end = text.find(" Va con").unwrap();
        let alone = format!("{}{}", &text[..end], &text[text[end..].find('\n').unwrap() + end..]);
        self.write(&format!("content/practicas/practica-{before}.md"), &alone);
    }

    /// Updates the session and applies the reported changes to `followed`.
    fn follow(&mut self, changed: &Changed) -> Outcome {
        self.touched.clear();
        let update = self.session.update(changed, &Progress::default());
        for Change { route, file, .. } in update.changes.into_iter().flatten() {
            match file {
                Some(file) => self.followed.insert(route, file),
                None => self.followed.remove(&route),
            };
        }
        update.outcome
    }

    /// Checks that the session has the same files and findings as a full build.
    fn agrees(&mut self, all_at_once: bool) -> Result<(), TestCaseError> {
        let changed = if all_at_once { Changed::Anything } else { Changed::Paths(self.touched.clone()) };
        let outcome = self.follow(&changed);
        let whole = self.site.build();
        prop_assert_eq!(report(&outcome, Lang::ES), report(&whole, Lang::ES));
        let files = self.session.files();
        let in_session: BTreeMap<String, File> = files.map(|(route, file)| (route.to_owned(), file.clone())).collect();
        prop_assert!(in_session == self.followed, "the changes do not tell what changed");
        if whole.report.has_errors() {
            return Ok(());
        }
        let mut published = self.site.published();
        published.remove("cebra-manifest.txt");
        let routes: Vec<&String> = in_session.keys().collect();
        prop_assert_eq!(routes, published.keys().collect::<Vec<_>>());
        for (route, file) in in_session {
            let bytes = match file {
                File::Bytes(bytes) => bytes,
                File::Poster(poster) => Arc::new(poster.png()),
                File::Asset(asset) => Arc::new(fs::read(asset.file).unwrap()),
            };
            prop_assert!(*bytes == published[&route], "{} is stale", route);
        }
        Ok(())
    }
}

fn name(what: u8) -> &'static str {
    ["Ñ", "A", "zeta"][usize::from(what) % 3]
}

fn level(what: u8) -> &'static str {
    ["alto", "bajo"][usize::from(what) % 2]
}

fn state(what: u8) -> &'static str {
    ["borrador", "archivado"][usize::from(what) % 2]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_small_rebuild_gives_what_a_whole_one_gives(
        rounds in prop::collection::vec((prop::collection::vec((0u8..SORTS, any::<u8>(), any::<u8>()), 1..3), any::<bool>()), 1..12)
    ) {
        let mut world = World::new();
        for (edits, all_at_once) in rounds {
            for (sort, which, what) in edits {
                world.edit(sort, which, what);
            }
            world.agrees(all_at_once)?;
        }
    }
}

/// Runs each kind of edit once, in a catalogue of its own, so that none is left to chance and no other error hides it.
#[test]
fn every_sort_of_edit_is_followed() {
    (0..SORTS).into_par_iter().for_each(|sort| {
        let mut world = World::new();
        for (which, what) in [(sort.wrapping_mul(7), sort), (1, 3), (2, 1)] {
            world.edit(sort, which, what);
            world.agrees(false).unwrap();
        }
    });
}

/// Edits that change pages which share only one value with the edited record.
#[test]
fn what_is_far_is_followed_too() {
    let mut world = World::new();
    // A child of the practice's theme: the parent's page counts it.
    world.edit(6, 3, 0);
    world.agrees(false).unwrap();
    // A target of a goal that the practice already has.
    world.edit(4, 8, 0);
    world.agrees(false).unwrap();
    // A practice derives its country from its city.
    world.edit(33, 0, 2);
    world.agrees(false).unwrap();
    // Links to a practice have no destination while it is a draft.
    world.edit(25, 11, 0);
    world.agrees(false).unwrap();
    world.edit(26, 11, 0);
    world.agrees(false).unwrap();
}

/// The first page of a list links its calendar, even if the dated call is on a later page.
#[test]
fn a_calendar_begins_with_a_call_far_down_a_list() {
    let mut world = World::new();
    for number in 10..40 {
        world.write(&format!("content/convocatorias/plazo-{number}.md"), &call(number, "turismo", "permanente"));
    }
    world.agrees(false).unwrap();
    world.write("content/convocatorias/plazo-39.md", &call(39, "turismo", WINDOWS[1]));
    world.agrees(false).unwrap();
}

/// Posters follow the records; records with equal posters share one.
#[test]
fn posters_are_followed() {
    let mut world = World::new();
    world.replace("content/catalogue.yaml", "carteles: no\n", "");
    world.agrees(false).unwrap();
    world.edit(0, 5, 3);
    world.agrees(false).unwrap();
    world.write("content/ciudades/gemela-1.md", &city("Gemela", "bo"));
    world.agrees(false).unwrap();
    world.write("content/ciudades/gemela-2.md", &city("Gemela", "bo"));
    world.agrees(false).unwrap();
    world.write("content/ciudades/gemela-1.md", &city("Otra", "bo"));
    world.agrees(false).unwrap();
}

/// An edit of a text changes only its page and its data.
#[test]
fn work_follows_the_change() {
    let mut world = World::new();
    let routes = |world: &mut World| {
        let changed = Changed::Paths(std::mem::take(&mut world.touched));
        let update = world.session.update(&changed, &Progress::default());
        update.changes.unwrap().into_iter().map(|change| change.route).collect::<BTreeSet<_>>()
    };
    world.edit(10, 5, 0);
    let of = |routes: &[&str]| routes.iter().map(|route| (*route).to_owned()).collect::<BTreeSet<_>>();
    let changed = ["practicas/practica-5.html", "practicas/practica-5.json", "pt/praticas/practica-5.html"];
    assert_eq!(routes(&mut world), of(&changed));
    assert_eq!(routes(&mut world), of(&[]));
    world.edit(15, 5, 0);
    assert_eq!(routes(&mut world), of(&[]), "a file nobody names");
}
