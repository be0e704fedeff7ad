//! Makes a corpus of any size from what the shipped plans are like: how many tasks they have, how long these
//! are, who answers for them, when they fall due.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use zhengce::{
    Body, BodyKind, Corpus, Date, Document, DocumentKind, Duty, Error, Evidence, Function, Level,
    PartialDate, Plan, Role, Target, Task, TextKind, Validity, yaml,
};

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Made {
    pub(crate) plans: usize,
    pub(crate) tasks: usize,
    pub(crate) bodies: usize,
    pub(crate) bytes: usize,
}

/// Numbers by chance, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn of<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }
}

/// What the shipped plans are like.
struct Like {
    templates: Vec<Plan>,
    tasks: Vec<Task>,
    targets: Vec<Target>,
    functions: Vec<Function>,
    /// The roles of the duties that each task states, as often as they come.
    duties: Vec<Vec<Role>>,
    dues: Vec<Option<PartialDate>>,
}

impl Like {
    fn of(corpus: &Corpus) -> Self {
        let tasks: Vec<Task> = corpus
            .plans()
            .flat_map(|plan| plan.walk_tasks().cloned().collect::<Vec<_>>())
            .collect();
        let stated = |task: &Task| {
            task.duties.iter().filter(|duty| duty.is_stated()).map(|duty| duty.role).collect()
        };
        let mut targets: Vec<Target> = tasks.iter().flat_map(|task| task.targets.clone()).collect();
        targets.extend(
            corpus.plans().flat_map(|plan| &plan.goals).flat_map(|goal| goal.targets.clone()),
        );
        let long = |plan: &&Plan| plan.walk_tasks().count() >= 5;
        let duties: Vec<Vec<Role>> = tasks.iter().map(stated).collect();
        Self {
            templates: corpus.plans().filter(long).cloned().collect(),
            dues: tasks.iter().map(|task| task.due.clone()).collect(),
            duties: duties.into_iter().filter(|roles: &Vec<Role>| !roles.is_empty()).collect(),
            tasks,
            targets,
            functions: corpus.functions().cloned().collect(),
        }
    }
}

struct Place {
    code: String,
    name: String,
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

/// Places with names of two characters, each with a code of its own.
fn places(count: usize) -> Vec<Place> {
    const FIRST: &[char] = &[
        '东', '南', '西', '北', '青', '白', '金', '银', '长', '平', '安', '永', '新', '清', '石',
        '龙', '凤', '临', '汉', '湘', '赣', '淮', '洛',
    ];
    const SECOND: &[char] = &[
        '川', '山', '江', '河', '湖', '阳', '阴', '原', '城', '州', '陵', '泉', '浦', '溪', '岭',
        '坪', '岗', '湾', '关', '塘', '宁', '昌',
    ];
    let place = |at: usize| Place {
        code: format!("{:02}{:02}00", 11 + at / 90, 1 + at % 90),
        name: format!("{}{}市", FIRST[at % FIRST.len()], SECOND[at / FIRST.len() % SECOND.len()]),
    };
    (0..count).map(place).collect()
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
        for place in &self.places {
            writeln!(regions, "  - {{code: \"{}\", name: {}}}", place.code, place.name)?;
        }
        self.write("regions.yaml", &regions)?;
        let mut bodies = zhengce::Bodies::default();
        bodies.functions.clone_from(&self.like.functions);
        for place in 0..self.places.len() {
            bodies.bodies.extend(self.bodies_of(place)?);
        }
        self.made.bodies = bodies.bodies.len();
        self.write("bodies.yaml", &yaml::to_string(&bodies)?)?;
        if let Some(terms) = corpus.terms() {
            self.write("terms.yaml", &yaml::to_string(terms)?)?;
        }
        Ok(())
    }

    /// The government of a place, and a department of each function.
    fn bodies_of(&self, place: usize) -> Result<Vec<Body>, Error> {
        let Place { code, name } = &self.places[place];
        let government = format!("b{code}-government").parse()?;
        let name_of = format!("{name}人民政府");
        let mut bodies =
            vec![Body::new(government, name_of, BodyKind::Government, Level::Prefecture)];
        for function in &self.like.functions {
            let general = function.generic_names.first().unwrap_or(&function.name);
            let id = format!("b{code}-{}", function.id).parse()?;
            let mut body =
                Body::new(id, format!("{name}{general}"), BodyKind::Department, Level::Prefecture);
            body.functions.push(function.id.clone());
            bodies.push(body);
        }
        for body in &mut bodies {
            body.region = Some(code.parse()?);
        }
        Ok(bodies)
    }

