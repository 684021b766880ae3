//! A small reader of JSON: maps, recordings and the saved game.

use std::error::Error;
use std::fmt;

/// A JSON value. An object keeps the order of its keys; the last of equal keys counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    /// A number without a fraction or an exponent.
    Whole(i64),
    Real(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Returns what an object holds under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .rev()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns a whole number that fits 32 bits.
    #[must_use]
    pub fn whole(&self) -> Option<i32> {
        match self {
            Self::Whole(number) => i32::try_from(*number).ok(),
            _ => None,
        }
    }

    /// Returns a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the items of a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// Writes the value on one line, with a space after each comma and colon, in ASCII.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => write!(out, "null"),
            Self::Bool(truth) => write!(out, "{truth}"),
            Self::Whole(number) => write!(out, "{number}"),
            Self::Real(number) => write!(out, "{number:?}"),
            Self::Text(text) => write!(out, "{}", quoted(text)),
            Self::List(items) => {
                write!(out, "[")?;
                for (place, item) in items.iter().enumerate() {
                    write!(out, "{}{item}", if place == 0 { "" } else { ", " })?;
                }
                write!(out, "]")
            }
            Self::Object(entries) => {
                write!(out, "{{")?;
                for (place, (key, value)) in entries.iter().enumerate() {
                    let comma = if place == 0 { "" } else { ", " };
                    write!(out, "{comma}{}: {value}", quoted(key))?;
                }
                write!(out, "}}")
            }
        }
    }
}

/// Returns a text as JSON writes it, in ASCII.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            '\u{8}' => written.push_str("\\b"),
            '\u{c}' => written.push_str("\\f"),
            ' '..='~' => written.push(letter),
            _ => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    written.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    written.push('"');
    written
}

/// Why a text is no JSON, and where: the line and the column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    problem: &'static str,
    line: usize,
    column: usize,
    letter: usize,
}

impl fmt::Display for JsonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            problem,
            line,
            column,
            letter,
        } = self;
        write!(
            out,
            "{problem}: line {line} column {column} (char {letter})"
        )
    }
}

impl Error for JsonError {}

/// Values may be nested so deep; no file of a game comes near it.
const DEEPEST: usize = 200;

/// Returns the value that a text holds.
///
/// # Errors
///
/// The text is no JSON.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader {
        letters: text.chars().collect(),
        place: 0,
    };
    let value = reader.value(0)?;
    if reader.place < reader.letters.len() {
        return Err(reader.error("Extra data", reader.place));
    }
    Ok(value)
}

struct Reader {
    letters: Vec<char>,
    place: usize,
}

