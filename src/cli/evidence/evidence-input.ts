import { addEvidence } from '../../actions/document.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Transaction } from '../../ledger/command.ts';
import type { Evidence } from '../../ledger/evidence-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import { keptPaper, type Paper } from './evidence-store.ts';

/** Evidence as given to `--evidence`: kept before, or a file that is kept now. */
export type GivenEvidence = { readonly kept: Evidence } | { readonly paper: Paper };

/** The evidence meant by an id of kept evidence, or by the path of a file, which is stored. */
export async function evidenceGiven(context: Context, ledger: Ledger, words: string): Promise<GivenEvidence> {
  if (/^e-[0-9a-z]+$/i.test(words)) {
    const found = await ledger.evidence.find(words);
    const [first, second] = found;
    if (first !== undefined && second === undefined) return { kept: first };
    if (first !== undefined)
      throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} papers`, {
        hint: found.map((one) => `${one.id} (${one.name})`).join('; '),
      });
    throw new UserError('record/not-found', `no evidence has the id \`${words}\``, {
      hint: '`empanel document list` shows what is kept; a file is given by its path',
    });
  }
  const { root } = await context.workspace();
  return { paper: await keptPaper(context, root, words, context.globals.on('dry-run')) };
}

/** The id of the evidence; a file that was stored is recorded for the subject first. */
export async function evidenceId(
  tx: Transaction,
  given: GivenEvidence,
  about: { readonly subjectId: string; readonly kind: string; readonly of: string | null; readonly on: CalendarDate },
): Promise<string> {
  return 'kept' in given ? given.kept.id : addEvidence(tx, { ...about, ...given.paper, note: null });
}

/** The credentials meant by an id or its beginning, a kind (narrowed by state), or words of the label. */
function credentialsMeant(
  words: string,
  credentials: readonly Credential[],
  state: string | undefined,
): readonly Credential[] {
  const byId = credentials.filter((one) => words.startsWith('c-') && one.id.startsWith(words));
  const byKind = credentials.filter(
    (one) => one.kind === words && (state === undefined || one.state === state.toUpperCase()),
  );
  const byLabel = credentials.filter((one) => folded(one.label).includes(folded(words)));
  return [byId, byKind, byLabel].find((list) => list.length > 0) ?? [];
}

/** The one credential meant; refuses several with their ids, and none with what there is. */
export function credentialMeant(
  words: string,
  credentials: readonly Credential[],
  state: string | undefined,
  others: readonly string[],
): Credential | undefined {
  const ofKind = credentials.filter(({ kind }) => kind === words);
  if (state !== undefined && ofKind.length > 0 && !ofKind.some((one) => one.state === state.toUpperCase()))
    throw new UserError('record/not-found', `there is no \`${words}\` of ${state.toUpperCase()}`, {
      hint: `there are: ${ofKind.map((one) => one.label).join(', ')}`,
    });
  const found = credentialsMeant(words, credentials, state);
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} credentials`, {
      hint: found.map((one) => `${one.id} (${one.label})`).join('; '),
    });
  }
  if (others.includes(words)) return undefined;
  const names = [...new Set([...credentials.map((one) => one.kind), ...others])];
  const near = nearest(words, names, { limit: 1 })[0];
  throw new UserError('record/not-found', `there is no credential or element \`${words}\``, {
    hint: near === undefined ? `there are: ${names.join(', ')}` : `did you mean \`${near}\`?`,
  });
}