    fn plan(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        let place = self.dice.below(self.places.len());
        let template = self.dice.below(self.like.templates.len());
        let template = self.like.templates[template].clone();
        let number = self.made.plans;
        let year = 2015 + u16::try_from(self.dice.below(11))?;
        let title = template.title.replace("二道区", "");
        let title = format!("{}{title}（{year}年）", self.places[place].name);
        let mut plan = Plan::new(
            format!("plan-{number:06}").parse()?,
            title.as_str(),
            template.genre,
            zhengce::Coverage::full(),
        );
        let document: zhengce::DocumentId = format!("document-{number:06}").parse()?;
        let government = format!("b{}-government", self.places[place].code).parse()?;
        let month = 1 + u8::try_from(self.dice.below(12))?;
        plan.domains = template.domains;
        plan.region = Some(self.places[place].code.parse()?);
        plan.issuers = vec![government];
        plan.document = Some(document.clone());
        plan.dates.signed = Some(PartialDate::new(
            year,
            Some(month),
            Some(1 + u8::try_from(self.dice.below(28))?),
        )?);
        plan.validity = *self.dice.of(&[
            Validity::InForce,
            Validity::InForce,
            Validity::Expired,
            Validity::Unknown,
        ]);
        let mut text = format!("{title}\n");
        for goal in template.goals {
            plan.goals.push(Self::goal(goal, year, &mut text));
        }
        let mut tasks = 0;
        for task in template.tasks {
            plan.tasks.push(self.task(task, place, year, &mut tasks, &mut text)?);
        }
        self.made.plans += 1;
        self.made.tasks += tasks;
        let mut meta = Document::new(document, title.as_str(), DocumentKind::Notice);
        meta.text = TextKind::Verbatim;
        meta.region = plan.region;
        meta.dates.signed.clone_from(&plan.dates.signed);
        self.write(&format!("documents/{}.txt", meta.id), &text)?;
        self.write(&format!("documents/{}.yaml", meta.id), &yaml::to_string(&meta)?)?;
        self.write(&format!("plans/{}.yaml", plan.id), &yaml::to_string(&plan)?)?;
        Ok(())
    }

    fn goal(mut goal: zhengce::Goal, year: u16, text: &mut String) -> zhengce::Goal {
        let line = format!("目标：{}。", goal.title);
        goal.evidence = Evidence::quote(line.as_str());
        for target in &mut goal.targets {
            target.evidence = None;
            later(&mut target.due, year);
        }
        text.push_str(&line);
        text.push('\n');
        goal
    }

    /// A task like one of the shipped, in the place of a template's.
    fn task(
        &mut self,
        template: Task,
        place: usize,
        year: u16,
        count: &mut usize,
        text: &mut String,
    ) -> Result<Task, Box<dyn std::error::Error>> {
        let like = self.dice.below(self.like.tasks.len());
        let Task { title, text: body, .. } = self.like.tasks[like].clone();
        *count += 1;
        let mut task = Task::new(format!("t{count}").parse()?, title, Evidence::quote(""));
        task.mark.clone_from(&template.mark);
        task.text = body;
        task.due = self.dice.of(&self.like.dues).clone();
        later(&mut task.due, year);
        if template.tasks.is_empty() {
            let roles = self.dice.of(&self.like.duties).clone();
            for role in roles {
                let function = self.dice.of(&self.like.functions).id.clone();
                let id = format!("b{}-{function}", self.places[place].code);
                task.duties.push(Duty::stated(id.parse()?, role));
            }
            if self.dice.below(8) == 0 && !self.like.targets.is_empty() {
                let mut target = self.dice.of(&self.like.targets).clone();
                target.evidence = None;
                later(&mut target.due, year);
                task.targets.push(target);
            }
        }
        task.evidence = Self::evidence(&task, text);
        for inner in template.tasks {
            task.tasks.push(self.task(inner, place, year, count, text)?);
        }
        Ok(task)
    }

    /// The words that state a task, put into the document's text.
    fn evidence(task: &Task, text: &mut String) -> Evidence {
        let mut line = format!("{}{}", task.mark.as_deref().unwrap_or_default(), task.title);
        if let Some(more) = &task.text {
            line.push('。');
            line.push_str(more);
        }
        line.push('。');
        let quote = line.clone();
        for duty in &task.duties {
            let body = duty.bearer.body().map_or("", |body| body.as_str());
            let _ = write!(line, "{}：{body}；", duty.role);
        }
        text.push_str(&line);
        text.push('\n');
        Evidence::quote(quote)
    }
}

/// Moves a date into the years after a plan was issued.
fn later(date: &mut Option<PartialDate>, year: u16) {
    let Some(old) = date else { return };
    let Date { day, .. } = old.earliest();
    let day = old.day().map(|_| day.min(28));
    *date = PartialDate::new(year + (old.year() % 5), old.month(), day).ok();
}
