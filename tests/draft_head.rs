//! What is read off the head and the frame of a document, through the public interface only.
#![cfg(feature = "draft")]

use zhengce::draft::{self, Doubt, Drafts, Labels};
use zhengce::read::Reader;
use zhengce::text::SourceText;
use zhengce::{Corpus, Disclosure, Severity, check, yaml};

fn drafts(text: &str) -> Drafts {
    draft::plan(&SourceText::new("方案.txt", text), &Corpus::bundled().unwrap()).unwrap()
}

fn labels(text: &str) -> Labels {
    draft::labels(&SourceText::new("方案.txt", text)).unwrap()
}

#[test]
fn heads_are_read_over_broken_lines_and_with_titles_inside() {
    let text = "安平市发展和改革委员会　安平市财政局\n关于印发《安平市贯彻〈节水行动方案〉\n实施细则》的通知\n安发改规〔2026〕12号\n\
                各县（区）人民政府，市政府各部门：\n现将《安平市贯彻〈节水行动方案〉实施细则》印发给你们，请认真贯彻执行。\n\
                附件：1.任务分工表\n2.联系人名单\n安平市发展和改革委员会\n安平市财政局\n2026年3月5日\n（此件公开发布）\n\
                安平市贯彻《节水行动方案》实施细则\n一、主要任务\n（一）推广器具。（市水利局负责）\n";
    let drafts = drafts(text);
    let labels = labels(text);
    assert_eq!(
        labels.title.as_deref(),
        Some(
            "安平市发展和改革委员会　安平市财政局关于印发《安平市贯彻〈节水行动方案〉实施细则》的通知"
        )
    );
    assert_eq!(labels.number.as_deref(), Some("安发改规〔2026〕12号"));
    assert_eq!(labels.issuer, ["安平市发展和改革委员会", "安平市财政局"]);
    assert_eq!(labels.signed.as_deref(), Some("2026-03-05"));
    assert_eq!(labels.outline.len(), 2);
    assert_eq!(drafts.plans.len(), 1);
}

#[test]
fn the_title_of_a_page_that_leaves_out_the_issuer_stands_back() {
    let rest = "安平市节水工作方案\n一、主要任务\n（一）推广器具。（市水利局负责）\n安平市人民政府\n2026年3月5日\n";
    for (own, title) in [
        ("安平市人民政府 关于印发节水工作方案的通知", "安平市人民政府 关于印发节水工作方案的通知"),
        (
            "安平市人民政府关于印发\n安平市节水工作方案的通知",
            "安平市人民政府关于印发安平市节水工作方案的通知",
        ),
        ("安平市节水工作方案", "关于印发节水工作方案的通知"),
    ] {
        let labels = labels(&format!(
            "关于印发节水工作方案的通知\n{own}\n各县区人民政府：\n现印发给你们。\n{rest}"
        ));
        assert_eq!(labels.title.as_deref(), Some(title));
        assert_eq!(labels.issuer, ["安平市人民政府"]);
    }
}

#[test]
fn numbers_before_the_title_and_behind_labels_in_brackets_are_read() {
    let rest = "各县区人民政府：\n现印发给你们。\n一、主要任务\n（一）推广器具。（市水利局负责）\n";
    let title = "安平市人民政府关于印发节水若干措施的通知";
    for head in [
        format!("安政发〔2026〕3号-{title}\n"),
        format!(
            "{title}\n[发文机构] 安平市人民政府\n[发文字号] 安政发〔2026〕3号\n[有效性] 有效\n"
        ),
        format!("{title}\n【文号】安政发〔2026〕3号\n"),
    ] {
        let labels = labels(&format!("{head}{rest}"));
        assert_eq!(labels.title.as_deref(), Some(title), "{head}");
        assert_eq!(labels.number.as_deref(), Some("安政发〔2026〕3号"), "{head}");
        assert_eq!(labels.issuer, ["安平市人民政府"], "{head}");
    }
}

#[test]
fn what_the_title_of_a_plan_takes_in() {
    for (head, title) in [
        ("安平市节水发展规划\n（2026—2030年）\n", "安平市节水发展规划（2026—2030年）"),
        (
            "安平市人民政府关于落实《节水工作报告》\n重点工作分工的意见\n安政发〔2026〕3号\n",
            "安平市人民政府关于落实《节水工作报告》重点工作分工的意见",
        ),
    ] {
        let labels = labels(&format!("{head}一、主要任务\n（一）推广器具。（市水利局负责）\n"));
        assert_eq!(labels.title.as_deref(), Some(title));
    }
}

