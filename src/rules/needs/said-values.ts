/** What a paper says against what the dossier, the group and the register say; dates are compared by the month. */

import { addressesAgree, type StreetAddress } from '../../domain/address.ts';
import { parseMonthOrDate, sameMonth } from '../../domain/calendar/month-span.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Document, Says } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import type { PersonName } from '../../domain/person-name.ts';
import { letterKey } from '../../domain/suggestion.ts';
import { isPrintedNameOf } from '../printed-name.ts';
import type { CaseFile, Place } from './case-file.ts';
import { matchingRecord } from './matching-record.ts';

/** One value in which a paper differs. */
export interface SaidDifference {
  /** "says `123457`, the dossier `123456`". */
  readonly words: string;
  /** The place of the said value in a paper listed at a place. */
  at(paper: Place): Place;
}

type Said = NonNullable<Need['says']>[number];

/** Values that papers are compared by where a need names none. */
const comparable: readonly Said[] = [
  'name',
  'legalName',
  'npi',
  'tin',
  'number',
  'state',
  'issued',
  'expires',
  'from',
  'until',
  'specialty',
  'address',
  'perClaim',
  'aggregate',
  'birthDate',
];

/** The values in which a paper differs from the records the need names, in a fixed order. */
export function saidDifferences(paper: Document, need: Need, file: CaseFile): readonly SaidDifference[] {
  const { says } = paper;
  if (says === undefined) return [];
  return (need.says ?? comparable).flatMap((value) => {
    const words = differenceIn(value, says, paper, need, file);
    if (words === undefined) return [];
    return [{ words, at: (place: Place): Place => ({ ...place, pointer: [...place.pointer, 'says', value] }) }];
  });
}

function differenceIn(value: Said, says: Says, paper: Document, need: Need, file: CaseFile): string | undefined {
  const { dossier, group } = file;
  const withDossier = need.agreesWith?.includes('dossier') === true && dossier !== null;
  const withGroup = need.agreesWith?.includes('group') === true && group !== null;
  const own = withDossier ? matchingRecord(paper, dossier) : undefined;
  switch (value) {
    case 'name':
      return withDossier &&
        own !== undefined &&
        says.name !== undefined &&
        !isPrintedNameOf(says.name, named(dossier.name))
        ? `names \`${says.name}\`, the dossier \`${[dossier.name.first, dossier.name.last].join(' ')}\``
        : undefined;
    case 'legalName':
      return withGroup ? unlike(says.legalName, group.legalName, `group ${group.key}`) : undefined;
    case 'tin':
      return withGroup ? unlike(says.tin, group.tin, `group ${group.key}`) : undefined;
    case 'npi':
      return npiDifference(says.npi, withDossier ? dossier.npi : undefined, withGroup ? group.npi : undefined);
    case 'address':
      return says.address === undefined ? undefined : addressDifference(says.address, need, file);
    case 'number':
      return unlike(says.number, own?.number, 'the dossier');
    case 'state':
    case 'specialty':
      return unlike(says[value], own?.[value], 'the dossier');
    case 'issued':
    case 'expires':
    case 'from':
    case 'until':
      return otherMonth(value, says[value], own?.[value]);
    case 'perClaim':
    case 'aggregate':
      return unlike(text(says[value]), text(own?.[value]), 'the dossier');
    case 'birthDate':
      return withDossier &&
        says.birthDate !== undefined &&
        dossier.birthDate !== undefined &&
        says.birthDate !== dossier.birthDate
        ? `shows another birth date, ${masked(says.birthDate, 'birthDate')}, than the dossier`
        : undefined;
    default:
      return undefined;
  }
}

/** A name of the dossier where the given name may be missing. */
function named(name: {
  readonly first?: string;
  readonly middle?: string;
  readonly last: string;
  readonly suffix?: string;
}): PersonName {
  return { ...name, first: name.first ?? '' };
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** Letters and digits decide; case, blanks and punctuation do not. */
function unlike(said: string | undefined, record: string | undefined, where: string): string | undefined {
  if (said === undefined || record === undefined || plain(said) === plain(record)) return undefined;
  return `says \`${masked(said, 'documentNumber')}\`, ${where} \`${masked(record, 'documentNumber')}\``;
}

function plain(value: string): string {
  return letterKey(value).replace(/^0+(?=\d)/, '');
}

function npiDifference(
  said: string | undefined,
  own: string | undefined,
  ofGroup: string | undefined,
): string | undefined {
  const records = [own, ofGroup].filter((one) => one !== undefined);
  if (said === undefined || records.length === 0 || records.includes(said)) return undefined;
  return `says NPI \`${said}\`, the records \`${records.join('` and `')}\``;
}

/** At month precision, because that is where applications are returned. */
function otherMonth(value: string, said: string | undefined, record: string | undefined): string | undefined {
  const left = said === undefined ? undefined : parseMonthOrDate(said);
  const right = record === undefined ? undefined : parseMonthOrDate(record);
  if (left === undefined || right === undefined || sameMonth(left, right)) return undefined;
  return `says ${value} ${left}, the dossier ${right}`;
}

function addressDifference(said: NonNullable<Says['address']>, need: Need, file: CaseFile): string | undefined {
  const known = (need.address ?? ['service', 'mailing', 'remit']).flatMap((which) => addresses(which, file));
  const [first] = known;
  if (first === undefined || known.some((one) => addressesAgree(said, one))) return undefined;
  return `gives the address \`${line(said)}\`, which is none of ours (\`${line(first)}\`)`;
}

/** Our addresses of one use. */
export function addresses(which: NonNullable<Need['address']>[number], file: CaseFile): readonly StreetAddress[] {
  const { dossier, group } = file;
  switch (which) {
    case 'service':
      return [
        ...(dossier?.practiceLocations ?? []).flatMap((place) => place.address ?? []),
        ...(group?.locations ?? []).map((one) => one.address),
      ];
    case 'mailing':
      return [group?.mailingAddress, dossier?.contact?.mailingAddress].filter((one) => one !== undefined);
    case 'remit':
      return [group?.remitAddress].filter((one) => one !== undefined);
    case 'register':
      return [dossier?.register?.nppes?.practiceAddress, group?.register?.nppes?.practiceAddress].flatMap((one) =>
        one?.line1 === undefined || one.city === undefined ? [] : [{ ...one, line1: one.line1, city: one.city }],
      );
    default:
      return which satisfies never;
  }
}

function line(address: StreetAddress): string {
  return [address.line1, address.line2, address.city, address.state, address.zip]
    .filter((part) => part !== undefined)
    .join(', ');
}
