/** Everything there is to find in packs on a day: what they say taken together, examples that do not hold, old readings. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Pack } from '../domain/nouns/pack.ts';
import { exampleFaults } from './pack-examples.ts';
import type { PackFault } from './pack-faults.ts';
import { type RuleSet, ruleSet, type StalePack, staleness } from './rule-set.ts';
import { shippedPacks } from './shipped-packs.ts';

/** The faults of the packs of a workspace and of what `empanel.yaml` says about packs. */
export function packCheck(rules: RuleSet, asOf: CalendarDate): readonly PackFault[] {
  const own = [...rules.packs.values()].filter((pack) => pack.origin === 'workspace');
  return [...rules.faults, ...own.flatMap((pack) => examplesOf(pack, rules)), ...staleFaults(rules, asOf)];
}

/** The faults of a pack that belongs to no workspace, beside the packs that ship. */
export function loosePackCheck(path: string, pack: Pack, asOf: CalendarDate): readonly PackFault[] {
  return packCheck(ruleSet(shippedPacks(), [{ path, pack }]), asOf).filter((fault) => fault.path === path);
}

function examplesOf(pack: Parameters<typeof exampleFaults>[0], rules: RuleSet): readonly PackFault[] {
  return exampleFaults(pack, rules).map(({ rule, path, pointer, message }) => ({
    rule: 'pack/example',
    severity: 'error',
    path,
    fault: {
      pointer,
      message: `an example of \`${rule}\` does not hold: ${message}`,
      help: 'correct the entry, or the example',
    },
  }));
}

/** A pack of the workspace is told in its file; those that ship all together, since one newer version renews them all. */
function staleFaults(rules: RuleSet, asOf: CalendarDate): readonly PackFault[] {
  const stale = staleness(rules, asOf);
  const isOwn = ({ pack }: StalePack): boolean => rules.packs.get(pack)?.origin === 'workspace';
  const own = stale.filter(isOwn).map(
    (one): PackFault => ({
      rule: 'pack/stale',
      severity: 'warning',
      path: one.path,
      fault: {
        pointer: ['lastChecked'],
        message: `the sources of \`${one.pack}\` were last read on ${one.lastCheckedOn}; that was good through ${one.reviewedThrough}`,
        help: 'read the sources again, correct what has changed, and write the day under `lastChecked`',
      },
    }),
  );
  const shipped = stale.filter((one) => !isOwn(one));
  const [first, second, third, ...rest] = shipped.map((one) => `\`${one.pack}\` (good through ${one.reviewedThrough})`);
  if (first === undefined) return own;
  const named = [first, second, third].filter((one) => one !== undefined).join(', ');
  const others = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return [
    ...own,
    {
      rule: 'pack/stale',
      severity: 'warning',
      path: null,
      fault: {
        pointer: [],
        message: `rules that ship were last read against their sources too long ago: ${named}${others}`,
        help: 'install a newer version of empanel, or check the numbers you rely on and override those that changed',
      },
    },
  ];
}