#[test]
fn what_the_table_of_a_page_says_of_disclosure_is_kept() {
    let page = |way: &str| {
        let page = format!(
            "<html><body><table><tr><td>索引号：</td><td>11220105/2026-001</td></tr><tr><td>公开方式：</td><td>{way}</td></tr></table>\
             <div class=main><h1>安平市节水工作方案</h1><p>一、主要任务</p><p>（一）推广节水器具，改造老旧管网。（市水利局负责）</p></div></body></html>"
        );
        let source = Reader::new().read_bytes("page.html", page.as_bytes()).unwrap();
        draft::plan(&source, &Corpus::bundled().unwrap()).unwrap().document.disclosure
    };
    assert_eq!(page("主动公开"), Some(Disclosure::Open));
    assert_eq!(page("依申请公开"), Some(Disclosure::OnRequest));
    assert_eq!(page("见附件"), None);
}

#[test]
fn one_notice_may_carry_several_plans() {
    let plan = |title: &str| {
        format!(
            "{title}\n一、工作目标\n水质达标率达到95%以上。\n二、主要任务\n（一）加强监测。（市水利局负责）\n三、保障措施\n（一）加强领导。\n"
        )
    };
    let text = format!(
        "安平市人民政府关于印发安平市河流治理实施方案和安平市湖泊治理实施方案的通知\n安政发〔2026〕3号\n各县区人民政府：\n现印发给你们。\n安平市人民政府\n2026年3月5日\n{}{}",
        plan("安平市河流治理实施方案"),
        plan("安平市湖泊治理实施方案")
    );
    let drafts = drafts(&text);
    let titles: Vec<&str> = drafts.plans.iter().map(|plan| plan.title.as_str()).collect();
    assert_eq!(titles, ["安平市河流治理实施方案", "安平市湖泊治理实施方案"]);
    for plan in &drafts.plans {
        assert_eq!((plan.goals.len(), plan.tasks.len(), plan.safeguards.len()), (1, 1, 1));
    }
}

