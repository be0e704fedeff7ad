//! Made places, and the bodies that each has.

use zhengce::{Body, BodyId, BodyKind, Error, Function, FunctionId, Level};

pub(super) struct Place {
    pub(super) code: String,
    pub(super) name: String,
}

/// Places with names of two characters, each with a code of its own.
pub(super) fn places(count: usize) -> Vec<Place> {
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

impl Place {
    pub(super) fn government(&self) -> Result<BodyId, Error> {
        format!("b{}-government", self.code).parse()
    }

    pub(super) fn department(&self, function: &FunctionId) -> Result<BodyId, Error> {
        format!("b{}-{function}", self.code).parse()
    }

    /// What the department of a function is called.
    pub(super) fn name_of(&self, function: &Function) -> String {
        let general = function.generic_names.first().unwrap_or(&function.name);
        format!("{}{general}", self.name)
    }

    /// The government, and a department of each function.
    pub(super) fn bodies(&self, functions: &[Function]) -> Result<Vec<Body>, Error> {
        let name = format!("{}人民政府", self.name);
        let mut bodies =
            vec![Body::new(self.government()?, name, BodyKind::Government, Level::Prefecture)];
        for function in functions {
            let (id, name) = (self.department(&function.id)?, self.name_of(function));
            let mut body = Body::new(id, name, BodyKind::Department, Level::Prefecture);
            body.functions.push(function.id.clone());
            bodies.push(body);
        }
        for body in &mut bodies {
            body.region = Some(self.code.parse()?);
        }
        Ok(bodies)
    }
}
