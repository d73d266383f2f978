import { nameFits, nameReadings } from '../../domain/person-name.ts';
import { matchState } from '../../domain/screening/exclusion-block.ts';
import { selfParty } from '../../domain/screening/screened-parties.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MatchOnFile } from '../../ledger/screening-query.ts';
import type { Context } from '../context.ts';
import { practiceAsked, resolvedSubject, subjectsMeant } from '../resolution.ts';

/**
 * The match meant by its id or the beginning of one, or by its provider, group, facility, owner or official where only one
 * of theirs is open or stands.
 */
export async function resolvedMatch(context: Context, ledger: Ledger, words: string): Promise<MatchOnFile> {
  const byId = await ledger.screenings.find(words);
  const named = byId.length > 0 ? byId : await ofParty(context, ledger, words);
  const own = await ofPractice(context, ledger, named);
  const found = own.length > 0 ? own : named;
  const [first, ...others] = found;
  if (first === undefined) throw unknownMatch(`no match is known as \`${words}\``);
  if (others.length === 0) return first;
  const shown = found.slice(0, 8);
  const subjects = await ledger.subjects.byIds([...new Set(shown.map(({ subjectId }) => subjectId))]);
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} matches`, {
    hint: shown
      .map(({ id, listed, subjectId }) => `${id} (of ${names.get(subjectId) ?? subjectId}: ${listed})`)
      .join('; '),
  });
}

async function ofParty(context: Context, ledger: Ledger, words: string): Promise<readonly MatchOnFile[]> {
  if (/^h-[0-9a-z]*$/.test(words)) return [];
  const standing = (await ledger.screenings.matches()).filter(({ closedOn }) => closedOn === null);
  if (subjectsMeant(words, await ledger.subjects.list()).length === 0) {
    const theirs = standing.filter(({ party }) => isNamed(party, words));
    if (theirs.length > 0) return openFirst(theirs);
  }
  const subject = await resolvedSubject(context, ledger, words);
  const theirs = standing.filter(({ subjectId }) => subjectId === subject.id);
  if (theirs.length === 0) throw unknownMatch(`no match of ${subject.name} (${subject.key}) is on file`);
  return openFirst(theirs);
}

/** Those of these whose provider, group or facility is of the practice asked for: all where none is. */
export async function ofPractice(
  context: Context,
  ledger: Ledger,
  matches: readonly MatchOnFile[],
): Promise<readonly MatchOnFile[]> {
  const practice = await practiceAsked(context, ledger);
  if (practice === undefined) return matches;
  const ids = new Set((await ledger.subjects.list({ practice })).map(({ id }) => id));
  return matches.filter(({ subjectId }) => ids.has(subjectId));
}

/** Whether an owner or official, `owner: Ruiz, Ana`, is meant by these words. */
function isNamed(party: string, words: string): boolean {
  if (party === selfParty) return false;
  return nameReadings(party.slice(party.indexOf(':') + 1)).some((name) => nameFits(words, name));
}

/** The open ones of these; where none is, all. */
function openFirst(matches: readonly MatchOnFile[]): readonly MatchOnFile[] {
  const open = matches.filter((match) => matchState(match) === 'open');
  return open.length > 0 ? open : matches;
}

function unknownMatch(message: string): UserError {
  return new UserError('record/not-found', message, { hint: '`empanel screen list` shows them with their ids' });
}
