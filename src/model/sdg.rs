//! The Sustainable Development Goals and their targets, built in.

use crate::text::{Labels, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All 17 goals, in order.
#[derive(Debug, Clone)]
pub struct Sdgs {
    pub goals: Vec<Goal>,
}

#[derive(Debug, Clone)]
pub struct Goal {
    /// 1 to 17.
    pub number: u8,
    /// `#RRGGBB`.
    pub colour: String,
    /// `black` or `white`, whichever passes WCAG contrast on the colour.
    pub ink: String,
    pub name: Labels,
    pub text: Labels,
    pub targets: Vec<Target>,
}

#[derive(Debug, Clone)]
pub struct Target {
    /// Such as `16.10` or `16.a`.
    pub code: String,
    /// A short name of Cebra's own, not the official wording.
    pub name: Labels,
}

impl Sdgs {
    pub fn goal(&self, number: u8) -> Option<&Goal> {
        self.goals.get(usize::from(number).checked_sub(1)?)
    }

    /// The goal, and the target's place in it where one is meant, of `16`, `16.1` or `16.b`.
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
    /// Each with its code beside the languages of its name.
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
        let said = raw.into_iter().filter_map(|(lang, text)| Some((Lang::from_code(&lang)?, text)));
        Target { code, name: Labels::new(said).expect("a target has a name") }
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
    fn seventeen_goals_and_their_targets() {
        let sdgs = embedded();
        let numbers: Vec<u8> = sdgs.goals.iter().map(|goal| goal.number).collect();
        assert_eq!(numbers, (1..=17).collect::<Vec<u8>>());
        assert_eq!(sdgs.goals.iter().map(|goal| goal.targets.len()).sum::<usize>(), 169);
        assert_eq!(sdgs.find("16.10"), Some((16, Some(9))));
        assert_eq!(sdgs.find("16.B"), Some((16, Some(11))));
        assert_eq!((sdgs.find("18"), sdgs.find("16.11"), sdgs.find("0"), sdgs.find("x")), (None, None, None, None));
    }

    #[test]
    fn every_number_can_be_read_on_its_colour() {
        for goal in embedded().goals {
            let ink = if goal.ink == "white" { Colour::WHITE } else { Colour([0; 3]) };
            let contrast = Colour::parse(&goal.colour).unwrap().contrast(ink);
            assert!(contrast >= 4.5, "goal {}: {contrast:.2}", goal.number);
        }
    }
}
