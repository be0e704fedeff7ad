//! The sets of words of the policy field: roles, genres, levels, domains and their like.

use super::vocabulary::vocabulary;

vocabulary! {
    /// Role of a body in a task (职责角色). A closed set.
    ///
    /// ```
    /// use zhengce::Role;
    ///
    /// assert_eq!("主办".parse::<Role>()?, Role::Lead);
    /// assert_eq!("lead".parse::<Role>()?.to_string(), "牵头");
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    Role, "role" {
        /// Answers for the task as a whole.
        Lead = "牵头" / "lead" ["主办", "牵头单位"],
        /// Helps the lead.
        Support = "配合" / "support" ["协办", "参与", "配合单位", "参与单位"],
        /// Named as the responsible one, with no lead among several.
        Responsible = "负责" / "responsible" ["责任", "责任单位"],
        /// Several bodies, each for what its functions say.
        Shared = "按职责分工负责" / "shared" ["分别负责", "分工负责"],
        /// Carries the task out in its territory.
        Implement = "负责落实" / "implement" ["落实", "组织实施"],
        /// Guides and watches.
        Supervise = "督导" / "supervise" ["指导", "监督"],
    }
}

vocabulary! {
    /// How a duty is known (职责依据). A closed set; `stated` is the strongest.
    Basis, "basis" {
        /// The item itself names the body, in a quote.
        Stated = "明示" / "stated",
        /// The plan's covering rule names the body once for many tasks.
        Default = "统一规定" / "default" ["默认"],
        /// The body is a member of a collective body that is named.
        Group = "集体" / "group",
        /// Not in the document; proposed with a reason.
        Suggested = "建议" / "suggested" ["推定"],
    }
}

vocabulary! {
    /// Genre of a plan (文种).
    #[non_exhaustive]
    Genre, "genre" {
        ImplementationPlan = "实施方案" / "implementation_plan",
        ActionPlan = "行动计划" / "action_plan",
        ActionScheme = "行动方案" / "action_scheme",
        WorkPlan = "工作方案" / "work_plan",
        TaskBreakdown = "分解方案" / "task_breakdown" ["任务分解方案"],
        Programme = "规划" / "programme" ["计划"],
        Opinions = "意见" / "opinions" ["实施意见"],
        Measures = "办法" / "measures",
        /// Holds commitments for the year to come.
        WorkReport = "工作报告" / "work_report" ["政府工作报告"],
    }
}

vocabulary! {
    /// Field of policy (领域).
    #[non_exhaustive]
    Domain, "domain" {
        Air = "大气" / "air" ["空气", "空气质量"],
        Water = "水" / "water" ["水环境", "水利"],
        Soil = "土壤" / "soil" ["土壤环境"],
        Waste = "固体废物" / "waste" ["固废"],
        Noise = "噪声" / "noise",
        Ecology = "生态" / "ecology" ["生态保护"],
        Climate = "气候变化" / "climate",
        Energy = "能源" / "energy",
        Industry = "工业" / "industry",
        Agriculture = "农业农村" / "agriculture" ["农业"],
        Transport = "交通运输" / "transport" ["交通"],
        Housing = "住房和城乡建设" / "housing" ["住建", "城乡建设"],
        Health = "卫生健康" / "health",
        Education = "教育" / "education",
        Economy = "经济" / "economy",
        Society = "社会" / "society" ["民生"],
        Administration = "政务" / "administration",
    }
}

vocabulary! {
    /// Level of government (行政层级).
    Level, "level" {
        National = "国家" / "national" ["中央"],
        Province = "省级" / "province" ["省"],
        Prefecture = "地级" / "prefecture" ["市级", "地市级"],
        County = "县级" / "county" ["区县级", "区级"],
        Township = "乡级" / "township" ["乡镇级", "街道"],
    }
}

vocabulary! {
    /// Kind of a body (机构类型).
    #[non_exhaustive]
    BodyKind, "kind of body" {
        Party = "党委" / "party_committee",
        Government = "人民政府" / "government" ["政府"],
        Office = "办公机构" / "office",
        Department = "工作部门" / "department" ["部门"],
        Branch = "派出机构" / "branch",
        Committee = "议事协调机构" / "committee" ["领导小组"],
        Zone = "管理委员会" / "zone" ["管委会"],
        /// Several bodies under one name, such as 各相关部门.
        Collective = "集合" / "collective",
        Enterprise = "企业" / "enterprise",
    }
}

vocabulary! {
    /// Whether a body is known to exist under its name (核实情况).
    Attestation, "attestation" {
        /// A document that is held, or noted from, prints the name.
        Named = "见于文件" / "named",
        /// The name follows the common pattern; nobody has seen it.
        Unverified = "未核实" / "unverified",
    }
}

