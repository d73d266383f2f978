/** What the packet of a facility or group says that the packet of a provider does not. */

import { addressWords } from '../domain/address.ts';
import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import { masked } from '../domain/identifiers/mask.ts';
import { coverLimits } from '../domain/money.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { organizationWords } from '../domain/organization-words.ts';
import type { PaperSection } from '../domain/paper.ts';
import type { CommitteeFile } from './committee-file.ts';

/** Who an organization is, at the head of its packet; nothing of a provider. */
export function organizationParticulars({ organization, file }: CommitteeFile): readonly (readonly [string, string])[] {
  if (organization === null) return [];
  const { body } = organization;
  const address = body.empanel === 'facility/v1' ? body.address : undefined;
  return [
    ['Kind', body.empanel === 'facility/v1' ? organizationWords(body.kind) : file.facts.subject.kind],
    ...(address === undefined ? [] : [['Address', addressWords(address)] as const]),
    ...(body.empanel === 'facility/v1' && body.ccn !== undefined ? [['CCN', body.ccn] as const] : []),
  ];
}

/** What an organization holds: licenses, accreditation, certification, visits; its liability cover. */
export function heldPapers({ licenses = [], cover = [] }: Facility | Group): readonly PaperSection[] {
  const day = (on: string | undefined): string => (on === undefined ? '' : longDate(on as CalendarDate));
  const held = licenses.map(({ kind, issuer, number, state, status, issued, expires }) => [
    organizationWords(kind),
    [issuer, state].filter((one) => one !== undefined).join(', '),
    number === undefined ? '' : kind === 'dea' ? masked(number, 'dea') : number,
    status ?? '',
    day(issued),
    day(expires),
  ]);
  const covers = cover.map(({ carrier, policy, perClaim, aggregate, issued, expires }) => [
    carrier,
    policy ?? '',
    perClaim === undefined || aggregate === undefined ? '' : coverLimits(perClaim, aggregate),
    day(issued),
    day(expires),
  ]);
  return [
    {
      heading: 'Licenses, accreditation and visits',
      parts: [
        held.length === 0
          ? { kind: 'paragraph', text: 'No license, accreditation or visit on file.' }
          : { kind: 'table', columns: ['Paper', 'Issuer', 'Number', 'Status', 'From', 'Through'], rows: held },
      ],
    },
    {
      heading: 'Liability cover',
      parts: [
        covers.length === 0
          ? { kind: 'paragraph', text: 'No liability cover on file.' }
          : { kind: 'table', columns: ['Carrier', 'Policy', 'Limits', 'From', 'Through'], rows: covers },
      ],
    },
  ];
}
