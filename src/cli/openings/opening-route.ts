import type { PayerFacts, Route, Subject } from '../../domain/facts.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import { resolvedSubject } from '../resolution.ts';

/** The group whose locations are meant: the one applied through, or the subject itself. */
export function locatedAt(subject: Subject, group: string | null): string | null {
  return group ?? (subject.kind === 'group' ? subject.key : null);
}

/** Group and route of an opening: as asked, else through the only group, unless the payer only knows the other route. */
export async function groupOf(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  payer: PayerFacts | null,
  asked: { readonly group: string | undefined; readonly route: Route | undefined },
): Promise<{ readonly group: string | null; readonly route: Route }> {
  const routes = await payerRoutes(ledger, payer);
  if (asked.route !== undefined && !routes.includes(asked.route)) {
    throw new UserError('usage/bad-value', `${payer?.name} takes no applications by the route \`${asked.route}\``, {
      hint: `its document names: ${routes.join(', ')}`,
    });
  }
  if (asked.group !== undefined) {
    const group = await resolvedSubject(context, ledger, asked.group, ['group']);
    return { group: group.key, route: asked.route ?? (routes.includes('group') ? 'group' : 'individual') };
  }
  const only = subject.groups.length === 1 ? (subject.groups[0] ?? null) : null;
  const throughGroup = only !== null && routes.includes('group') && asked.route !== 'individual';
  return throughGroup ? { group: only, route: 'group' } : { group: null, route: asked.route ?? 'individual' };
}

/** How an application is opened, in a word: by its route that of a provider, and of a facility or group what that is. */
export function openedAs({ subject, route }: { readonly subject: Subject; readonly route: Route }): string {
  return subject.kind === 'provider' ? route : subject.kind;
}

async function payerRoutes(ledger: Ledger, payer: PayerFacts | null): Promise<readonly Route[]> {
  const both: readonly Route[] = ['individual', 'group'];
  if (payer === null) return both;
  const document = await ledger.documents.byKey('payer', payer.key);
  return document === undefined ? both : ((JSON.parse(document.body) as Payer).routes ?? both);
}
