/// Texts that try every corner of YAML, right and wrong; what matters is that each gets a verdict.
enum YAMLInputs {
  /// Texts that libyaml reads.
  static let readable = [
    "", "\n", "\u{FEFF}", "\u{FEFF}a: 1\n", "# only a comment", "---", "---\n...\n", "--- # comment\n---\n",
    "a",
    "a: b", "- a\n- b", "- - a\n  - b\n-\n  - c", "-\n- \n-\n",
    "a:\n- b\n- c\nd: e", "a:\n  b:\n    c: d\n", "? a\n: b\n? c", "? - a\n: - b", "? |\n  key\n: value",
    "? {a: b}\n: {c: d}", "{}", "[]", "[a, b, ]", "{a: 1, b: , c}", "{a, b: c}", "[a: b, {c: d}]",
    "{? a : b}",
    "{\"a\":b}", "[[[[[]]]]]", "a: |\n  one\n   two\n\n  three\n", "a: |-\n  x\n\n", "a: |+\n  x\n\n",
    "a: |2\n    x",
    "a: >\n  folded\n  text\n\n   more\n", "a: >-2\n   x\n", "- |\n x\n- >\n y\n", "'it''s'",
    "\"\\x41\\u00e9\\U0001F642\"",
    "\"a\\\n  b\"", "\"one\n  two\n\n  three\"", "'one\n  two'", "plain\n  over\n  lines",
    "a: plain\n  over # no\n",
    "a: b#c", "a: 'x' # c", "&a b", "- &a 1\n- *a\n- *a", "&a : b", "a: &x\nb: *x",
    "&k a: &v b\n*k : *v",
    "<<: {a: 1}", "- &b {x: 1}\n- {<<: *b, y: 2}", "- &b {x: 1}\n- <<: [*b, *b]", "!!str a", "! a",
    "!local a",
    "!<tag:yaml.org,2002:str> a", "%TAG ! tag:example.com,2026:\n---\n!x a", "%YAML 1.1\n---\na",

    "a: 1\n---\nb: 2\n...\n---\nc: 3\n", "--- a\n--- b", "--- |\n x\n--- >\n y", "--- {a: b}\n...\n# after\n",
    "a: ~\nb: null\nc: yes\nd: 0o7\ne: 1_000\nf: 1:30\ng: .inf\nh: 2026-01-01\n", "\"quoted\": 'too'",
    "a: !!map {b: c}",
    "a : b", "a:\tb", "a: [\n  b,\n  c\n]\n", "a: {\n  b: c\n}\n", "한글: 카드\n🙂: 🙂🙂\n",

    "a: b\r\nc: d\r\n", "a: b\rc: d\r", "-1", "- -1", "a: '- b'",
    ":a: b", "a: :b", "a: 'b: c'", "http://x: y", "a?b: c", "\"a\": \"\"", "a: ''", "key with blanks: v",
    "{a: b}: c",
    "[a]: b", "- !!seq []\n- !!map {}", "- # nothing\n- x", "a: # nothing\n  b", "a: >\n\n\n  x",

  ]

  /// Texts that no YAML reader should take.
  static let broken = [
    "a: b: c", "a: [", "\t# tab comment\na: b", "a: -", "a: x\u{2028}y", "a: \u{85}b", "%OTHER x\n--- a",
    "&a [*a]", "a: ]", "{", "}", "[a", "{a: b", "\"open", "'open", "a: \"b\" c", "a: 'b' c: d",
    "\ta: b",
    "a:\n\tb: c", "a:\n  b: c\n d: e", "- a\nb: c", "a: b\n- c", "*unknown", "a: *unknown", "&", "*",
    "&a &b c", "@a",
    "`a", "%", "%YAML\n---\na", "%YAML 9.9\n--- a", "%YAML 1.1\n%YAML 1.1\n--- a", "!<", "!<tag", "!x!y z",
    "\"\\q\"", "\"\\x4\"", "\"\\uD800\"", "\"\\U00110000\"", "a: |x\n b", "a: |0\n b", "a: |10\n b",
    "a: >\n\tx", "? a\nb",
    "[a, , b]", "[,]", "{,}", "{a: b, , c: d}", "[a b: c d: e]", "[a\n---\n]", "\"a\n---\nb\"", "--- a\nb: c",
    "a: b\n... x", "a\u{0}b", "a: \u{1}", "a: \u{7F}", "a: \u{FFFE}", "a: 1\n\u{FEFF}b: 2",
    "- - -\n-\n  -\n -", "{a: &x, b: *y}",
    "[[[[", "]]]]", "{{{{", "a: &a [*a, *a, *a]", "&a {<<: *a}", "<<: a", "<<: [a, b]", "<<: *x",
    "-a: b\n - c", "? ? ? ?",
    ": : : :", "- : - : -", "a:\n    - b\n   - c", "'a\n'b: c", "key: 'a'b", "x: [a: b: c]", "!!int a b: c",
    "%TAG x\n--- a",
  ]
}
