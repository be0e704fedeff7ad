//! The text form of a question: `单位:水务局 角色:牵头 领域:水 到期:<=2021-12 再生水`.
//!
//! Conditions stand side by side and all hold; `|` parts alternatives, `( )` groups, `-` in front denies.
//! A condition is a key, a colon (half- or full-width) and a value; several values are parted by commas and
//! any of them will do. Words without a key are looked for in the text, quoted ones exactly so.
//! Role and basis speak of the body asked for beside them.
//!
//! | key | English | value |
//! |---|---|---|
//! | 类型 | kind | 方案 目标 指标 任务 保障措施 单位 文件 |
//! | 方案 | plan | id, document number, or words of the title |
//! | 区域 | region | name or code (GB/T 2260); the regions in it are meant too |
//! | 领域 | domain | 大气 水 土壤 … |
//! | 单位 | body | full, short or general name |
//! | 角色 | role | 牵头 配合 负责 按职责分工负责 负责落实 督导 |
//! | 依据 | basis | 明示 统一规定 集体 建议 |
//! | 到期 | due | `2021`, `<=2021-12`, `2021..2025` |
//! | 发布 | issued | as 到期 |
//! | 指标 | indicator | words of its name |
//! | 比较 | op | `>=` `<=` `>` `<` `=` `~` |
//! | 数值 | value | `84`, `>=84`, `80..90` |
//! | 效力 | validity | 有效 失效 废止 … |
//! | 全文 | text | words |

mod key;
mod lexer;
mod parser;
mod print;

#[cfg(test)]
mod tests;
