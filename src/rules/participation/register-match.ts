/** NPI and taxonomy: claims name those that the register has, or payers that match them deny. */

import { firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { RegisteredTaxonomy } from '../../domain/provider-standing.ts';
import type { BillingCase } from './billing-case.ts';
import { noneOf, type Timeline } from './timeline.ts';

/**
 * The primary taxonomy of the provider, and of the group that bills, stands in the register beside the NPI. Where it does
 * not, claims wait until one of the two is corrected. What nobody read from the register is not compared, and that is said.
 */
export function registeredAs({ standing, group, facts }: BillingCase): Timeline {
  const all = [
    { of: facts.subject.name, taxonomy: standing.taxonomy },
    ...(group === null ? [] : [{ of: group.key, taxonomy: group.taxonomy }]),
  ];
  const off = all.flatMap(({ of, taxonomy }) =>
    taxonomy?.agrees === false
      ? [
          `the register has no taxonomy ${taxonomy.code} for ${of}${taxonomy.readOn === null ? '' : ` (read ${taxonomy.readOn})`}`,
        ]
      : [],
  );
  if (off.length > 0) return [{ from: firstDate, until: lastDate, level: 'hold', because: off.join('; ') }];
  return noneOf([], all.map(({ of, taxonomy }, at) => `${at === 0 ? '' : `of ${of}, `}${agreed(taxonomy)}`).join('; '));
}

function agreed(taxonomy: RegisteredTaxonomy | undefined): string {
  if (taxonomy === undefined) return 'none is on file';
  return `${taxonomy.code} ${taxonomy.agrees === null ? 'not compared: the register was not read' : 'as in the register'}`;
}
