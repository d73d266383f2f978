import { matchState } from '../../domain/screening/exclusion-block.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MatchOnFile } from '../../ledger/screening-query.ts';
import { subjectsMeant } from '../resolution.ts';

/** The match meant by its id or the beginning of one, or by its provider where only one of theirs is open or stands. */
export async function resolvedMatch(ledger: Ledger, words: string): Promise<MatchOnFile> {
  const byId = await ledger.screenings.find(words);
  const found = byId.length > 0 ? byId : await ofSubject(ledger, words);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} matches`, {
      hint: found
        .slice(0, 8)
        .map(({ id, listed }) => `${id} (${listed})`)
        .join('; '),
    });
  }
  throw new UserError('record/not-found', `no match is known as \`${words}\``, {
    hint: '`empanel screen list` shows them with their ids',
  });
}

async function ofSubject(ledger: Ledger, words: string): Promise<readonly MatchOnFile[]> {
  const [subject, ...more] = subjectsMeant(words, await ledger.subjects.list());
  if (subject === undefined || more.length > 0) return [];
  const standing = (await ledger.screenings.matches({ subjectId: subject.id })).filter(
    ({ closedOn }) => closedOn === null,
  );
  const open = standing.filter((match) => matchState(match) === 'open');
  return open.length > 0 ? open : standing;
}
