//! The stable codes, each with its name, severity and explanation: one table.

use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; `--deny warnings` makes it count.
    Warning,
    /// The corpus says something that cannot stand.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

macro_rules! codes {
    ($($variant:ident $id:literal $severity:ident $title:literal: $explanation:literal;)+) => {
        /// The stable code of a rule. A code keeps its meaning for ever; a rule that goes leaves a gap.
        ///
        /// The hundreds tell the family: 1 reading, 2 identity, 3 references, 4 evidence, 5 duties,
        /// 6 dates, 7 targets, 8 cascade, 9 coverage.
        ///
        /// ```
        /// use zhengce::{Code, Severity};
        ///
        /// assert_eq!(Code::QuoteNotFound.id(), "ZC402");
        /// assert_eq!(Code::QuoteNotFound.severity(), Severity::Error);
        /// assert!(Code::all().iter().all(|code| !code.explanation().is_empty()));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title, ". ", $explanation)] $variant,)+
        }

        impl Code {
            /// Every code, in order.
            #[must_use]
            pub const fn all() -> &'static [Self] {
                &[$(Self::$variant),+]
            }

            /// The code as printed, such as `ZC401`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The rule in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// Why the rule exists and what satisfies it.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation),+ }
            }

            /// How grave a finding of this rule is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    UnreadableFile "ZC101" Error "file cannot be read":
        "The system refused to read the file, or a folder stands where a file should.";
    NotUtf8 "ZC102" Error "file is not UTF-8":
        "Every file of a corpus is UTF-8 text; convert it, for example from GB18030.";
    FileTooLarge "ZC103" Error "file is larger than the limit":
        "A file is read whole, so its size is limited; split it or raise the limit when loading.";
    UnexpectedFile "ZC104" Warning "file is no part of a corpus":
        "A corpus folder holds bodies, regions, terms, documents and plans; other files are not read.";
    MissingFile "ZC105" Error "a file that the corpus needs is not there":
        "A document that says it holds a text needs that text beside its metadata.";
    YamlSyntax "ZC111" Error "not well-formed YAML":
        "The text cannot be read as YAML; most often an indentation or a quotation mark is off.";
    YamlLimit "ZC112" Error "YAML is deeper or larger than the limit":
        "Depth, number of values and expansion of aliases are limited, so that no file can exhaust memory.";
    DuplicateKey "ZC113" Error "a key stands twice":
        "A mapping may hold each key once; otherwise one of the two values would be lost without a word.";
    UnknownField "ZC114" Error "unknown field":
        "Only the fields of the format are read; a misspelt one would otherwise be lost without a word.";
    MissingField "ZC115" Error "a required field is missing":
        "The item cannot be understood without this field.";
    WrongType "ZC116" Error "value of the wrong type":
        "A list, a mapping or a plain value stands where another is expected.";
    InvalidValue "ZC117" Error "value has not the form its field asks for":
        "The text does not parse as the field's type: an unknown word of a closed set, a date or code of another form.";
    TooManyFaults "ZC118" Error "too many faults in one file":
        "Reading stopped after the stated number of faults; mend those and run again.";
    DuplicateId "ZC201" Error "an id stands twice":
        "Ids name one thing in a corpus (bodies, documents, plans) or in a plan (goals, tasks, safeguards).";
    FileNameMismatch "ZC202" Error "file name and id differ":
        "A document or plan lives in a file named after its id, so that either finds the other.";
    DuplicateName "ZC203" Error "two bodies have one name":
        "Two bodies of one full name cannot be told apart by what a document prints; merge them or name them in full.";
    UnknownBody "ZC301" Error "unknown body":
        "A body that is referred to must be in bodies.yaml.";
    UnknownPlan "ZC302" Error "unknown plan":
        "A plan that is referred to must be in plans/.";
    UnknownDocument "ZC303" Error "unknown document":
        "A document that is referred to must be in documents/.";
    UnknownRegion "ZC304" Error "unknown region":
        "A region code that is used must be in regions.yaml with its name.";
    UnknownFunction "ZC305" Error "unknown function":
        "A function that is used must be in the list of functions of bodies.yaml.";
    UnknownTask "ZC306" Error "unknown task":
        "A task that is referred to must be in its plan.";
    BodyCycle "ZC307" Error "bodies form a cycle":
        "No body can be part, member or successor of itself, even by way of others.";
    MissingEvidence "ZC401" Error "no evidence":
        "What is stated needs a quote of the document that states it.";
    QuoteNotFound "ZC402" Error "quote is not in the text":
        "A quote must stand in its document's text, character for character.";
    NoText "ZC403" Error "document holds no text":
        "A quote can be proved only against a text that is held; add the text or drop the quote.";
    FigureNotInQuote "ZC404" Error "figure is not in the quote":
        "The number, with its unit, must stand in the quote.";
    DateNotInQuote "ZC405" Error "date is not in the quote":
        "The date must stand in the quote or in its context, as precise as it is given; one without a year is of the year of issue, with its printed form.";
    BodyNotInQuote "ZC406" Error "body is not in the quote":
        "The body's printed name must stand in the quote.";
    NumberNotInQuote "ZC407" Error "document number is not in the quote":
        "The document number must stand in one of the quotes.";
    WordsNotInQuote "ZC408" Error "words are not in the quote":
        "A title, indicator, mark or printed form must be made of words of the quote, in their order; what is said of a document stands in its text.";
    OperatorNotInQuote "ZC409" Error "operator is not in the quote":
        "A bound needs its words in the quote: 以上 or 不低于 for at least, 以下 or 以内 for at most, 左右 or 约 for about.";
    ModalityNotInQuote "ZC410" Error "modality is not in the quote":
        "力争 or 必须 must stand in the quote, and a quote that says 力争 makes the target one to strive for.";
    ChangeNotInQuote "ZC411" Error "direction of change is not in the quote":
        "An increase, a decrease or an upkeep needs its words in the quote: 增长, 下降, 稳定在.";
    RoleNotInQuote "ZC412" Error "role is not in the quote":
        "A stated role needs its words in the quote: 牵头 for lead, 配合 or 参与 for support, 负责 for responsible, 起草 for a drafter.";
    DuplicateDuty "ZC501" Error "body stands twice in one role":
        "One body has one duty of a role in one item; the second says nothing new or hides a slip.";
    NoReason "ZC502" Error "suggestion without a reason":
        "What the document does not say may be suggested only with a reason.";
    UnfoundedSuggestion "ZC503" Error "suggestion does not follow from its ground":
        "A counterpart needs the upstream duty of a body of the same function; a mandate needs the function itself; both need the plan's region.";
    UnregisteredName "ZC504" Warning "name differs from the registry":
        "The document prints a name that the registry does not know for this body; add it to the aliases.";
    UnresolvedBody "ZC505" Warning "body is not resolved":
        "A name as written with no body behind it is found by no question about bodies; register the body.";
    DatesOutOfOrder "ZC601" Error "dates are out of order":
        "A document is signed, then published, then in effect, then expires; a period begins before it ends.";
    DateOutOfRange "ZC602" Error "date is out of range":
        "A due date lies after the signing and within the plan's period.";
    PrintedDateDiffers "ZC603" Error "printed date means another date":
        "The date as printed must read as the date given; a masked part is left out, and a term such as 有效期5年 ends on that date.";
    BodyNotValid "ZC604" Warning "body did not exist at the time":
        "The body's period of validity does not hold the plan's date; its predecessor or successor is meant.";
    UnknownUnit "ZC701" Warning "unknown unit":
        "A unit outside the known list cannot be compared with others; check its spelling.";
    PercentOutOfRange "ZC702" Error "percentage is out of range":
        "A share lies between 0 and 100 per cent; only an increase may go above.";
    ContradictingTargets "ZC703" Error "targets contradict each other":
        "One plan sets one bound for one indicator, scope and date; two that cannot both hold hide a slip.";
    UnresolvedParent "ZC801" Error "parent is neither held nor marked unresolved":
        "A plan that this one implements is in the corpus, or is marked as unresolved.";
    ParentCycle "ZC802" Error "plans form a cycle":
        "No plan can implement itself, even by way of others.";
    ParentIssuedLater "ZC803" Error "parent was signed later":
        "A plan can only implement what was there before it.";
    NeedlesslyUnresolved "ZC804" Warning "parent is held but marked unresolved":
        "The corpus holds a plan of this number or title; name it.";
    IncompletePlan "ZC901" Error "full plan lacks a part":
        "A plan whose coverage is full has goals, tasks and safeguards; otherwise its coverage is partial.";
    CountMismatch "ZC902" Error "count differs from the source's":
        "The source states how many items there are, and the file holds another number.";
    CoverageWithoutNote "ZC903" Error "partial coverage without a note":
        "A file that holds a part of a plan says which part was seen.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn ids_are_unique_and_ascend() {
        let ids: Vec<_> = Code::all().iter().map(|code| code.id()).collect();
        let sorted: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids, sorted.into_iter().collect::<Vec<_>>());
    }
}