impl Reader {
    fn error(&self, problem: &'static str, letter: usize) -> JsonError {
        let before = &self.letters[..letter];
        let start = before.iter().rposition(|found| *found == '\n');
        JsonError {
            problem,
            line: before.iter().filter(|found| **found == '\n').count() + 1,
            column: letter - start.map_or(0, |place| place + 1) + 1,
            letter,
        }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.place).copied()
    }

    /// Passes a letter if it is the next one.
    fn takes(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.place += usize::from(found);
        found
    }

    fn skip_blanks(&mut self) {
        while let Some(' ' | '\t' | '\n' | '\r') = self.peek() {
            self.place += 1;
        }
    }

    /// Reads a value and the blanks around it.
    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.skip_blanks();
        let start = self.place;
        if depth > DEEPEST {
            return Err(self.error("Too many levels", start));
        }
        let value = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Value::Text(self.text()?),
            Some('-' | '0'..='9') => self.number()?,
            _ => self.word()?,
        };
        self.skip_blanks();
        Ok(value)
    }

    fn word(&mut self) -> Result<Value, JsonError> {
        let words = [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ];
        let rest = &self.letters[self.place..];
        for (word, value) in words {
            if rest.iter().copied().take(word.len()).eq(word.chars()) {
                self.place += word.len();
                return Ok(value);
            }
        }
        Err(self.error("Expecting value", self.place))
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let start = self.place;
        self.takes('-');
        let digits = self.digits();
        let first = self.letters.get(self.place - digits);
        if digits == 0 {
            return Err(self.error("Expecting value", start));
        }
        if digits > 1 && first == Some(&'0') {
            self.place -= digits - 1;
            return Ok(Value::Whole(0));
        }
        let mut whole = true;
        let end = self.place;
        if self.takes('.') {
            if self.digits() == 0 {
                self.place = end;
            } else {
                whole = false;
            }
        }
        let end = self.place;
        if self.takes('e') || self.takes('E') {
            if !self.takes('+') {
                self.takes('-');
            }
            if self.digits() == 0 {
                self.place = end;
            } else {
                whole = false;
            }
        }
        let written: String = self.letters[start..self.place].iter().collect();
        let number = written.parse().ok().filter(|_| whole);
        let real = || Value::Real(written.parse().unwrap_or(f64::NAN));
        Ok(number.map_or_else(real, Value::Whole))
    }

    /// Passes digits, and returns how many.
    fn digits(&mut self) -> usize {
        let start = self.place;
        while let Some('0'..='9') = self.peek() {
            self.place += 1;
        }
        self.place - start
    }

    fn list(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.place += 1;
        let mut items = Vec::new();
        self.skip_blanks();
        if self.takes(']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(']') {
                return Ok(Value::List(items));
            }
            if !self.takes(',') {
                return Err(self.error("Expecting ',' delimiter", self.place));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, JsonError> {
        const KEY: &str = "Expecting property name enclosed in double quotes";
        self.place += 1;
        let mut entries = Vec::new();
        self.skip_blanks();
        if self.takes('}') {
            return Ok(Value::Object(entries));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some('"') {
                return Err(self.error(KEY, self.place));
            }
            let key = self.text()?;
            self.skip_blanks();
            if !self.takes(':') {
                return Err(self.error("Expecting ':' delimiter", self.place));
            }
            entries.push((key, self.value(depth + 1)?));
            if self.takes('}') {
                return Ok(Value::Object(entries));
            }
            if !self.takes(',') {
                return Err(self.error("Expecting ',' delimiter", self.place));
            }
        }
    }

    fn text(&mut self) -> Result<String, JsonError> {
        let start = self.place;
        self.place += 1;
        let mut units = String::new();
        loop {
            match self.peek() {
                None => return Err(self.error("Unterminated string starting at", start)),
                Some('"') => {
                    self.place += 1;
                    return Ok(units);
                }
                Some('\\') => units.push(self.escape(start)?),
                Some(letter) if letter < ' ' => {
                    return Err(self.error("Invalid control character at", self.place));
                }
                Some(letter) => {
                    self.place += 1;
                    units.push(letter);
                }
            }
        }
    }

    fn escape(&mut self, start: usize) -> Result<char, JsonError> {
        let slash = self.place;
        self.place += 2;
        let Some(letter) = self.letters.get(slash + 1) else {
            return Err(self.error("Unterminated string starting at", start));
        };
        Ok(match letter {
            '"' | '\\' | '/' => *letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode(slash)?,
            _ => return Err(self.error("Invalid \\escape", slash)),
        })
    }

    /// Reads the letter of `\uXXXX`, or of two such that are a surrogate pair.
    fn unicode(&mut self, slash: usize) -> Result<char, JsonError> {
        let first = self.unit(slash)?;
        let next = &self.letters[self.place..];
        if (0xD800..0xDC00).contains(&first) && next.starts_with(&['\\', 'u']) {
            let place = self.place;
            self.place += 2;
            let second = self.unit(place)?;
            if let Some(Ok(letter)) = char::decode_utf16([first, second]).next() {
                return Ok(letter);
            }
            self.place = place;
        }
        Ok(char::from_u32(u32::from(first)).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self, slash: usize) -> Result<u16, JsonError> {
        let digits: String = self.letters[self.place..].iter().take(4).collect();
        let hexadecimal = digits.len() == 4 && digits.chars().all(|one| one.is_ascii_hexdigit());
        match u16::from_str_radix(&digits, 16) {
            Ok(unit) if hexadecimal => {
                self.place += 4;
                Ok(unit)
            }
            _ => Err(self.error("Invalid \\uXXXX escape", slash + 1)),
        }
    }
}
