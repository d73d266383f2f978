/** Files to read in an audit: drawn at random from a seed, by strata, in numbers that rules or people name. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { SubjectFacts } from '../domain/facts.ts';
import { countWords } from '../domain/number-forms.ts';
import { seededOrder } from '../domain/seeded-order.ts';
import { UserError } from '../errors.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** A file that was drawn. */
export interface DrawnFile {
  readonly key: string;
  readonly stratum: string;
}

/** A draw: the files, the number there were of each stratum, and the method in words. */
export interface Draw {
  readonly files: readonly DrawnFile[];
  readonly strata: readonly { readonly name: string; readonly files: number; readonly drawn: number }[];
  readonly method: string;
}

/** Files with the stratum that each belongs to, by the key of the subject. */
export type Strata = ReadonlyMap<string, string>;

/** First credentialing or recredentialing, as of a day: who was approved twice, or has applied again. */
export function cycleOf({ applications, decisions }: SubjectFacts, asOf: CalendarDate): 'initial' | 'recredentialing' {
  const again = applications.some((one) => one.type === 'recredentialing' && one.openedOn <= asOf);
  const approved = decisions.filter((one) => one.on <= asOf && one.outcome.startsWith('approved'));
  const bodies = approved.map(({ body, program }) => `${body} ${program}`);
  return again || new Set(bodies).size < bodies.length ? 'recredentialing' : 'initial';
}

const independent: ReadonlySet<string> = new Set(
  'md do np pa crna cnm cns psychologist lcsw lpc lmft dds dmd dpm od dc nd'.split(' '),
);
const licensed: ReadonlySet<string> = new Set('rn lpn ladc bcba pt ot slp aud rd pharmd lac rt'.split(' '));

/**
 * What HRSA's site visit calls a member of the clinical staff: a licensed independent practitioner, another licensed or
 * certified practitioner, or other staff. States differ about who practises independently; this is the common reading.
 */
export function staffKindOf(type: string | null): 'independent' | 'licensed' | 'other' {
  if (type !== null && independent.has(type)) return 'independent';
  return type !== null && licensed.has(type) ? 'licensed' : 'other';
}

/** Whose files a draw is from. */
export const drawnKinds = ['practitioners', 'organizations', 'all'] as const;
/** One of `drawnKinds`. */
export type DrawnKind = (typeof drawnKinds)[number];

/**
 * Whose files are drawn from. NCQA's file review of a delegate is of practitioners (CR 3 and CR 4; organizations are under
 * CR 7, apart), and HRSA's is of clinical staff; a number of files is of all that were credentialed.
 * @throws UserError for another word, and for organizations among staff.
 */
export function drawnKind(method: string, word: string | undefined): DrawnKind {
  if (word === undefined) return method === 'ncqa' || isByStaff(method) ? 'practitioners' : 'all';
  const found = drawnKinds.find((one) => one === word);
  if (found === undefined)
    throw new UserError('usage/bad-value', `\`--files\` cannot be \`${word}\``, { hint: drawnKinds.join(', ') });
  if (isByStaff(method) && found !== 'practitioners')
    throw new UserError('usage/conflict', `\`--sample ${method}\` draws files of staff, not of ${found}`, {
      hint: 'give `--sample` a number of files',
    });
  return found;
}

/** Whether a method goes by kinds of staff rather than by cycles. */
export function isByStaff(method: string): boolean {
  return method === 'hrsa';
}

/**
 * Draws files. `method` is a whole number (half of each cycle, filled up from the other), `ncqa` (the lesser of a share of
 * the files and a number, at least so many of each cycle) or `hrsa` (so many of each kind of staff); the numbers are facts of
 * the packs.
 * @throws UserError for another method.
 */
export function drawnFiles(method: string, seed: string, strata: Strata, rules: RuleSet): Draw {
  const order = seededOrder(seed, strata.keys());
  const quotas = quotasOf(method, strata, rules);
  const taken = new Set<string>();
  for (const [name, quota] of quotas.least) {
    for (const key of order.filter((one) => strata.get(one) === name).slice(0, quota)) taken.add(key);
  }
  // What one stratum lacks, and what is asked for beyond, comes from all.
  for (const key of order) {
    if (taken.size >= quotas.total) break;
    if (!quotas.isFixed) taken.add(key);
  }
  const files = order.filter((key) => taken.has(key)).map((key) => ({ key, stratum: strata.get(key) ?? '' }));
  const names = [...quotas.least.keys()];
  return {
    files,
    strata: names.map((name) => ({
      name,
      files: [...strata.values()].filter((one) => one === name).length,
      drawn: files.filter(({ stratum }) => stratum === name).length,
    })),
    method: quotas.words,
  };
}

interface Quotas {
  readonly least: ReadonlyMap<string, number>;
  readonly total: number;
  /** Whether strata that are too small stay so. */
  readonly isFixed: boolean;
  readonly words: string;
}

function quotasOf(method: string, strata: Strata, rules: RuleSet): Quotas {
  if (method === 'hrsa') {
    const kinds = ['independent', 'licensed', 'other'] as const;
    const least = new Map(kinds.map((kind) => [kind, factNumber(rules, `hrsa.sample.${kind}`)] as const));
    const words = `${[...least].map(([kind, number]) => `${number} ${kind}`).join(', ')} (hrsa.sample)`;
    return { least, total: 0, isFixed: true, words };
  }
  if (method === 'ncqa') {
    const [share, files, each] = (['share', 'files', 'least'] as const).map((name) =>
      factNumber(rules, `ncqa.deleg.sample.${name}`),
    ) as [number, number, number];
    const total = Math.min(Math.ceil((strata.size * share) / 100), files);
    const words = `${share} % of ${countWords(strata.size, 'file')} or ${files}, whichever is less, and at least ${each} of each kind (ncqa.deleg.sample)`;
    return { least: cycles(each, each), total, isFixed: false, words };
  }
  if (!/^[1-9]\d{0,5}$/.test(method))
    throw new UserError('usage/bad-value', `\`--sample\` cannot be \`${method}\``, {
      hint: 'a number of files, `ncqa` or `hrsa`',
    });
  const total = Number(method);
  const words = `${countWords(total, 'file')}, half of each kind as far as there are`;
  return { least: cycles(Math.ceil(total / 2), Math.floor(total / 2)), total, isFixed: false, words };
}

function cycles(initial: number, again: number): ReadonlyMap<string, number> {
  return new Map([
    ['initial', initial],
    ['recredentialing', again],
  ]);
}

function factNumber(rules: RuleSet, id: string): number {
  const entry = rules.byId.get(id)?.[0];
  if (entry?.kind === 'fact' && entry.rule.number !== undefined) return entry.rule.number;
  throw new UserError('usage/bad-value', `no pack has the number \`${id}\``, {
    hint: 'give `--sample` a number of files',
  });
}
