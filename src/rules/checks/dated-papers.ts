/** The papers of a dossier, group or facility that end on a day, as two checks look at them. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { certificationName } from '../../domain/certification-name.ts';
import type { Pointer } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Cover, Facility, FacilityCredential } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { CheckInput } from './check.ts';
import { day, flag, items, type Loose, type LooseList, text } from './loose-value.ts';

/** A paper that has an end. */
export interface DatedPaper {
  /** What it is, for people: "MA license `204511`". Made when asked for: most papers are in order. */
  readonly what: () => string;
  readonly expires: CalendarDate;
  /** Its expiry date. */
  readonly pointer: Pointer;
}

/** One entry that may stand in for another: of the same kind, for the same thing. */
interface Entry {
  readonly what: () => string;
  /** The same for entries of which one in force is enough. */
  readonly stead: string;
  /** Undefined: it has no end, or none is known. */
  readonly expires: CalendarDate | undefined;
  readonly place: Pointer;
}

/** Statuses that say themselves that the paper is no longer relied on, or not yet. */
const notReliedOn = new Set([
  'inactive',
  'expired',
  'revoked',
  'surrendered',
  'retired',
  'pending',
  'eligible',
  'not-certified',
]);

/**
 * The papers with an end that the subject relies on. Of papers that stand in for each other only the one that lasts longest
 * is told, and none where one has no end: an old policy beside the current one is no fault.
 */
export function datedPapers(input: CheckInput<'dossier' | 'group' | 'facility'>): readonly DatedPaper[] {
  const longest = new Map<string, Entry>();
  for (const entry of input.kind === 'dossier' ? dossierEntries(input) : organizationEntries(input.value)) {
    const known = longest.get(entry.stead);
    if (known === undefined || outlasts(entry, known)) longest.set(entry.stead, entry);
  }
  return [...longest.values()].flatMap(({ what, expires, place }) =>
    expires === undefined ? [] : [{ what, expires, pointer: [...place, 'expires'] }],
  );
}

function outlasts(left: Entry, right: Entry): boolean {
  return right.expires !== undefined && (left.expires === undefined || left.expires > right.expires);
}

function dossierEntries({ value }: CheckInput<'dossier'>): readonly Entry[] {
  const type = text(value.type);
  return [
    ...entriesOf(
      ['licenses', value.licenses],
      (one) => `${text(one.state)}|${text(one.type) ?? type}`,
      (one) => numbered(`${text(one.state) ?? ''} license`, text(one.number)),
    ),
    ...entriesOf(
      ['dea', value.dea],
      (one) => text(one.state) ?? '',
      (one) => numbered('DEA registration', hidden(text(one.number))),
    ),
    ...entriesOf(
      ['cds', value.cds],
      (one) => text(one.state) ?? '',
      (one) => `${text(one.state) ?? ''} controlled substance registration`,
    ),
    ...entriesOf(
      ['boards', value.boards],
      (one) => `${text(one.board)}|${text(one.specialty)}`,
      (one) => `certificate of the ${text(one.board) ?? 'board'}${inBrackets(text(one.specialty))}`,
    ),
    ...entriesOf(
      ['malpracticeCover', value.malpracticeCover],
      () => '',
      (one) => coverName('malpractice', one),
    ),
    ...entriesOf(
      ['certifications', value.certifications],
      (one) => `${text(one.kind)}|${text(one.title)}`,
      (one) => text(one.title) ?? `${certificationName(text(one.kind) ?? '')} certification`,
    ),
    ...entriesOf(
      ['supervision', value.supervision],
      (one) => `${text(one.kind)}|${text(one.state)}`,
      (one) => `${text(one.kind) ?? 'supervising'} agreement with ${text(one.name) ?? text(one.with) ?? 'somebody'}`,
    ),
  ];
}

function organizationEntries(value: Loose<Group> | Loose<Facility>): readonly Entry[] {
  return [
    ...entriesOf(
      ['licenses', value.licenses as LooseList<FacilityCredential> | null | undefined],
      (one) => `${text(one.kind)}|${text(one.state)}|${text(one.issuer)}`,
      (one) =>
        numbered(`${text(one.state) ?? ''} ${text(one.kind)?.replace('-', ' ') ?? 'license'}`.trim(), text(one.number)),
    ),
    ...entriesOf(
      ['cover', value.cover as LooseList<Cover> | null | undefined],
      () => '',
      (one) => coverName('liability', one),
    ),
  ];
}

/** The entries of a list that are relied on. `steadOf`: what one stands in for. `nameOf`: what it is called. */
function entriesOf<Each extends { readonly expires?: string }>(
  [list, entries]: readonly [string, LooseList<Each> | null | undefined],
  steadOf: (entry: Loose<Each>) => string,
  nameOf: (entry: Loose<Each>) => string,
): readonly Entry[] {
  const found: Entry[] = [];
  for (const [index, entry] of items(entries)) {
    const { status, lifetime, expires } = entry as LooseTerm;
    if (!isReliedOn(text(status))) continue;
    found.push({
      what: () => nameOf(entry),
      stead: `${list}|${steadOf(entry)}`,
      expires: flag(lifetime) === true ? undefined : day(expires),
      place: [list, index],
    });
  }
  return found;
}

type LooseTerm = Loose<{ readonly status?: string; readonly lifetime?: boolean; readonly expires?: string }>;

function coverName(kind: string, { carrier, policy }: Loose<Pick<Cover, 'carrier' | 'policy'>>): string {
  const [company, number] = [text(carrier) ?? 'the carrier', text(policy)];
  return `${kind} cover of ${company}${number === undefined ? '' : `, \`${number}\``}`;
}

function inBrackets(words: string | undefined): string {
  return words === undefined ? '' : ` (${words})`;
}

function isReliedOn(status: string | undefined): boolean {
  return status === undefined || !notReliedOn.has(status.toLowerCase());
}

function numbered(what: string, number: string | undefined): string {
  return number === undefined ? what : `${what} \`${number}\``;
}

function hidden(number: string | undefined): string | undefined {
  return number === undefined ? undefined : masked(number, 'dea');
}
