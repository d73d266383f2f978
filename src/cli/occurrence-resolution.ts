import type { Subject } from '../domain/facts.ts';
import { occurrenceKinds } from '../domain/reportable-change.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordedOccurrence } from '../ledger/occurrence-query.ts';
import { occurrenceKindNamed } from './occurrence-kind.ts';

/** The occurrence of a subject meant by its id, the beginning of it, or its kind where there is one of that kind. */
export async function resolvedOccurrence(ledger: Ledger, subject: Subject, words: string): Promise<RecordedOccurrence> {
  const all = await ledger.occurrences.list(subject.id);
  if (all.length === 0) {
    throw new UserError('record/not-found', `no event of ${subject.name} is recorded`, {
      hint: `\`empanel provider event ${subject.key} KIND "…"\` records one`,
    });
  }
  const typed = words.trim().toLowerCase();
  const byId = all.filter(({ id }) => id === typed || (typed.startsWith('z-') && id.startsWith(typed)));
  const found = byId.length > 0 ? byId : all.filter(({ kind }) => kind === typed);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} events of ${subject.name}`, {
      hint: listed(found),
    });
  }
  if (!typed.startsWith('z-') && !occurrenceKinds.some((kind) => kind === typed)) occurrenceKindNamed(words);
  throw new UserError('record/not-found', `${subject.name} has no event \`${words}\``, {
    hint: `there are: ${listed(all)}`,
  });
}

function listed(events: readonly RecordedOccurrence[]): string {
  return events
    .slice(-8)
    .map(({ id, kind, on }) => `${id} (${kind}, ${on})`)
    .join('; ');
}
