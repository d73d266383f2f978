/** Certifications and registrations that a line of a privilege form asks for, as they stand on a day. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { alwaysEnds, certificationName } from '../../domain/certification-name.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { CriterionResult } from '../../domain/privileges/privilege.ts';
import { criterion } from './criterion.ts';

/** A paper with its terms as a dossier has them. */
export interface TermedPaper {
  readonly issued?: string | undefined;
  readonly expires?: string | undefined;
  readonly lifetime?: boolean | undefined;
  readonly previousTerms?: readonly { readonly issued?: string; readonly expires?: string }[] | undefined;
}

/** Whether one of the terms of a paper holds on a day; its expiry date is the last day. */
export function isInForceOn(paper: TermedPaper, on: CalendarDate): boolean {
  const holds = ({ issued, expires }: TermedPaper): boolean =>
    (issued === undefined || issued <= on) && (paper.lifetime === true || expires === undefined || on <= expires);
  // An earlier term without an end has ended when the next began.
  return holds(paper) || (paper.previousTerms ?? []).some((term) => term.expires !== undefined && holds(term));
}

/** Whether a certification of the kind is in force. A kind may also be written as the title of one. */
export function certificationCriterion(kind: string, dossier: Dossier, asOf: CalendarDate): CriterionResult {
  const name = certificationName(kind);
  const all = (dossier.certifications ?? []).flatMap((one, at) =>
    one.kind === kind || one.title?.toLowerCase() === kind.toLowerCase() ? [{ one, at }] : [],
  );
  const found = all.find(({ one }) => isInForceOn(one, asOf));
  if (found !== undefined) {
    const { expires: last } = found.one;
    const isOpen = last === undefined && alwaysEnds(kind);
    const until =
      last !== undefined ? `through ${last}` : isOpen ? 'its last day is not on file' : 'on file, without an end';
    return criterion(name, isOpen ? 'cannot-tell' : 'met', until, ['certifications', found.at]);
  }
  const last = all.toSorted((left, right) => ((left.one.expires ?? '') < (right.one.expires ?? '') ? 1 : -1))[0];
  if (last === undefined) return criterion(name, 'cannot-tell', `no ${name} certification is on file`);
  const { expires, issued } = last.one;
  const because = expires !== undefined && expires < asOf ? `expired ${expires}` : `begins on ${issued}`;
  return criterion(name, 'not-met', because, ['certifications', last.at]);
}

/** Whether a DEA registration for the state is active. */
export function deaCriterion(dossier: Dossier, state: string | null, asOf: CalendarDate): CriterionResult {
  const asked = state === null ? 'DEA registration' : `DEA registration for ${state}`;
  const all = (dossier.dea ?? []).map((one, at) => ({ one, at }));
  // A registration whose state nobody wrote down may be the one.
  const here = all.filter(({ one }) => state === null || one.state === state || one.state === undefined);
  const isActive = (status: string | undefined): boolean => status === undefined || status === 'active';
  const found = here.find(({ one }) => isActive(one.status) && isInForceOn(one, asOf));
  if (found !== undefined) {
    const { one, at } = found;
    const until = one.expires === undefined ? '' : ` through ${one.expires}`;
    const isSure = state === null || one.state !== undefined;
    const place = isSure ? '' : ', for a state that is not on file';
    return criterion(asked, isSure ? 'met' : 'cannot-tell', `${masked(one.number, 'dea')}${until}${place}`, [
      'dea',
      at,
    ]);
  }
  const last = here.at(-1);
  if (last !== undefined) {
    const { status, issued, expires, number } = last.one;
    const because = !isActive(status)
      ? `is \`${status}\``
      : issued !== undefined && asOf < issued
        ? `begins on ${issued}`
        : `is not in force${expires === undefined ? '' : `, ends ${expires}`}`;
    return criterion(asked, 'not-met', `${masked(number, 'dea')} ${because}`, ['dea', last.at]);
  }
  if (all.length === 0) return criterion(asked, 'cannot-tell', 'no DEA registration is on file');
  return criterion(asked, 'not-met', `on file for ${all.map(({ one }) => one.state).join(', ')} only`, ['dea']);
}
