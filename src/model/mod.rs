//! What a plan is: plain data with serde, no I/O, no positions; one small file per value.
//! May import `text`.

mod body;
mod coverage;
mod date;
mod document;
mod duty;
mod evidence;
mod goal;
mod id;
mod link;
mod number;
mod number_scan;
mod plan;
mod region;
mod safeguard;
mod serde_form;
mod suggestion;
mod target;
mod task;
mod terms;
pub(crate) mod vocabulary;
mod words;

pub use body::{Bodies, Body, Function, MemberRule, Members};
pub use coverage::{Coverage, StatedCount};
pub use date::{Date, Dates, PartialDate, Period};
pub use document::{Citation, Document, Interpretation, Origin, Printed};
pub use duty::{Bearer, CoveringRule, Duty, Ground};
pub use evidence::Evidence;
pub use goal::Goal;
pub use id::{BodyId, DocumentId, FunctionId, ItemId, PlanId};
pub use link::{Companion, Parent};
pub use number::DocumentNumber;
pub use plan::{Plan, Purpose};
pub use region::{Region, RegionName, Regions};
pub use safeguard::Safeguard;
pub use suggestion::{Counterpart, Mandate, Suggestion};
pub use target::{Change, Target};
pub use task::Task;
pub use terms::Terms;
pub use words::{
    Attestation, Basis, BodyKind, CompanionKind, Counted, Direction, Disclosure, DocumentKind,
    Domain, Extent, Genre, Level, Modality, Op, ParentKind, Role, TextKind, Validity,
};
