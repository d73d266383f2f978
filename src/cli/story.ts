import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** One deed of a story: when, by whom, and the command. */
interface Deed {
  readonly line: number;
  readonly at: string;
  readonly day: string;
  readonly actor: string;
  readonly words: readonly string[];
}

/**
 * Runs the deeds of a story file one after the other through the program, each with the clock of its own line. Lines read
 * `2026-01-12 09:15 jordan$ empanel application open …` (time in UTC); `{ruiz/cascade-health}` stands for the newest
 * application of that subject at that payer. Returns how many deeds there were; a deed that fails ends the story.
 */
export async function replayStory(context: Context, root: string, path: string): Promise<number> {
  const deeds = storyDeeds(readFileSync(path, 'utf8'));
  for (const deed of deeds) {
    const ids = await applicationIds(context, root);
    const printed: string[] = [];
    const words = deed.words.map((word) =>
      word.replaceAll(
        /\{([^{}/]+)\/([^{}]+)\}/g,
        (_, subject: string, payer: string) => ids.get(`${subject}/${payer}`) ?? unknown(deed, subject, payer),
      ),
    );
    const quiet = {
      isTTY: false,
      columns: undefined,
      write: (data: string | Uint8Array) => void printed.push(String(data)),
    };
    const io = {
      ...context.io,
      cwd: root,
      env: {},
      stdin: { isTTY: false, read: async () => new Uint8Array() },
      stdout: quiet,
      stderr: quiet,
      now: () => deed.at,
    };
    const code = await context.again(
      [...words, ...(words.includes('--as-of') ? [] : ['--as-of', deed.day]), '--actor', deed.actor],
      io,
    );
    if (code !== 0) throw new Error(`line ${deed.line} of the story ended with ${code}: ${printed.join('')}`);
  }
  return deeds.length;
}

/** Newest applications by `subject/payer`; a provider goes by last name in lower case, others by key. */
async function applicationIds(context: Context, root: string): Promise<ReadonlyMap<string, string>> {
  const { openLedger } = await import('../ledger/ledger.ts');
  const ledger = await openLedger({ path: join(root, '.empanel', 'ledger.db'), mode: 'read', at: context.at });
  try {
    const all = (await ledger.applications.list()).toSorted((left, right) =>
      left.application.openedOn < right.application.openedOn ? -1 : 1,
    );
    return new Map(
      all.map(({ application, subject }) => {
        const who = subject.kind === 'provider' ? (subject.name.split(',')[0] ?? '').toLowerCase() : subject.key;
        return [`${who}/${application.payer ?? application.facility}`, application.id] as const;
      }),
    );
  } finally {
    await ledger.close();
  }
}

function unknown(deed: Deed, subject: string, payer: string): never {
  throw new Error(`line ${deed.line} of the story: ${subject} has no application at ${payer}`);
}

function storyDeeds(text: string): readonly Deed[] {
  return text.split(/\r?\n/).flatMap((content, index): readonly Deed[] => {
    if (content.trim() === '' || content.startsWith('#')) return [];
    const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) ([a-z0-9-]+)\$ empanel (.+)$/.exec(content);
    if (match === null) throw new Error(`line ${index + 1} of the story cannot be read: ${content}`);
    const [, day = '', time = '', actor = '', rest = ''] = match;
    return [{ line: index + 1, day, at: `${day}T${time}:00.000Z`, actor, words: shellWords(rest) }];
  });
}

/** Words of a command line; double quotes hold words together. */
export function shellWords(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    (match) => match[1]?.replaceAll(/\\(.)/g, '$1') ?? match[2] ?? '',
  );
}
