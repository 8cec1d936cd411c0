//! Every rule has a folder of declarations that break it and declarations that do not.

#[test]
fn rules_are_shown_by_rustc() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/*/pass_*.rs");
    cases.compile_fail("tests/ui/*/fail_*.rs");
}
