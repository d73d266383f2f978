import type { Dossier } from '../domain/nouns/dossier.ts';
import { providerTypeGuess } from '../domain/profession.ts';
import type { RegisterAddress, RegisterRecord } from '../domain/register-record.ts';
import { isStateCode } from '../domain/state.ts';

/** What a dossier is made of, as plain YAML values without absent members. */
type Draft = { readonly [Key in keyof Dossier]: Dossier[Key] };

/**
 * The draft dossier of an individual in the register: what the register knows, what a person must add, and the register's
 * own values for later comparison.
 */
export function draftDossier(record: RegisterRecord, importedOn: string, file: string): Draft {
  const guess = providerTypeGuess(
    record.name.credentials ?? '',
    record.taxonomies.toSorted((left, right) => Number(right.primary) - Number(left.primary)).map((one) => one.code),
  );
  const licenses = distinctLicenses(record);
  // The register lists a code once for each license it goes with, and marks only one of those lines.
  const primaryCodes = new Set(record.taxonomies.filter((one) => one.primary).map((one) => one.code));
  const draft = {
    empanel: 'dossier/v1',
    status: 'draft',
    npi: record.npi,
    type: guess.type,
    name: present({
      prefix: properCase(record.name.prefix),
      first: properCase(record.name.first),
      middle: properCase(record.name.middle),
      last: properCase(record.name.last) ?? '',
      suffix: properCase(record.name.suffix),
      credentials: record.name.credentials ?? undefined,
    }),
    formerNames:
      record.otherName?.last == null
        ? undefined
        : [
            present({
              first: properCase(record.otherName.first),
              middle: properCase(record.otherName.middle),
              last: properCase(record.otherName.last),
            }),
          ],
    taxonomies: nonEmpty(
      distinct(record.taxonomies, (one) => one.code).map((one, _, all) => ({
        code: one.code,
        ...(primaryCodes.has(one.code) || all.length === 1 ? { primary: true } : {}),
      })),
    ),
    medicaid: nonEmpty(
      distinct(
        record.identifiers.filter((one) => one.type === '05' && one.state !== null && isStateCode(one.state)),
        (one) => `${one.state} ${one.id}`,
      ).map((one) => ({ state: one.state, id: one.id })),
    ),
    licenses: nonEmpty(licenses.map((one) => ({ state: one.state, number: one.number }))),
    practiceLocations:
      record.practice.line1 === null
        ? undefined
        : [
            present({
              address: addressOf(record.practice),
              phone: phoneText(record.practice.phone),
              fax: phoneText(record.practice.fax),
              primary: true,
            }),
          ],
    draft: { source: 'nppes', ask: openQuestions(record, licenses.length > 0, guess.certain) },
    register: { nppes: registerValues(record, importedOn, file) },
  };
  return present(draft) as unknown as Draft;
}

/** What the register does not hold and a person must add before the dossier can be used. */
function openQuestions(record: RegisterRecord, hasLicense: boolean, typeCertain: boolean): readonly string[] {
  return [
    ...(typeCertain ? [] : ['the provider type: the register does not say it clearly']),
    hasLicense ? 'issue and expiry dates of each license' : 'state license: number, issue and expiry dates',
    'DEA and state controlled substance registrations, where the provider prescribes',
    'CAQH id and the day of the last attestation',
    'birth date',
    'education, training and board certification',
    'work history by month, with gaps explained',
    'malpractice cover: carrier, policy, limits, dates',
    'answers to the disclosure questions',
    'practice locations as of today, and the group',
    ...(record.taxonomies.some((one) => one.primary) || new Set(record.taxonomies.map((one) => one.code)).size === 1
      ? []
      : ['which taxonomy is the primary one']),
  ];
}

