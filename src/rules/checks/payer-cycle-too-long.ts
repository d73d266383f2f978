import { compareDurations, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import type { Check } from './check.ts';
import { text, texts } from './loose-value.ts';

/** A payer's credentialing cycle that is longer than its accreditor or program allows. */
export const payerCycleTooLong: Check<'payer'> = {
  id: 'payer/cycle-too-long',
  severity: 'warning',
  title: "a payer's cycle is no longer than its accreditor or program allows",
  why: 'A plan may recredential more often than the standard asks, and not less often. Who trusts a longer interval is out of the network when the plan keeps to the standard.',
  help: "ask the payer for its policy and write the interval it names; until then the rule's day counts",
  cite: 'rule packs: ncqa.recred.cycle, ma.recred',
  kinds: ['payer'],
  good: `empanel: payer/v1
key: lakeside-health
name: Lakeside Health
lines: [commercial]
recredentialEvery: P24M
`,
  bad: `empanel: payer/v1
key: lakeside-health
name: Lakeside Health
lines: [commercial]
recredentialEvery: P48M
`,
  *faults({ value, windows, asOf }) {
    const written = text(value.recredentialEvery);
    const stated = parseDuration(written ?? '');
    if (stated === undefined) return;
    const lines = texts(value.lines).map(([, line]) => line);
    const [shortest] = windows.longestCycles
      .filter((cycle) => cycle.lines === null || cycle.lines.some((line) => lines.includes(line)))
      .toSorted((left, right) => compareDurations(left.length, right.length, asOf));
    if (shortest === undefined || compareDurations(stated, shortest.length, asOf) <= 0) return;
    const message = `a cycle of ${durationText(stated)} is longer than the ${durationText(shortest.length)} of \`${shortest.rule}\`, which count instead`;
    yield { pointer: ['recredentialEvery'], message };
  },
};
