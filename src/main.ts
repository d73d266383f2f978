import { makeContext } from './cli/command-context.ts';
import { registry } from './cli/commands/registry.ts';
import { type Io, processIo } from './cli/io.ts';
import { parsedCommandLine, wordsOf } from './cli/program.ts';
import { shownText } from './cli/shown-text.ts';
import { isColored, theme } from './cli/theme.ts';
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
  const debug = argv.includes('--debug');
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
    return reported(error, io, debug);
  }
}

function reported(error: unknown, io: Io, debug: boolean): number {
  const paint = theme(isColored('auto', io.env, io.stderr.isTTY));
  if (error instanceof UserError) {
    if (error.code === 'cancelled') io.stderr.write(`${error.message}\n`);
    else {
      io.stderr.write(`${paint.paint(`error[${error.code}]`, 'bad')}: ${shownText(error.message)}\n`);
      if (error.hint !== undefined) io.stderr.write(`hint: ${shownText(error.hint)}\n`);
    }
    if (debug && error.cause !== undefined) io.stderr.write(`caused by: ${stackOf(error.cause)}\n`);
    return error.exit;
  }
  io.stderr.write(
    `${paint.paint('error[bug]', 'bad')}: empanel failed in a way it should not: ${shownText(messageOf(error))}\n`,
  );
  io.stderr.write(
    debug
      ? `${stackOf(error)}\n`
      : 'hint: nothing was written by this command. Run it again with `--debug` and report what it prints, without names or numbers of providers\n',
  );
  return exitCode.bug;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
