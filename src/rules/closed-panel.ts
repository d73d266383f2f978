/** What a closed panel is closed to. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Panel } from '../domain/nouns/payer.ts';

/** Who asks to be let in. */
export interface PanelApplicant {
  readonly type: string | null;
  readonly states: readonly string[];
  readonly taxonomies: readonly string[];
}

/** Closed on the day: one whose day of opening has come is closed no longer by anything on record. */
export function isShut({ status, reopens }: Panel, asOf: CalendarDate): boolean {
  return status === 'closed' && (reopens === undefined || reopens > asOf);
}

/** Whether a panel is about any of what is in question; null: the applicant is the group as a whole. */
export function concernsPanel(panel: Panel, provider: PanelApplicant | null, product: string | null): boolean {
  if (panel.product !== undefined && product !== null && panel.product !== product) return false;
  if (provider === null) return true;
  if (panel.state !== undefined && !provider.states.includes(panel.state)) return false;
  if (panel.taxonomies !== undefined && !panel.taxonomies.some((code) => provider.taxonomies.includes(code)))
    return false;
  return panel.providerTypes === undefined || panel.providerTypes.some((type) => type === provider.type);
}

/** Whether a panel that concerns the question is about all of it, not about one product, state or profession of several. */
export function isWhole(panel: Panel, provider: PanelApplicant | null, product: string | null): boolean {
  if (panel.product !== undefined && product === null) return false;
  if (provider === null)
    return panel.state === undefined && panel.taxonomies === undefined && panel.providerTypes === undefined;
  return panel.state === undefined || provider.states.every((state) => state === panel.state);
}

/** "advantage, WA": what a panel that is closed is about. */
export function panelWords({ product, state, providerTypes, taxonomies, reopens }: Panel): string {
  const about = [product, state, ...(providerTypes ?? []), ...(taxonomies ?? [])].filter((part) => part !== undefined);
  return `${about.join(', ')}${reopens === undefined ? '' : ` until ${reopens}`}`;
}
