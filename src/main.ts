import { makeContext } from './cli/command-context.ts';
import { registry } from './cli/commands/registry.ts';
import { type Io, processIo } from './cli/io.ts';
import { parsedCommandLine, wordsOf } from './cli/program.ts';
import { labelled } from './cli/shown-text.ts';
import { colorTyped, isColored, theme } from './cli/theme.ts';
import { version } from './cli/version.ts';
import { exitCode, UserError } from './errors.ts';

/** The words that commands are made of: what is kept of a start for the next one is kept by these. */
export function words(): readonly string[] {
  return wordsOf(registry);
}

/**
 * Runs one command line and returns its exit code. All effects go through `io`. This is the only place that decides what
 * becomes of an error.
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    const width = Math.min(io.stdout.columns ?? 100, 100);
    const parsed = await parsedCommandLine(argv, { entries: registry, version, width });
    if (parsed.kind === 'text') {
      io.stdout.write(parsed.text);
      return exitCode.ok;
    }
    if (parsed.globals.on('reveal') && parsed.command.reveals !== true) {
      throw new UserError('usage/conflict', '`--reveal` means nothing to this command', {
        hint: '`empanel provider show ID --reveal --reason TEXT -o FILE` writes masked values into a private file',
      });
    }
    const context = makeContext(io, parsed.globals, parsed.entry.words.join(' '), main);
    try {
      return await parsed.command.run(context, parsed.input);
    } finally {
      await context.close();
    }
  } catch (error) {
    return reported(error, io, argv);
  }
}

function reported(error: unknown, io: Io, argv: readonly string[]): number {
  const debug = argv.includes('--debug');
  const paint = theme(isColored(colorTyped(argv), io.env, io.stderr.isTTY));
  const refuse = (code: string, message: string): void =>
    io.stderr.write(labelled(`error[${code}]`, message, io.stderr, (label) => paint.paint(label, 'bad')));
  const advise = (hint: string): void => io.stderr.write(labelled('hint', hint, io.stderr));
  if (error instanceof UserError) {
    if (error.code === 'cancelled') io.stderr.write(`${error.message}\n`);
    else {
      refuse(error.code, error.message);
      if (error.hint !== undefined) advise(error.hint);
    }
    if (debug && error.cause !== undefined) io.stderr.write(`caused by: ${stackOf(error.cause)}\n`);
    return error.exit;
  }
  refuse('bug', `a fault of empanel itself: ${messageOf(error)}`);
  if (debug) io.stderr.write(`${stackOf(error)}\n`);
  else
    advise(
      'nothing was written by this command. Run it again with `--debug` and report what it prints, without names or numbers of providers',
    );
  return exitCode.bug;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