#[test]
fn purpose_and_days_of_force_are_read() {
    let text = "安平市人民政府关于节水的意见\n安政发〔2026〕3号\n各县区人民政府：\n为推进节水工作，保障供水安全，\
                根据有关法律，结合我市实际，提出如下意见。\n一、主要任务\n（一）改造管网。（市水利局负责）\n\
                本意见自2026年4月1日起施行，有效期至2031年3月31日。\n附件：1.任务分工表\n安平市人民政府\n\
                2026年3月5日\n（此件公开发布）\n";
    let drafts = drafts(text);
    let plan = &drafts.plans[0];
    let purpose = plan.purpose.as_ref().unwrap();
    assert_eq!(purpose.text, "推进节水工作，保障供水安全");
    assert_eq!(plan.dates.effective.as_ref().unwrap().to_string(), "2026-04-01");
    assert_eq!(plan.dates.expires.as_ref().unwrap().to_string(), "2031-03-31");
    let found = check::run(&drafts.within(&Corpus::bundled().unwrap(), text).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
}

#[test]
fn whom_it_addresses_what_it_attaches_and_whether_it_is_public_are_read() {
    let text = "安平市人民政府关于节水的意见\n安政发〔2026〕3号\n各县（市、区）人民政府，市政府各委、办、局：\n\
                为推进节水工作，提出如下意见。\n一、主要任务\n（一）改造管网。（市水利局负责）\n\
                附件：1.任务分工表\n2.联系人名单\n安平市人民政府\n2026年3月5日\n（此件依申请公开）\n";
    let drafts = drafts(text);
    let document = &drafts.document;
    assert_eq!(document.addressees, ["各县（市、区）人民政府", "市政府各委、办、局"]);
    assert_eq!(document.attachments, ["任务分工表", "联系人名单"]);
    assert_eq!(document.disclosure, Some(Disclosure::OnRequest));
    let found = check::run(&drafts.within(&Corpus::bundled().unwrap(), text).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
    insta::assert_snapshot!(yaml::to_string(document).unwrap());
}

#[test]
fn a_notice_says_how_long_what_it_carries_holds() {
    let text = "安平市财政局关于印发安平市节水资金管理办法的通知\n安财规〔2026〕12号　　　　签发人：张三\n\
                各县、区财政局，市直有关单位：\n现将《安平市节水资金管理办法》印发给你们。\n\
                本通知自2026年4月1日起施行，有效期3年。\n安平市财政局\n2026年3月5日\n安平市节水资金管理办法\n\
                一、主要任务\n（一）改造管网。（市水利局负责）\n";
    let drafts = drafts(text);
    assert_eq!(labels(text).number.as_deref(), Some("安财规〔2026〕12号"));
    assert_eq!(drafts.document.addressees, ["各县、区财政局", "市直有关单位"]);
    let dates = &drafts.plans[0].dates;
    let day = |date: &Option<zhengce::PartialDate>| date.as_ref().unwrap().to_string();
    assert_eq!(
        (day(&dates.effective), day(&dates.expires)),
        ("2026-04-01".into(), "2029-03-31".into())
    );
    assert_eq!(drafts.document.dates.expires, dates.expires);
    let found = check::run(&drafts.within(&Corpus::bundled().unwrap(), text).unwrap());
    assert_eq!(found.count(Severity::Error), 0, "{found}");
}

#[test]
fn a_term_ends_where_the_day_is_known_from_which_it_runs() {
    for (said, ends) in [
        ("本意见自印发之日起施行，有效期5年。", Some("2031-03-04")),
        ("本意见自印发之日起实施。有效期为三年。", Some("2029-03-04")),
        ("本意见自2026年5月1日起施行，有效期2年。", Some("2028-04-30")),
        ("本意见自印发之日起30日后施行，有效期5年。", None),
        ("本意见有效期5年。", None),
    ] {
        let text = format!(
            "安平市人民政府关于节水的意见\n安政发〔2026〕3号\n一、主要任务\n（一）改造管网。（市水利局负责）\n\
             {said}\n安平市人民政府\n2026年3月5日\n"
        );
        let drafts = drafts(&text);
        let expires = drafts.plans[0].dates.expires.as_ref();
        assert_eq!(expires.map(ToString::to_string).as_deref(), ends, "{said}");
        assert_eq!(expires, drafts.document.dates.expires.as_ref());
        let told = |note: &draft::Note| note.message.contains("dates.expires");
        assert_eq!(drafts.report.notes.iter().any(told), ends.is_none(), "{}", drafts.report);
        let found = check::run(&drafts.within(&Corpus::bundled().unwrap(), &text).unwrap());
        assert_eq!(found.count(Severity::Error), 0, "{found}");
    }
}

#[test]
fn a_term_without_dates_is_told() {
    let text = "安平市节水办法\n一、主要任务\n（一）改造管网。（市水利局负责）\n\
                本办法自印发之日起施行，有效期5年。\n";
    let drafts = drafts(text);
    assert_eq!(drafts.plans[0].dates.expires, None);
    let told = |note: &draft::Note| note.doubt == Doubt::Head && note.message.contains("有效期5年");
    assert!(drafts.report.notes.iter().any(told), "{}", drafts.report);
}

#[test]
fn a_text_without_a_title_is_named_by_its_opening() {
    for (text, title) in [
        ("安平市加强节水管理工作 3月5日，安平市召开会议。推进节水。", "安平市加强节水管理工作"),
        (
            "3月5日，安平市召开会议，推进节水。会议要求改造管网。",
            "3月5日，安平市召开会议，推进节水",
        ),
        (
            "某市任务分工表\n序号\t主要任务\t牵头单位\t完成时限\n1\t改造管网\t市水利局\t2026年底前\n",
            "某市任务分工表",
        ),
    ] {
        assert_eq!(drafts(text).document.title, title);
    }
}

#[test]
fn issuers_take_their_whole_names_from_the_signature() {
    let text = "市政府关于印发安平市节水方案的通知\n安政发〔2026〕3号\n各县区人民政府：\n现将方案印发给你们。\n\
                安平市人民政府\n2026年3月5日\n安平市节水方案\n一、主要任务\n（一）改造管网。（市水利局负责）\n";
    assert_eq!(labels(text).issuer, ["安平市人民政府"]);
}
