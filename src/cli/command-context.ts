import { countWords } from '../domain/number-forms.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { prose } from '../render/prose.ts';
import { asOfAsked, asOfWords } from './as-of.ts';
import { askedActor } from './asked-actor.ts';
import type { Context, Run } from './context.ts';
import { type Input, noteText } from './input.ts';
import type { Io } from './io.ts';
import { writeOutput } from './output.ts';
import { labelled, shownText } from './shown-text.ts';
import { type ColorChoice, isColored, theme } from './theme.ts';

/** The context of one command. */
export function makeContext(io: Io, globals: Input, command: string, run: Run): Context {
  const color = globals.on('no-color')
    ? 'never'
    : (globals.choice<ColorChoice>('color', ['auto', 'always', 'never']) ?? 'auto');
  const at = io.now();
  const output = globals.text('output');
  const memo = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = memo.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    memo.set(key, made);
    return made;
  };
  const opened: Ledger[] = [];
  const ci = io.env.CI !== undefined && io.env.CI !== '' && io.env.CI !== 'false';

  const context: Context = {
    io,
    globals,
    command,
    at,
    out: theme(output === undefined && isColored(color, io.env, io.stdout.isTTY)),
    err: theme(isColored(color, io.env, io.stderr.isTTY)),
    // Asked of the streams when somebody wants to know.
    get interactive(): boolean {
      return io.stdin.isTTY && io.stderr.isTTY && !globals.on('no-input') && !ci && !io.env.EMPANEL_NO_INPUT;
    },
    reason: reasonGiven(globals),
    workspaceIfAny: () =>
      once('workspace', async () => (await import('./workspace.ts')).findWorkspace(io, globals.text('workspace'))),
    workspace: async () => {
      const found = await context.workspaceIfAny();
      if (found !== undefined) return found;
      throw new UserError('workspace/not-found', 'no `empanel.yaml` here or in any folder above', {
        hint: '`empanel init` makes a workspace here; `-C DIR` names one elsewhere',
      });
    },
    asOf: () =>
      once('as-of', async () => {
        const workspace = await context.workspaceIfAny();
        const asked = asOfWords(context) !== undefined;
        if (asked || workspace?.storyDay === undefined) return asOfAsked(context, workspace?.timeZone ?? 'UTC');
        context.say(`as of ${workspace.storyDay}, the story day of this example practice`);
        return workspace.storyDay;
      }),
    rules: () =>
      once('rules', async () => {
        const { workspaceRules } = await import('./workspace-rules.ts');
        return workspaceRules(await context.workspaceIfAny());
      }),
    ledger: () =>
      once('ledger', async () => {
        const { openForReading } = await import('./ledger-access.ts');
        const ledger = await openForReading(context);
        opened.push(ledger);
        return ledger;
      }),
    ledgerWithRules: () =>
      once('ledger-with-rules', async () => {
        const { openWithRules } = await import('./ledger-access.ts');
        const ledger = await openWithRules(context);
        opened.push(ledger);
        return ledger;
      }),
    ledgerForWriting: () =>
      once('ledger-for-writing', async () => {
        const { openForWriting } = await import('./ledger-access.ts');
        const ledger = await openForWriting(context);
        opened.push(ledger);
        return ledger;
      }),
    actor: () =>
      once('actor', async () => {
        const asked = askedActor({ globals, io });
        if (asked !== undefined) return asked;
        const workspace = await context.workspaceIfAny();
        const specialist = workspace?.specialists.find((one) => one.osUser === io.user);
        if (specialist !== undefined) return specialist.key;
        const name = `os:${io.user}@${io.host}`;
        context.warn(
          `you are recorded as \`${name}\`; add yourself to \`specialists\` in empanel.yaml or give \`--actor\` or \`EMPANEL_ACTOR\``,
        );
        return name;
      }),
    say: (text) => {
      if (!globals.on('quiet')) io.stderr.write(`${context.err.muted(prose(shownText(text), io.stderr.columns, 2))}\n`);
    },
    warn: (text) => io.stderr.write(labelled('warning', text, io.stderr, (label) => context.err.paint(label, 'warn'))),
    format: () => (globals.on('json') ? 'json' : globals.text('format')),
    show: async (table, options = {}) => {
      const { renderedTable } = await import('./rendering.ts');
      context.emit(await renderedTable(table, context, options), countWords(table.rows.length, 'row'));
    },
    emit: (data, what) => {
      if (output === undefined) {
        io.stdout.write(data);
        return;
      }
      writeOutput(absolute(io.cwd, output), data);
      context.say(`wrote ${output} (${what})`);
    },
    again: run,
    close: async () => {
      for (const ledger of opened) await ledger.close();
    },
  };
  return context;
}

function reasonGiven(globals: Input): string | null {
  const words = globals.text('reason');
  return words === undefined || words.trim() === '' ? null : noteText(words, '--reason');
}

function absolute(cwd: string, path: string): string {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? path : `${cwd}/${path}`;
}
