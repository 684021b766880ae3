//! The reader of JSON.

use game::kernel::json::{Value, parse, quoted};

#[test]
fn values_are_read_and_written_back() {
    let text = r#"{"a": [1, -2, 0, 3.5, -1e3], "b": {"c": null, "d": true}, "e": "x\"\\\u00e9"}"#;
    let value = parse(text).expect("it is JSON");
    let written =
        r#"{"a": [1, -2, 0, 3.5, -1000.0], "b": {"c": null, "d": true}, "e": "x\"\\\u00e9"}"#;
    assert_eq!(value.to_string(), written);
    assert_eq!(value.get("e").and_then(Value::text), Some("x\"\\é"));
    assert_eq!(parse(" [ ] "), Ok(Value::List(vec![])));
    assert_eq!(parse("{}"), Ok(Value::Object(vec![])));
}

#[test]
fn the_last_of_equal_keys_counts() {
    let value = parse(r#"{"a": 1, "a": 2}"#).expect("it is JSON");
    assert_eq!(value.get("a").and_then(Value::whole), Some(2));
}

#[test]
fn letters_beyond_the_first_plane_are_pairs() {
    assert_eq!(parse(r#""\ud83d\ude00""#), Ok(Value::Text("😀".to_owned())));
    assert_eq!(quoted("😀\n"), r#""\ud83d\ude00\n""#);
}

#[test]
fn numbers_that_do_not_fit_are_no_whole_ones() {
    assert_eq!(parse("5000000000").expect("JSON").whole(), None);
    assert!(matches!(parse("99999999999999999999"), Ok(Value::Real(_))));
}

#[test]
fn errors_say_what_is_wrong_and_where() {
    let cases = [
        ("", "Expecting value: line 1 column 1 (char 0)"),
        (
            "[1,\n 2",
            "Expecting ',' delimiter: line 2 column 3 (char 6)",
        ),
        ("[1,]", "Expecting value: line 1 column 4 (char 3)"),
        (
            "{a",
            "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ),
        (
            r#"{"a" 1}"#,
            "Expecting ':' delimiter: line 1 column 6 (char 5)",
        ),
        (
            r#"["a"#,
            "Unterminated string starting at: line 1 column 2 (char 1)",
        ),
        (
            "\"a\n\"",
            "Invalid control character at: line 1 column 3 (char 2)",
        ),
        (r#""\x""#, "Invalid \\escape: line 1 column 2 (char 1)"),
        (
            r#""\u12""#,
            "Invalid \\uXXXX escape: line 1 column 3 (char 2)",
        ),
        ("1 2", "Extra data: line 1 column 3 (char 2)"),
        ("01", "Extra data: line 1 column 2 (char 1)"),
        ("-", "Expecting value: line 1 column 1 (char 0)"),
        ("nul", "Expecting value: line 1 column 1 (char 0)"),
    ];
    for (text, wanted) in cases {
        let error = parse(text).expect_err("it is no JSON");
        assert_eq!(error.to_string(), wanted, "{text}");
    }
    assert!(parse(&"[".repeat(100_000)).is_err());
}