function registerValues(record: RegisterRecord, importedOn: string, file: string): object {
  const { name } = record;
  return present({
    importedOn,
    file,
    enumerated: record.enumeratedOn ?? undefined,
    lastUpdated: record.updatedOn ?? undefined,
    deactivated: record.deactivatedOn ?? undefined,
    reactivated: record.reactivatedOn ?? undefined,
    entity: 'individual',
    name: present({
      prefix: text(name.prefix),
      first: text(name.first),
      middle: text(name.middle),
      last: name.last ?? '',
      suffix: text(name.suffix),
      credentials: text(name.credentials),
    }),
    sex: text(record.sex),
    practiceAddress: rawAddress(record.practice),
    practicePhone: text(record.practice.phone),
    practiceFax: text(record.practice.fax),
    mailingAddress: rawAddress(record.mailing),
    mailingPhone: text(record.mailing.phone),
    taxonomies: nonEmpty(
      record.taxonomies.map((one) =>
        present({
          code: one.code,
          primary: one.primary,
          license: text(one.licenseNumber),
          state: text(one.licenseState),
        }),
      ),
    ),
    identifiers: nonEmpty(
      record.identifiers.map((one) =>
        present({ kind: one.type, number: one.id, state: text(one.state), issuer: text(one.issuer) }),
      ),
    ),
  });
}

function rawAddress(address: RegisterAddress): object | undefined {
  if (address.line1 === null || address.city === null) return undefined;
  return present({
    line1: address.line1,
    line2: text(address.line2),
    city: address.city,
    state: text(address.state),
    zip: text(address.zip),
    country: text(address.country),
  });
}

/** An address as a person would write it; one outside the states keeps its region, postal code and country. */
function addressOf(address: RegisterAddress): object {
  const domestic = address.state !== null && isStateCode(address.state) && (address.country ?? 'US') === 'US';
  const zip =
    address.zip === null
      ? undefined
      : /^\d{9}$/.test(address.zip)
        ? `${address.zip.slice(0, 5)}-${address.zip.slice(5)}`
        : /^\d{5}$/.test(address.zip)
          ? address.zip
          : undefined;
  return present({
    line1: properCase(address.line1),
    line2: properCase(address.line2),
    city: properCase(address.city) ?? 'unknown',
    state: domestic ? address.state : undefined,
    zip: domestic ? zip : undefined,
    region: domestic ? undefined : text(address.state),
    postalCode: domestic && zip !== undefined ? undefined : text(address.zip),
    country: domestic || address.country === null || !/^[A-Z]{2}$/.test(address.country) ? undefined : address.country,
  });
}

function phoneText(digits: string | null): string | undefined {
  const match = /^1?(\d{3})(\d{3})(\d{4})$/.exec(digits?.replaceAll(/\D/g, '') ?? '');
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

function distinctLicenses(record: RegisterRecord): readonly { readonly state: string; readonly number: string }[] {
  const all = record.taxonomies.flatMap((one) =>
    one.licenseNumber === null || one.licenseState === null || !isStateCode(one.licenseState)
      ? []
      : [{ state: one.licenseState, number: one.licenseNumber }],
  );
  return distinct(all, (one) => `${one.state}|${one.number}`);
}

/** The register writes capitals; papers do not. "MCDONALD" becomes "McDonald", "O'BRIEN" "O'Brien", "ANN-MARIE" "Ann-Marie". */
function properCase(value: string | null): string | undefined {
  if (value === null) return undefined;
  if (value !== value.toUpperCase()) return value;
  return value
    .toLowerCase()
    .replaceAll(/(^|[\s\-'.(/])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replaceAll(/\bMc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replaceAll(/'S\b/g, "'s")
    .replaceAll(/\b(Ii|Iii|Iv|Ne|Nw|Se|Sw|Po|Llc|Us)\b/g, (word: string) => word.toUpperCase());
}

function distinct<T>(list: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(list.toReversed().map((one) => [key(one), one])).values()].toReversed();
}

function text(value: string | null): string | undefined {
  return value ?? undefined;
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
