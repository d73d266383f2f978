/** The small part of a shell that transcripts use: words, quotes, `NAME=value` before the command, and `< FILE`. */

/** One command as written on a line. */
export interface CommandLine {
  readonly words: readonly string[];
  /** Variables set for this command alone. */
  readonly env: Readonly<Record<string, string>>;
  /** The file that standard input comes from. */
  readonly stdin: string | undefined;
}

/** The commands of a text, one a line; a backslash at the end of a line joins it with the next. */
export function commandLines(text: string): readonly CommandLine[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(commandLine);
}

function commandLine(text: string): CommandLine {
  const words = [...shellWords(text)];
  const env: Record<string, string> = {};
  for (let setting = assignment(words[0]); setting !== undefined; setting = assignment(words[0])) {
    env[setting.name] = setting.value;
    words.shift();
  }
  const redirect = words.indexOf('<');
  if (redirect === -1) return { words, env, stdin: undefined };
  const stdin = words[redirect + 1];
  if (stdin === undefined) throw new Error(`\`<\` names no file: ${text}`);
  return { words: words.toSpliced(redirect, 2), env, stdin };
}

function assignment(word: string | undefined): { readonly name: string; readonly value: string } | undefined {
  const match = /^([A-Z_]+)=(.*)$/s.exec(word ?? '');
  return match === null ? undefined : { name: match[1] ?? '', value: match[2] ?? '' };
}

const piece = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)/y;

/** The words of a line. A word may be put together of quoted and bare pieces. */
function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < line.length; ) {
    if (/\s/.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    let word = '';
    for (;;) {
      piece.lastIndex = at;
      const match = piece.exec(line);
      if (match === null) break;
      word += match[1]?.replaceAll(/\\(["\\$`])/g, '$1') ?? match[2] ?? match[3] ?? match[4] ?? '';
      at = piece.lastIndex;
    }
    if (at < line.length && !/\s/.test(line.charAt(at))) throw new Error(`a quote is not closed: ${line}`);
    if (/^[|>;&]|\$\(/.test(word)) throw new Error(`transcripts know no pipes and no \`>\`: ${line}`);
    words.push(word);
  }
  return words;
}
