//! Radicals (部首) that stand for whole characters: programs that print PDF write ⼈⺠政府 where a font draws both alike.

/// The characters of the radicals from U+2E80, by the equivalence of Unicode; those without one stand for themselves.
const SUPPLEMENT: &str = "\
    ⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬\
    爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲\
    讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉\
    齐歯齿竜龙龜亀龟";

/// The characters of the radicals from U+2F00; ⼾ is 户, as fonts of the mainland draw it.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕\
    大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日\
    曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
    衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The character that a radical stands for; `None` for what is none.
pub(super) fn character(c: char) -> Option<char> {
    let (first, table) = match c {
        '\u{2e80}'..='\u{2ef3}' => (0x2e80, SUPPLEMENT),
        '\u{2f00}'..='\u{2fd5}' => (0x2f00, KANGXI),
        _ => return None,
    };
    let at = usize::try_from(u32::from(c) - first).ok()?;
    table.chars().nth(at).filter(|character| *character != c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_radical_of_a_block_has_its_place() {
        assert_eq!((SUPPLEMENT.chars().count(), KANGXI.chars().count()), (116, 214));
        let read = |text: &str| text.chars().map(|c| character(c).unwrap_or(c)).collect::<String>();
        assert_eq!(read("⼈⺠政府、⼯业、⻓江、⻅⻛⿓⼀⿕"), "人民政府、工业、长江、见风龍一龠");
        assert_eq!(read("棚⼾区⻳⻰"), "棚户区龟龙");
        assert_eq!(character('⺚'), None);
        assert_eq!(character('人'), None);
    }
}
