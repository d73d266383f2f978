/** The CAQH profile: its number, its status, its attestation, and whether this payer may read it. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Caqh } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, dayOf, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';
import { ago, either } from './paper.ts';

/** Each part of the profile that the need asks about and that does not hold; one judgement when all do. */
export const caqhJudge: NeedJudge = (need, file) => {
  const { dossier, payerDocument } = file;
  if (dossier === null) return notAsked;
  if (payerDocument?.caqh?.uses === false) {
    return [judged('not-applicable', `${payerDocument.name} does not read CAQH profiles`, null)];
  }
  const { caqh } = dossier;
  const asks = need.statuses !== undefined || need.payerAuthorized === true || need.validThrough !== undefined;
  if (caqh?.id === undefined) {
    // That there is no profile is one thing to do, said once.
    if (asks) return [judged('not-applicable', 'there is no CAQH profile yet', null)];
    const place = caqh === undefined ? inDossier(file) : inDossier(file, 'caqh');
    const help = 'register in the portal, then record the id under `caqh.id`';
    return [judged('missing', 'no CAQH id is recorded', place, { help })];
  }
  if (!asks) return [judged('met', `the profile has the id ${caqh.id}`, inDossier(file, 'caqh', 'id'))];
  const parts = [
    ...statusPart(caqh, need, file),
    ...authorizationPart(caqh, need, file),
    ...attestationPart(caqh, need, file),
  ];
  const wrong = parts.filter((part) => part.state !== 'met');
  return wrong.length > 0 ? wrong : parts.slice(-1);
};

/** The payer's own list of statuses counts instead of the rule's. */
function statusPart(caqh: Caqh, need: Need, file: CaseFile): readonly Judgement[] {
  if (need.statuses === undefined) return [];
  const statuses = file.payerDocument?.caqh?.statuses ?? need.statuses;
  const place = inDossier(file, 'caqh', ...(caqh.status === undefined ? [] : ['status']));
  if (caqh.status === undefined) {
    return [
      judged('unknown', 'the status of the CAQH profile is not recorded', place, {
        help: 'look in the portal and record it under `caqh.status`',
      }),
    ];
  }
  if (statuses.includes(caqh.status)) return [judged('met', `the profile reads \`${caqh.status}\``, place)];
  const lapsed = caqh.status === 'expired-attestation';
  // That the attestation ran out is one thing to do, said where attestations are asked for.
  if (lapsed && !isAttested(caqh, file)) {
    return [judged('not-applicable', `the profile reads \`${caqh.status}\` until it is attested again`, place)];
  }
  const state = lapsed ? 'expired' : 'missing';
  return [judged(state, `the profile reads \`${caqh.status}\`; ${either(statuses)} is asked for`, place)];
}

function authorizationPart(caqh: Caqh, need: Need, file: CaseFile): readonly Judgement[] {
  if (need.payerAuthorized !== true || file.payer === null) return [];
  const place = inDossier(file, 'caqh', ...(caqh.authorization === undefined ? [] : ['authorization']));
  const payer = file.payerDocument?.name ?? file.payer;
  const help = `authorize ${file.payerDocument?.caqh?.name ?? payer} in the portal, then record it`;
  switch (caqh.authorization) {
    case undefined:
      return [judged('unknown', `whether ${payer} may read the profile is not recorded`, place, { help })];
    case 'all':
      return [judged('met', 'all plans may read the profile', place)];
    case 'selected':
      return caqh.authorizedPayers?.includes(file.payer) === true
        ? [judged('met', `${payer} may read the profile`, inDossier(file, 'caqh', 'authorizedPayers'))]
        : [judged('missing', `${payer} is not among the plans that may read the profile`, place, { help })];
    case 'none':
      return [judged('missing', 'no plan may read the profile', place, { help })];
    default:
      return caqh.authorization satisfies never;
  }
}

function lastAttestedOn(caqh: Caqh, file: CaseFile): CalendarDate | undefined {
  const days = (caqh.attestations ?? []).map((one) => one.on as CalendarDate).filter((on) => on <= file.asOf);
  return days.toSorted().at(-1);
}

/** Whether the newest attestation on record still counts on the day. */
function isAttested(caqh: Caqh, file: CaseFile): boolean {
  const attestedOn = lastAttestedOn(caqh, file);
  if (attestedOn === undefined) return false;
  const through = file.attestedThrough(attestedOn);
  return through === null || file.asOf <= through;
}

function attestationPart(caqh: Caqh, need: Need, file: CaseFile): readonly Judgement[] {
  if (need.validThrough === undefined) return [];
  const attestedOn = lastAttestedOn(caqh, file);
  const place = inDossier(file, 'caqh', ...(caqh.attestations === undefined ? [] : ['attestations']));
  if (attestedOn === undefined) {
    return [
      judged('unknown', 'no attestation of the CAQH profile is recorded', place, {
        help: 'record the day under `caqh.attestations`',
      }),
    ];
  }
  const through = file.attestedThrough(attestedOn);
  if (through === null) return [judged('met', `attested ${attestedOn}`, place)];
  if (through < file.asOf) {
    return [
      judged('expired', `attested ${attestedOn}, which counted through ${through}, ${ago(through, file.asOf)}`, place),
    ];
  }
  const day = dayOf(need.validThrough, file);
  if (day !== null && through < day) {
    return [judged('expiring', `attested ${attestedOn}, which counts through ${through}, before ${day}`, place)];
  }
  const again = file.by !== null && through < file.by ? '; attest again while the payer decides' : '';
  return [judged('met', `attested ${attestedOn}, which counts through ${through}${again}`, place)];
}
