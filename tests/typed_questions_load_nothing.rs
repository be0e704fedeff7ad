//! The dictionary of Chinese words is looked into by full text that needs it and by nothing else. One test: it looks at its own process.
#![cfg(feature = "search")]

use zhengce::search::has_cut_words;
use zhengce::{Domain, Library, Role};

#[test]
fn only_terms_of_several_words_look_into_the_dictionary() {
    let library = Library::bundled().unwrap();
    library.tasks().body("水务局").role(Role::Lead).including_suggested().run().unwrap();
    library.targets().region("二道区").domain(Domain::Air).indicator("优良天数").run().unwrap();
    library.ask("单位:水务局 到期:<=2021-12").unwrap().run().unwrap();
    assert!(!has_cut_words());
    // Nor do words of the corpus and questions in natural words, whose characters are looked for.
    library.tasks().matching("黑臭水体").run().unwrap();
    library.search("农村的黑臭水体怎么治理？").run().unwrap();
    assert!(!has_cut_words());
    library.tasks().matching("治理农村污染").run().unwrap();
    assert!(has_cut_words());
}
