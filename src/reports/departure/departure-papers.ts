/** What a departure means for papers: cover that ends with its reports, registrations at our address, agreements. */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { lastDayOfWork } from '../../domain/departure.ts';
import type { Cover } from '../../domain/nouns/dossier.ts';
import type { DepartureMatter, DepartureQuestion } from './departure-question.ts';

const nobody = { payer: null, facility: null, application: null } as const;

/**
 * Policies in force on the last day of work. One that covers claims made covers nothing that is reported after it ends, be
 * it for work done before: a tail must begin on the day it stops, which is the day of leaving unless someone keeps it up.
 */
export function coverMatters({
  dossier,
  departedOn,
}: Pick<DepartureQuestion, 'dossier' | 'departedOn'>): readonly DepartureMatter[] {
  const lastDay = lastDayOfWork(departedOn);
  const inForce = (dossier?.malpracticeCover ?? []).filter(
    ({ issued, expires }) =>
      (issued === undefined || issued <= lastDay) && (expires === undefined || lastDay <= expires),
  );
  return inForce.map((cover) => coverMatter(cover, departedOn));
}

function coverMatter(cover: Cover, departedOn: CalendarDate): DepartureMatter {
  const { carrier, policy, basis, tail, retroactive, expires, kind } = cover;
  const about = `${carrier}${policy === undefined ? '' : ` ${policy}`}`;
  const matter = (what: string, because: string, act: string | null, by: CalendarDate | null): DepartureMatter => ({
    section: 'tail cover',
    about,
    what,
    by,
    because,
    act,
    source: 'malpracticeCover of the dossier',
    ...nobody,
  });
  if (basis === 'occurrence' || kind === 'ftca')
    return matter('no tail is needed', 'it covers what happened while it ran', null, null);
  if (basis === undefined)
    return matter(
      'find out whether it covers claims made, or occurrences',
      'the dossier does not say; a claims-made policy needs a tail',
      'write `basis` into the dossier, then `empanel sync`',
      departedOn,
    );
  if (tail !== undefined) {
    const end = tail.unlimited === true ? 'without end' : tail.expires === undefined ? '' : `through ${tail.expires}`;
    const begins = (tail.issued ?? departedOn) as CalendarDate;
    return begins > departedOn && begins > addDays((expires ?? departedOn) as CalendarDate, 1)
      ? matter(`the tail begins on ${begins} only`, 'days between are not covered', 'ask the carrier', departedOn)
      : matter(`a tail is on file${end === '' ? '' : `, ${end}`}`, 'tail of the dossier', null, null);
  }
  const since = retroactive === undefined ? '' : ` since ${retroactive}`;
  const last = expires === undefined ? '' : `, at the latest after ${expires}`;
  return matter(
    `a tail from ${departedOn}, or the next cover with the same retroactive date`,
    `claims-made${since}: nothing reported after it stops is covered${last}`,
    'record it as `tail` of the cover in the dossier, then `empanel sync`',
    departedOn,
  );
}

/** Registrations that stand at an address, and the profile that names the places of work. */
export function registrationMatters({
  facts,
  departedOn,
}: Pick<DepartureQuestion, 'facts' | 'departedOn'>): readonly DepartureMatter[] {
  const live = facts.credentials.filter(({ status }) => status === null || ['active', 'pending'].includes(status));
  const registered = live
    .filter(({ kind }) => kind === 'dea' || kind === 'cds')
    .map(
      ({ label }): DepartureMatter => ({
        section: 'registration',
        about: label,
        what: 'moved to the next place of work, or given back, where it is registered at ours',
        by: departedOn,
        because: 'it stands at the address on its certificate',
        act: `empanel provider show ${facts.subject.key}`,
        source: 'dossier',
        ...nobody,
      }),
    );
  const profile = facts.credentials.filter(({ kind }) => kind === 'caqh');
  return [
    ...registered,
    ...profile.map(
      ({ label }): DepartureMatter => ({
        section: 'registration',
        about: label,
        what: 'our places of work taken out of the profile, and attested anew',
        by: departedOn,
        because: 'payers read the places of work from it',
        act: `empanel provider request ${facts.subject.key}`,
        source: 'dossier',
        ...nobody,
      }),
    ),
  ];
}

/** Agreements that end: those of the provider, and those of colleagues who work under them. */
export function agreementMatters({
  facts,
  departedOn,
  dossier,
  supervised,
}: Pick<DepartureQuestion, 'facts' | 'departedOn' | 'dossier' | 'supervised'>): readonly DepartureMatter[] {
  const lastDay = lastDayOfWork(departedOn);
  const own = (dossier?.supervision ?? []).filter(({ expires }) => expires === undefined || lastDay <= expires);
  return [
    ...own.map(
      ({ kind, name, with: npi }): DepartureMatter => ({
        section: 'agreement',
        about: name ?? npi ?? 'colleague',
        what: `the ${kind} agreement ends; the board is told where the state asks for it`,
        by: departedOn,
        because: 'it was made for the work here',
        act: `write \`expires: ${lastDay}\` beside it in the dossier of ${facts.subject.key}, then \`empanel sync\``,
        source: 'supervision of the dossier',
        ...nobody,
      }),
    ),
    ...supervised.map(
      ({ npi, name }): DepartureMatter => ({
        section: 'agreement',
        about: name,
        what: `works under ${facts.subject.name}: needs another agreement, signed before`,
        by: departedOn,
        because: `supervision in the dossier of ${name}`,
        act: `empanel provider request ${npi}`,
        source: 'supervision of the dossier',
        ...nobody,
      }),
    ),
  ];
}