vocabulary! {
    /// Validity of a plan or document (效力).
    Validity, "validity" {
        InForce = "有效" / "in_force" ["现行有效"],
        Expired = "失效" / "expired" ["已失效"],
        Repealed = "废止" / "repealed" ["已废止"],
        Amended = "已修订" / "amended" ["修订"],
        Draft = "征求意见" / "draft" ["征求意见稿"],
        Unknown = "未知" / "unknown",
    }
}

vocabulary! {
    /// How much of a plan a file holds (收录范围).
    Extent, "extent" {
        Full = "全部" / "full",
        Partial = "部分" / "partial",
    }
}

vocabulary! {
    /// Kinds of item that a source may count (计数对象).
    Counted, "kind of item" {
        Goals = "目标" / "goals",
        Targets = "指标" / "targets",
        /// Tasks of the first level.
        Tasks = "任务" / "tasks",
        /// The smallest tasks.
        Measures = "措施" / "measures",
        Safeguards = "保障措施" / "safeguards",
    }
}

vocabulary! {
    /// Strength of a commitment (承诺强度).
    Modality, "modality" {
        Must = "必须" / "must",
        Strive = "力争" / "strive",
    }
}

vocabulary! {
    /// Direction of a change (变化方向).
    Direction, "direction" {
        Increase = "上升" / "increase" ["增长"],
        Decrease = "下降" / "decrease" ["减少"],
        Maintain = "保持" / "maintain" ["稳定"],
    }
}

vocabulary! {
    /// How an indicator and its figure compare (比较关系).
    ///
    /// ```
    /// use zhengce::Op;
    ///
    /// assert_eq!("以上".parse::<Op>()?, Op::AtLeast);
    /// assert_eq!(Op::AtLeast.to_string(), ">=");
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    Op, "operator" {
        /// 以上, 不低于.
        AtLeast = ">=" / "at_least" ["以上", "不低于", "≥"],
        /// 以下, 以内, 不超过.
        AtMost = "<=" / "at_most" ["以下", "以内", "不超过", "≤"],
        /// 高于.
        Above = ">" / "above" ["高于"],
        /// 低于.
        Below = "<" / "below" ["低于"],
        /// A bare figure.
        Equal = "=" / "equal" ["等于"],
        /// 左右, 约.
        About = "~" / "about" ["左右", "约"],
    }
}

vocabulary! {
    /// Kind of a document (公文种类 and what goes with it).
    #[non_exhaustive]
    DocumentKind, "kind of document" {
        Notice = "通知" / "notice",
        Plan = "方案" / "plan",
        Interpretation = "解读" / "interpretation" ["政策解读"],
        Report = "报告" / "report",
        Announcement = "公告" / "announcement",
    }
}

vocabulary! {
    /// Whether the public may read a document (公开方式).
    ///
    /// ```
    /// use zhengce::Disclosure;
    ///
    /// assert_eq!("公开发布".parse::<Disclosure>()?, Disclosure::Open);
    /// assert_eq!(Disclosure::Open.to_string(), "主动公开");
    /// # Ok::<(), zhengce::Error>(())
    /// ```
    #[non_exhaustive]
    Disclosure, "way of disclosure" {
        /// Published by the government itself: 此件公开发布.
        Open = "主动公开" / "open" ["公开发布", "公开"],
        /// Given to those who ask.
        OnRequest = "依申请公开" / "on_request",
        /// Published without some of its parts.
        Redacted = "删减后公开" / "redacted" ["删减后公开发布", "部分公开"],
        /// Kept from the public.
        Withheld = "不予公开" / "withheld" ["不公开"],
    }
}

vocabulary! {
    /// What text of a document the corpus holds (文本形态).
    TextKind, "kind of text" {
        /// The text exactly as received.
        Verbatim = "原文" / "verbatim",
        /// Facts noted from the document in our own words and order; quotes prove against the note.
        Notes = "摘记" / "notes",
        /// No text is held.
        Absent = "无" / "absent",
    }
}

vocabulary! {
    /// How a plan stands to an upper one (上位关系).
    ParentKind, "relation" {
        /// Carries out what the upper plan asks.
        Implements = "贯彻落实" / "implements" ["落实"],
        /// Rests on the upper document.
        Basis = "依据" / "basis",
    }
}

vocabulary! {
    /// How a document goes with a plan (配套关系).
    #[non_exhaustive]
    CompanionKind, "companion" {
        Interpretation = "解读" / "interpretation",
        Annex = "附件" / "annex",
        Progress = "进展" / "progress" ["工作报告"],
    }
}
