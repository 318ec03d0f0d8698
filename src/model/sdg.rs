//! The Sustainable Development Goals and their targets, embedded as `sdg.yaml`.

use crate::text::{Labels, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The Sustainable Development Goals.
#[derive(Debug, Clone)]
pub struct Sdgs {
    /// All 17 goals, in order.
    pub goals: Vec<Goal>,
}

/// A Sustainable Development Goal.
#[derive(Debug, Clone)]
pub struct Goal {
    /// 1 to 17.
    pub number: u8,
    /// `#RRGGBB`.
    pub colour: String,
    /// `black` or `white`, whichever passes WCAG contrast on the colour.
    pub ink: String,
    /// Its official short name.
    pub name: Labels,
    /// Its official wording.
    pub text: Labels,
    /// Its targets, in order.
    pub targets: Vec<Target>,
}

/// A target of a goal.
#[derive(Debug, Clone)]
pub struct Target {
    /// Such as `16.10` or `16.a`.
    pub code: String,
    /// A short name written for Cebra, not the official wording.
    pub name: Labels,
}

impl Sdgs {
    /// The goal with this number, 1 to 17.
    pub fn goal(&self, number: u8) -> Option<&Goal> {
        self.goals.get(usize::from(number).checked_sub(1)?)
    }

    /// The goal number of a code such as `16`, `16.1` or `16.b`, with the index of the target in the goal if the code
    /// names one.
    pub fn find(&self, code: &str) -> Option<(u8, Option<usize>)> {
        let (goal, target) = match code.split_once('.') {
            Some((goal, _)) => (goal, Some(code)),
            None => (code, None),
        };
        let goal = self.goal(goal.parse().ok()?)?;
        match target {
            None => Some((goal.number, None)),
            Some(code) => {
                let place = goal.targets.iter().position(|known| known.code.eq_ignore_ascii_case(code))?;
                Some((goal.number, Some(place)))
            }
        }
    }
}

#[derive(Deserialize)]
struct RawSdgs {
    goals: Vec<RawGoal>,
}

#[derive(Deserialize)]
struct RawGoal {
    code: u8,
    colour: String,
    ink: String,
    name: Labels,
    text: Labels,
    /// Maps with the key `code` and a name for each language code.
    targets: Vec<BTreeMap<String, String>>,
}

pub(super) fn embedded() -> Sdgs {
    let raw: RawSdgs = serde_yaml::from_str(include_str!("sdg.yaml")).expect("sdg.yaml is part of the program");
    let goals = raw.goals.into_iter().map(goal).collect();
    Sdgs { goals }
}

fn goal(raw: RawGoal) -> Goal {
    let target = |mut raw: BTreeMap<String, String>| {
        let code = raw.remove("code").expect("a target has a code");
        let name = raw.into_iter().filter_map(|(lang, text)| Some((Lang::from_code(&lang)?, text)));
        Target { code, name: Labels::new(name).expect("a target has a name") }
    };
    Goal {
        number: raw.code,
        colour: raw.colour,
        ink: raw.ink,
        name: raw.name,
        text: raw.text,
        targets: raw.targets.into_iter().map(target).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Colour;

    #[test]
    fn all_goals_and_targets_are_embedded() {
        let sdgs = embedded();
        let numbers: Vec<u8> = sdgs.goals.iter().map(|goal| goal.number).collect();
        assert_eq!(numbers, (1..=17).collect::<Vec<u8>>());
        assert_eq!(sdgs.goals.iter().map(|goal| goal.targets.len()).sum::<usize>(), 169);
        assert_eq!(sdgs.find("16.10"), Some((16, Some(9))));
        assert_eq!(sdgs.find("16.B"), Some((16, Some(11))));
        assert_eq!((sdgs.find("18"), sdgs.find("16.11"), sdgs.find("0"), sdgs.find("x")), (None, None, None, None));
    }

    #[test]
    fn goal_numbers_have_enough_contrast() {
        for goal in embedded().goals {
            let ink = if goal.ink == "white" { Colour::WHITE } else { Colour([0; 3]) };
            let contrast = Colour::parse(&goal.colour).unwrap().contrast(ink);
            assert!(contrast >= 4.5, "goal {}: {contrast:.2}", goal.number);
        }
    }
}
