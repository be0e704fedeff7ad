//! Conditions as numbers: each thing that a typed question can ask of an item is one term of one field.

use crate::model::{Basis, Domain, Op, Region, Role, Validity};
use crate::query::{Filter, Kind, Subject};

/// What kind of condition a tag is, in its top byte.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Space {
    Kind = 1,
    Domain,
    Validity,
    Region,
    Op,
    Duty,
    Registry,
}

/// Stands for every role, and for the body that an item is.
const ANY: u64 = 0;
const ITSELF: u64 = 0xff;

/// Every word of the vocabularies that tags are numbered by: an index made by others cannot be read.
pub(super) fn vocabulary() -> String {
    let kinds = Kind::ALL.iter().map(|value| value.key());
    let domains = Domain::ALL.iter().map(|value| value.key());
    let validities = Validity::ALL.iter().map(|value| value.key());
    let ops = Op::ALL.iter().map(|value| value.key());
    let roles = Role::ALL.iter().map(|value| value.key());
    let bases = Basis::ALL.iter().map(|value| value.key());
    let all = kinds.chain(domains).chain(validities).chain(ops).chain(roles).chain(bases);
    all.collect::<Vec<_>>().join(" ")
}

fn tag(space: Space, value: u64) -> u64 {
    (u64::from(space as u8) << 56) | value
}

/// The place of a word in its vocabulary.
pub(super) fn place<T: PartialEq>(all: &[T], value: &T) -> u64 {
    let at = all.iter().position(|other| other == value);
    at.and_then(|at| u64::try_from(at).ok()).unwrap_or(u64::MAX >> 8)
}

pub(super) fn kind(kind: Kind) -> u64 {
    tag(Space::Kind, place(Kind::ALL, &kind))
}

pub(super) fn domain(domain: Domain) -> u64 {
    tag(Space::Domain, place(Domain::ALL, &domain))
}

pub(super) fn validity(validity: Validity) -> u64 {
    tag(Space::Validity, place(Validity::ALL, &validity))
}

pub(super) fn op(op: Op) -> u64 {
    tag(Space::Op, place(Op::ALL, &op))
}

/// The one entry that is no item: what the corpus says besides.
pub(super) fn registry() -> u64 {
    tag(Space::Registry, 0)
}

/// A region; an item bears the tags of its region and of every one around it.
pub(super) fn region(region: Region) -> u64 {
    tag(Space::Region, region.to_string().parse().unwrap_or_default())
}

/// A part of the body of a number, or of anybody; in a role, or in any.
pub(super) fn duty(body: Option<u32>, role: Option<Role>, basis: Basis) -> u64 {
    let body = body.map_or(0, |number| u64::from(number) + 1);
    let role = role.map_or(ANY, |role| place(Role::ALL, &role) + 1);
    tag(Space::Duty, (body << 16) | (role << 8) | place(Basis::ALL, &basis))
}

/// The body of a number itself.
pub(super) fn itself(body: u32) -> u64 {
    tag(Space::Duty, ((u64::from(body) + 1) << 16) | ITSELF)
}

/// Every tag of an item, given the numbers of bodies.
pub(super) fn all_of(subject: &Subject<'_>, number: impl Fn(&str) -> Option<u32>) -> Vec<u64> {
    let mut tags = vec![kind(subject.kind)];
    if let Some(plan) = subject.plan {
        tags.extend(plan.domains.iter().map(|each| domain(*each)));
        tags.push(validity(plan.validity));
    }
    let regions = std::iter::successors(subject.region, |region| region.parent());
    tags.extend(regions.map(region));
    tags.extend(subject.targets.iter().map(|target| op(target.op)));
    for charge in subject.charges {
        let body = number(charge.body.as_str());
        for who in [body, None] {
            for role in [Some(charge.role), None] {
                tags.push(duty(who, role, charge.basis));
            }
        }
    }
    tags.extend(subject.body.and_then(|body| number(body.id.as_str())).map(itself));
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// The tag of a condition that one tag answers, wherever it stands.
pub(super) fn of_condition(filter: &Filter) -> Option<u64> {
    match filter {
        Filter::Kind(of) => Some(kind(*of)),
        Filter::Domain(of) => Some(domain(*of)),
        Filter::Validity(of) => Some(validity(*of)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_conditions_share_a_tag() {
        let mut tags: Vec<u64> = Kind::ALL.iter().map(|value| kind(*value)).collect();
        tags.extend(Domain::ALL.iter().map(|value| domain(*value)));
        tags.extend(Validity::ALL.iter().map(|value| validity(*value)));
        tags.extend(Op::ALL.iter().map(|value| op(*value)));
        tags.push(registry());
        for body in [None, Some(0), Some(1), Some(u32::MAX)] {
            for basis in Basis::ALL {
                tags.push(duty(body, None, *basis));
                tags.extend(Role::ALL.iter().map(|role| duty(body, Some(*role), *basis)));
            }
            tags.extend(body.map(itself));
        }
        tags.push(region(Region::NATION));
        tags.push(region("220105".parse().unwrap()));
        let count = tags.len();
        assert_eq!(tags.into_iter().collect::<BTreeSet<_>>().len(), count);
    }
}
