/** What groups and facilities hold and disclose. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import { organisationLicenseKey } from '../../domain/dossier-facts.ts';
import type { Address, Facility, FacilityCredential } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { countWords } from '../../domain/number-forms.ts';
import { organizationWords } from '../../domain/organization-words.ts';
import { printedStatus } from '../../domain/printed-status.ts';
import { type CaseFile, dayOf, type Judgement, judged, type NeedJudge, type Place } from './case-file.ts';
import { best, paperJudgement } from './paper.ts';

/** A license, accreditation or certificate of the group or facility, of the kinds the need names. */
export const organizationLicenseJudge: NeedJudge = (need, file) => {
  const holder = need.of === 'facility' ? file.facility : (file.group ?? file.facility);
  if (holder === null)
    return [
      judged('unknown', 'no group or facility is named', null, { help: 'name it with `--group` or `--facility`' }),
    ];
  const document = holder === file.facility ? 'facility' : 'group';
  const place = (...pointer: readonly (string | number)[]): Place => ({ document, key: holder.key, pointer });
  const held = (holder.licenses ?? [])
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => need.kinds === undefined || need.kinds.includes(one.kind))
    .map(({ one, index }) => {
      const fault = paperFault(one, holder);
      if (fault !== undefined) return judged('missing', fault, place('licenses', index));
      const standing = paperJudgement(
        {
          label: organizationWords(one.kind),
          status: undefined,
          issued: one.issued,
          expires: one.expires,
          previousTerms: one.previousTerms,
          mustExpire: false,
          place: place('licenses', index),
          ...(one.kind === 'dea' ? {} : { credential: { kind: 'license', naturalKey: organisationLicenseKey(one) } }),
        },
        need,
        file,
        null,
      );
      return one.expires === undefined && standing.state === 'met'
        ? agedJudgement(one, standing, need, file)
        : standing;
    });
  const [first, ...others] = held;
  if (first !== undefined) return [best(first, ...others)];
  if (need.ifClaimed === true) return [judged('not-applicable', 'none is claimed', place())];
  return [
    judged(
      'missing',
      `no ${(need.kinds ?? ['license']).map(organizationWords).join(' or ')} is on file`,
      place(...(holder.licenses === undefined ? [] : ['licenses'])),
    ),
  ];
};

/** Why a paper counts for nothing whatever its dates: what is printed on it, or the state that it is for. */
function paperFault({ kind, state, status }: FacilityCredential, holder: Facility | Group): string | undefined {
  const label = organizationWords(kind);
  if (printedStatus(status) === 'barred') return `the ${label} says \`${status}\``;
  const states = new Set(placesOf(holder).flatMap((one) => one.state ?? []));
  if (kind !== 'state-license' || state === undefined || states.size === 0 || states.has(state)) return undefined;
  return `the ${label} is for ${state}, and the place is in ${[...states].toSorted().join(', ')}`;
}

function placesOf(holder: Facility | Group): readonly Pick<Address, 'state'>[] {
  if (holder.empanel === 'group/v1') return (holder.locations ?? []).map(({ address }) => address);
  return holder.address === undefined ? [] : [holder.address];
}

/** Of what bears no end, a visit to the place, its own day counts. */
function agedJudgement(one: FacilityCredential, standing: Judgement, need: Need, file: CaseFile): Judgement {
  if (need.noOlderThan === undefined) return standing;
  const label = organizationWords(one.kind);
  if (one.issued === undefined)
    return { ...standing, state: 'unknown', because: `no day is recorded for the ${label}`, help: 'record `issued`' };
  const limit = duration(need.noOlderThan);
  const through = dateAfter(one.issued as CalendarDate, limit);
  const day = dayOf(need.validThrough, file) ?? file.asOf;
  const because = `${label} of ${one.issued} counts ${durationText(limit)}, through ${through}`;
  return through < day ? { ...standing, state: 'stale', because } : { ...standing, because };
}

/** Owners of the group, with their shares: everyone who must be disclosed. */
export const ownershipJudge: NeedJudge = (_need, file: CaseFile) => {
  const { group } = file;
  if (group === null) return [judged('unknown', 'no group is named', null, { help: 'name the group with `--group`' })];
  const place = (...pointer: readonly (string | number)[]): Place => ({ document: 'group', key: group.key, pointer });
  const owners = group.owners ?? [];
  if (owners.length === 0)
    return [judged('missing', 'no owner is recorded', place(...(group.owners === undefined ? [] : ['owners'])))];
  const untold = owners.findIndex((one) => one.percent === undefined);
  if (untold >= 0)
    return [
      judged('unknown', `the share of owner ${untold + 1} is not recorded`, place('owners', untold), {
        help: 'record `percent`',
      }),
    ];
  return [judged('met', `${countWords(owners.length, 'owner')} on file with their shares`, place('owners'))];
};
