//! The dictionary of Chinese words is loaded by full text and by nothing else. One test: it looks at its own process.
#![cfg(feature = "search")]

use zhengce::search::is_dictionary_loaded;
use zhengce::{Domain, Library, Role};

#[test]
fn only_full_text_loads_the_dictionary() {
    let library = Library::bundled().unwrap();
    library.tasks().body("水务局").role(Role::Lead).including_suggested().run().unwrap();
    library.targets().region("二道区").domain(Domain::Air).indicator("优良天数").run().unwrap();
    library.ask("单位:水务局 到期:<=2021-12").unwrap().run().unwrap();
    assert!(!is_dictionary_loaded());
    library.tasks().matching("黑臭水体").run().unwrap();
    assert!(is_dictionary_loaded());
}
