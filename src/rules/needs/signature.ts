/** The applicant's own signature under the application: on paper or by attesting the CAQH profile. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import { type CaseFile, dayOf, inDossier, judged, type NeedJudge, notAsked, type Place } from './case-file.ts';

/** Papers that carry the applicant's signature. */
const signedKinds: ReadonlySet<string> = new Set(['attestation', 'aar-release', 'application', 'caqh-attestation']);

/** The newest attestation is not older than the need allows on the day it is judged by. */
export const attestationJudge: NeedJudge = (need, file) => {
  if (file.dossier === null) return notAsked;
  const newest = signatures(file).toSorted((left, right) => (left.on < right.on ? 1 : -1))[0];
  if (newest === undefined) {
    return [
      judged('missing', 'no signed attestation is recorded', inDossier(file), {
        help: 'attest the CAQH profile or have the application signed, then record the day',
      }),
    ];
  }
  if (need.noOlderThan === undefined) return [judged('met', `signed ${newest.on}`, newest.place)];
  const limit = duration(need.noOlderThan);
  const through = dateAfter(newest.on, limit);
  const counts = `signed ${newest.on}, which counts ${durationText(limit)}, through ${through}`;
  if (through < file.asOf) return [judged('stale', counts, newest.place)];
  const day = dayOf(need.validThrough ?? 'decision', file);
  return [
    judged(
      day !== null && through < day ? 'stale' : 'met',
      day !== null && through < day ? `${counts}, before ${day}` : counts,
      newest.place,
    ),
  ];
};

function signatures(file: CaseFile): readonly { readonly on: CalendarDate; readonly place: Place | null }[] {
  const { dossier } = file;
  if (dossier === null) return [];
  const attested = (dossier.caqh?.attestations ?? []).map((one, index) => ({
    on: one.on as CalendarDate,
    place: inDossier(file, 'caqh', 'attestations', index),
  }));
  const signed = (dossier.documents ?? []).flatMap((paper, index) => {
    const on = paper.says?.signedOn;
    const isOurs = paper.payer === undefined || paper.payer === file.payer;
    return on !== undefined && signedKinds.has(paper.kind) && isOurs
      ? [{ on: on as CalendarDate, place: inDossier(file, 'documents', index, 'says', 'signedOn') }]
      : [];
  });
  return [...attested, ...signed].filter((one) => one.on <= file.asOf);
}
