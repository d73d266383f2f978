import type { IntakeItem } from '../../actions/intake-difference.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';

/** What becomes of an item, and why. */
export interface Decision {
  readonly item: IntakeItem;
  readonly accepted: boolean;
  /** Why it was refused; null where it was accepted. */
  readonly reason: string | null;
  /** Refused because the dossier would have an error. */
  readonly byFault: boolean;
}

/**
 * Decides every item: by the flags, else by asking one by one, else not at all: then what is missing is named. An item that
 * the dossier could not hold is never taken; one whose place changed meanwhile only where its path is named.
 */
export async function decided(
  context: Context,
  input: Input,
  items: readonly IntakeItem[],
  faulty: ReadonlyMap<string, string>,
): Promise<readonly Decision[]> {
  const accept = input.texts('accept');
  const refuse = input.texts('refuse');
  checkPaths(items, accept, refuse);
  const asks = accept.length === 0 && refuse.length === 0;
  const open = items.filter((item) => !faulty.has(item.path));
  if (asks && open.length > 0 && !context.interactive && !context.globals.on('dry-run')) {
    await tell(context, open);
    throw new UserError('usage/missing', '`--accept` is not given and there is no terminal to ask on', {
      hint: 'pass `--accept all`, `--accept none`, `--accept PATH,PATH` or `--refuse PATH`; `--dry-run` only shows the difference',
    });
  }
  const decisions: Decision[] = [];
  for (const item of items) {
    const fault = faulty.get(item.path);
    if (fault !== undefined) decisions.push({ item, accepted: false, reason: fault, byFault: true });
    else if (asks && context.interactive && !context.globals.on('dry-run'))
      decisions.push(await byAsking(context, item));
    else decisions.push(byFlags(item, accept, refuse));
  }
  return decisions;
}

function covers(paths: readonly string[], { path }: IntakeItem): boolean {
  return paths.some((one) => path === one || path.startsWith(`${one}.`));
}

function byFlags(item: IntakeItem, accept: readonly string[], refuse: readonly string[]): Decision {
  const isNamed = covers(accept, item);
  if (covers(refuse, item)) return refusal(item, 'refused by name');
  if (accept.includes('none')) return refusal(item, 'none was accepted');
  if (accept.length > 0 && !accept.includes('all') && !isNamed) return refusal(item, 'not among those accepted');
  if (item.since !== null && !isNamed)
    return refusal(item, `the dossier changed since it was asked (then: ${item.since}); name its path to take it`);
  return { item, accepted: true, reason: null, byFault: false };
}

function refusal(item: IntakeItem, reason: string): Decision {
  return { item, accepted: false, reason, byFault: false };
}

async function byAsking(context: Context, item: IntakeItem): Promise<Decision> {
  const { answer } = await import('../prompts.ts');
  const then = item.since === null ? '' : ` (when it was asked: ${item.since})`;
  const change = `${item.from ?? 'nothing'} → ${item.to ?? 'nothing'}${then}`;
  const said = await answer(context, {
    flag: 'accept',
    message: `${item.label}: ${change}`,
    choices: [
      { value: 'yes', name: 'accept' },
      { value: 'no', name: 'refuse' },
    ],
  });
  return said === 'yes' ? { item, accepted: true, reason: null, byFault: false } : refusal(item, 'refused when asked');
}

/** A path that names no item would silently do nothing: it is refused with the nearest. */
function checkPaths(items: readonly IntakeItem[], accept: readonly string[], refuse: readonly string[]): void {
  const words = ['all', 'none'];
  for (const path of [...accept.filter((one) => !words.includes(one)), ...refuse]) {
    if (items.some((item) => covers([path], item))) continue;
    const near = nearest(
      path,
      items.map((item) => item.path),
      { limit: 1 },
    )[0];
    throw new UserError('usage/bad-value', `no answer differs at \`${path}\``, {
      hint:
        near === undefined
          ? `paths: ${items.map((item) => item.path).join(', ') || 'none'}`
          : `did you mean \`${near}\`?`,
    });
  }
  if (accept.includes('all') && accept.includes('none'))
    throw new UserError('usage/conflict', '`--accept` cannot be both `all` and `none`', {
      hint: 'leave one of them out',
    });
}

async function tell(context: Context, items: readonly IntakeItem[]): Promise<void> {
  for (const { path, label, from, to } of items)
    context.io.stderr.write(`${path}  ${label}: ${from ?? 'nothing'} → ${to ?? 'nothing'}\n`);
}
