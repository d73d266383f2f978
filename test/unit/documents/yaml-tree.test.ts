import { describe, expect, it } from 'vitest';
import { yamlTree } from '../../../src/documents/yaml-tree.ts';

/** The faults of a text as `rule line:column marked message`. */
function faults(text: string): readonly string[] {
  const tree = yamlTree(text);
  return tree.faults.map((fault) => {
    const { line, column } = tree.lines.position(fault.start);
    return `${fault.rule} ${line}:${column} [${text.slice(fault.start, fault.end)}] ${fault.message}`;
  });
}

const cases: readonly (readonly [name: string, text: string, ...faults: string[]])[] = [
  ['a tab', 'name:\n\tlast: Ruiz\n', 'yaml/tab 2:1 [\t] this line is indented by a tab'],
  [
    'tabs',
    'a:\n\t- b\n\t- c\nd:\n  e: 1\n\tf: 2\n',
    'yaml/tab 2:1 [\t] this line is indented by a tab, and 2 more are',
  ],
  ['tabs after blanks', 'a:\n  b: 1\n \tc: 1\n', 'yaml/tab 3:2 [\t] this line is indented by a tab'],
  [
    'a repeated key',
    'a: 1\nb: 2\na: 3\n',
    'yaml/duplicate-key 3:1 [a] the key `a` stands twice in one map, first on line 1',
  ],
  ['an anchor', 'a: &x 1\nb: 2\n', 'yaml/anchor 1:4 [&x] `&x` gives a value a name to be referred to by'],
  [
    'an alias',
    'a: &x 1\nb: *x\n',
    'yaml/anchor 1:4 [&x] `&x` gives a value a name to be referred to by',
    'yaml/anchor 2:4 [*x] `*x` stands for a value written elsewhere',
  ],
  [
    'a tag',
    'a: !!str 02139\nb: !foo {c: 1}\n',
    'yaml/tag 1:4 [!!str] `!!str` is a tag, which documents do without',
    'yaml/tag 2:4 [!foo] `!foo` is a tag, which documents do without',
  ],
  [
    'a merge',
    'a: &b {c: 1}\nd:\n  <<: *b\n',
    'yaml/anchor 1:4 [&b] `&b` gives a value a name to be referred to by',
    'yaml/anchor 3:3 [<<] a merge key (`<<`) takes in members from elsewhere, which documents do without',
    'yaml/anchor 3:7 [*b] `*b` stands for a value written elsewhere',
  ],
  [
    'a directive',
    '%YAML 1.1\n---\na: yes\n',
    'yaml/tag 1:1 [%YAML 1.1] a line that begins with `%` is a directive, which documents do without',
  ],
  ['two documents', 'a: 1\n---\nb: 2\n', 'yaml/documents 2:1 [---] a second document begins here'],
  ['nothing', '', 'file/empty 1:1 [] the file says nothing'],
  ['only a comment', '# later\n', 'file/empty 1:1 [] the file says nothing'],
  ['an open double quote', 'a: "foo\nb: 2\nc: "x"\n', 'yaml/syntax 1:4 ["foo] the quote that opens here is not closed'],
  [
    'an open double quote to the end',
    'a: "foo\nb: 2\nc: 3\n',
    'yaml/syntax 1:4 ["foo] the quote that opens here is not closed',
  ],
  [
    'an apostrophe in single quotes',
    "a: 'O'Brien'\nb: 2\n",
    "yaml/syntax 1:7 [Brien'] text stands after the closing quote",
  ],
  ['an open single quote', "a: 'it''s\nb: 2\n", "yaml/syntax 1:4 ['it''s] the quote that opens here is not closed"],
  [
    'an open bracket',
    'a: [1, 2\nb: 3\nc: 4\n',
    'yaml/syntax 1:4 [[1, 2] the bracket `[` that opens here is not closed',
  ],
  ['an open brace', 'a: {b: 1\nc: 3\n', 'yaml/syntax 1:4 [{b: 1] the bracket `{` that opens here is not closed'],
  ['the wrong bracket', 'a: [1, 2}\nb: 1\n', 'yaml/syntax 1:4 [[1, 2}] the bracket `[` that opens here is not closed'],
  ['a closing bracket too many', 'a: 1\n]\n', 'yaml/syntax 2:1 []] `]` closes a bracket that was never opened'],
  [
    'two brackets too many',
    'a: [1 2: 3, ]]\nb: 1\n',
    'yaml/syntax 1:14 []] `]` closes a bracket that was never opened',
  ],
  [
    'two colons',
    'a: 1\nnote: call back: Tuesday\nz: 2\n',
    'yaml/syntax 2:7 [call back: Tuesday] a second `: ` stands in the line',
  ],
  ['no blank after the colon', 'a: 2\nnpi:1\nc: 3\n', 'yaml/syntax 2:4 [:] the colon needs a blank after it'],
  ['no blank after the last colon', 'a: 2\nnpi:1\n', 'yaml/syntax 2:4 [:] the colon needs a blank after it'],
  [
    'no colon',
    'a: 1\nfoo\nb: 2\n',
    'yaml/syntax 2:1 [foo] this line is neither a member (`key: value`) nor an item (`- value`)',
  ],
  [
    'a line indented below a value',
    'name:\n  last: x\n   first: y\nnpi: 1\n',
    'yaml/syntax 3:4 [first: y] this line is indented below one that has a value already',
  ],
  [
    'a line indented less',
    'name:\n   last: x\n  first: y\n',
    'yaml/syntax 3:3 [first: y] this line is indented differently from those that it stands among',
  ],
  [
    'a member among items',
    'a:\n  - x\n  b: 1\n',
    'yaml/syntax 3:3 [b: 1] this line is indented differently from those that it stands among',
  ],
  [
    'an item indented less',
    'a:\n  - x\n - y\n',
    'yaml/syntax 3:2 [- y] this line is indented differently from those that it stands among',
  ],
  [
    'an item among members',
    'a: 1\n- b\nc: 2\n',
    'yaml/syntax 2:1 [- b] a list item stands where a member (`key: value`) is expected',
  ],
  [
    'members after items',
    '- a\nb: 1\n',
    'yaml/syntax 2:1 [b: 1] this line is indented differently from those that it stands among',
  ],
  ['no blank after a dash', 'a:\n- b\n-c\n', 'yaml/syntax 3:1 [-] the dash of a list item needs a blank after it'],
  [
    'reserved signs',
    'a: @foo\nb: `x`\nc: %d\n',
    'yaml/syntax 1:4 [@foo] a text that begins with `@` needs quotes',
    'yaml/syntax 2:4 [`x`] a text that begins with a backtick needs quotes',
    'yaml/syntax 3:4 [%d] a text that begins with `%` needs quotes',
  ],
  ['text after a block mark', 'a: > foo\nb: 1\n', 'yaml/syntax 1:6 [foo] nothing may follow `|` or `>` in its line'],
  [
    'a block that ends too early',
    'a: |\n  foo\n bar\nb: 1\n',
    'yaml/syntax 3:2 [bar] this line is indented differently from those that it stands among',
  ],
  ['a list as key', '? [a]\n: 1\n', 'yaml/key 1:3 [[] a list or a map stands where a key belongs'],
  ['no key', ': a\n', 'yaml/key 1:1 [:] a colon with no key before it'],
  ['a bad escape', 'a: "c:\\path"\n', 'yaml/syntax 1:7 [\\p] `\\p` means nothing inside double quotes'],
  ['text after a quote', 'a: "x" y\nb: 1\n', 'yaml/syntax 1:8 [y] text stands after the closing quote'],
  ['a comma too many', 'b: [1,,2]\n', 'yaml/syntax 1:7 [,] a comma with nothing before it'],
  [
    'a merge conflict',
    'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n',
    'yaml/syntax 2:1 [<<<<<<< HEAD] a merge conflict of git stands here',
  ],
  ['a no-break space', 'a:\u00a0b\nc: 1\n', 'yaml/syntax 1:3 [\u00a0] a no-break space stands where a blank is needed'],
  [
    'an invisible character',
    'a: "12\u200b34"\n',
    'file/character 1:4 ["12\u200b34"] the value holds an invisible character, as text copied from a page or a PDF does',
  ],
  ['a control character', 'a: \u0007x\n', 'file/character 1:4 [\u0007] the control character U+0007 stands here'],
  [
    'a carriage return',
    'a: 1\rb: 2\r',
    'file/character 1:5 [\r] the line ends in a carriage return alone, as old Macintosh files do',
  ],
];

describe('faults of a YAML text', () => {
  it.each(cases)('%s', (_name, text, ...expected) => {
    expect(faults(text)).toEqual(expected);
  });
});
