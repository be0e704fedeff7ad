//! Makes a corpus of any size from what the shipped plans are like: how many tasks they have, how long these
//! are, who answers for them, when they fall due. What is made passes the check of the library.

mod dice;
mod like;
mod place;
mod plan;
mod words;

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use zhengce::{Bodies, Corpus, yaml};

use dice::Dice;
use like::Like;
use place::{Place, places};
use plan::Making;

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Made {
    pub(crate) plans: usize,
    pub(crate) tasks: usize,
    pub(crate) bodies: usize,
    pub(crate) bytes: usize,
}

struct Maker<'m> {
    like: Like,
    places: Vec<Place>,
    dice: Dice,
    folder: &'m Path,
    made: Made,
}

/// Makes a corpus of at least so many tasks in a folder.
///
/// # Errors
/// When the shipped corpus cannot be read or the folder not be written.
pub(crate) fn make(
    folder: &Path,
    tasks: usize,
    seed: u64,
) -> Result<Made, Box<dyn std::error::Error>> {
    let corpus = Corpus::bundled()?;
    let places = places((tasks / 2_000).clamp(3, 500));
    let (like, dice) = (Like::of(&corpus), Dice(seed));
    let mut maker = Maker { like, places, dice, folder, made: Made::default() };
    maker.registry(&corpus)?;
    while maker.made.tasks < tasks {
        maker.plan()?;
    }
    Ok(maker.made)
}

impl Maker<'_> {
    fn write(&mut self, path: &str, text: &str) -> io::Result<()> {
        let full = self.folder.join(path);
        fs::create_dir_all(full.parent().unwrap_or(self.folder))?;
        self.made.bytes += text.len();
        fs::write(full, text)
    }

    fn registry(&mut self, corpus: &Corpus) -> Result<(), Box<dyn std::error::Error>> {
        let mut regions = String::from("regions:\n");
        let mut bodies = Bodies::default();
        bodies.functions.clone_from(&self.like.functions);
        for place in &self.places {
            writeln!(regions, "  - {{code: \"{}\", name: {}}}", place.code, place.name)?;
            bodies.bodies.extend(place.bodies(&self.like.functions)?);
        }
        self.made.bodies = bodies.bodies.len();
        self.write("regions.yaml", &regions)?;
        self.write("bodies.yaml", &yaml::to_string(&bodies)?)?;
        if let Some(terms) = corpus.terms() {
            self.write("terms.yaml", &yaml::to_string(terms)?)?;
        }
        Ok(())
    }

    fn plan(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        let place = self.dice.of(&self.places);
        let making = Making::new(&self.like, place, &mut self.dice);
        let plan::Made { plan, document, text, tasks } = making.plan(self.made.plans)?;
        self.made.plans += 1;
        self.made.tasks += tasks;
        self.write(&format!("documents/{}.txt", document.id), &text)?;
        self.write(&format!("documents/{}.yaml", document.id), &yaml::to_string(&document)?)?;
        self.write(&format!("plans/{}.yaml", plan.id), &yaml::to_string(&plan)?)?;
        Ok(())
    }
}
