/** What can be wrong with rule packs taken together, as `check` tells it and `explain` explains it. */

import type { DocumentRule } from '../documents/document-rules.ts';

const cite = 'empanel convention: rule packs';
const severity = 'error';

/** The rules, by their ids, which never change. */
export const packRules = {
  'pack/duplicate': {
    severity,
    title: 'each pack of the workspace has an id of its own',
    why: 'Of two packs with one id only the last counts, and nobody sees that the other does not.',
    help: 'give one of the two another id',
    cite,
    bad: 'id: ours # in two files of packs/',
    good: 'id: ours-medicaid',
  },
  'pack/unknown-extends': {
    severity,
    title: 'a pack extends packs that are there',
    why: 'What a misspelled pack would ask for is not asked, and the checklist looks shorter than it is.',
    help: 'write an id that `empanel pack list` shows',
    cite,
    bad: 'extends: [ncqa-window]',
    good: 'extends: [ncqa-windows]',
  },
  'pack/circular-extends': {
    severity,
    title: 'no pack extends itself',
    why: 'Which of two packs changes the other could not be told.',
    help: 'take one of the two `extends` away',
    cite,
    bad: 'id: ours\nextends: [ours]',
    good: 'id: ours\nextends: [commercial-generic]',
  },
  'pack/unknown-rule': {
    severity,
    title: 'what is changed or switched off is a rule of some pack',
    why: 'A change of a rule that nobody has changes nothing: the old number goes on counting, and nobody notices.',
    help: 'write an id that `empanel pack show` lists',
    cite,
    bad: 'overrides: [{ rule: caqh.atest, add: P90D, reason: letter of the plan }]',
    good: 'overrides: [{ rule: caqh.attest, add: P90D, reason: letter of the plan }]',
  },
  'pack/override-nothing': {
    severity,
    title: 'a change changes something that the rule has',
    why: 'The change was meant to count and does not.',
    help: 'name a value that this rule has: `empanel pack show` lists them',
    cite,
    bad: 'overrides: [{ rule: caqh.attest, count: 3, reason: letter of the plan }]',
    good: 'overrides: [{ rule: caqh.attest, add: P90D, reason: letter of the plan }]',
  },
  'pack/other-role': {
    severity: 'warning',
    title: 'a verification organization names a pack that binds it',
    why: 'A pack for those who decide asks nothing of an office that verifies for them: no element would be listed, the limits shown would be those of who decides, which are longer, and no source would be judged.',
    help: 'name a pack for verification organizations: `empanel pack list` shows them',
    cite,
    bad: 'role: cvo\npacks: [ncqa-windows]',
    good: 'role: cvo\npacks: [ncqa-certification]',
  },
  'pack/empty-span': {
    severity,
    title: 'a rule ends after it begins',
    why: 'A rule that ends before it begins is never in force.',
    help: 'correct `since` or `until`',
    cite,
    bad: 'since: 2026-07-01\nuntil: 2025-07-01',
    good: 'since: 2025-07-01\nuntil: 2026-07-01',
  },
  'pack/two-distances': {
    severity,
    title: 'a clock counts one distance',
    why: 'With two of them only one can be meant, and the due date may be that of the other.',
    help: 'keep one of `add`, `before` and `payerStates`',
    cite,
    bad: 'add: P30D\nbefore: P10D',
    good: 'add: P30D',
  },
  'pack/no-distance': {
    severity,
    title: 'a clock has a distance or a posted date',
    why: 'A clock without either never says when anything is due.',
    help: 'give `add`, `before` or `posted`',
    cite,
    bad: 'anchor: line.infoRequestedOn',
    good: 'anchor: line.infoRequestedOn\nadd: P30D',
  },
  'pack/anchor-not-recorded': {
    severity: 'warning',
    title: 'a clock counts from a date that something records',
    why: 'No document or step holds this date, so the clock never runs and its deadline is in no list.',
    help: 'count from another date',
    cite,
    bad: 'anchor: contract.signedOn',
    good: 'anchor: line.effectiveOn',
  },
  'pack/overlapping-versions': {
    severity,
    title: 'of the versions of a rule one is in force on a day',
    why: 'Where two are in force, which number counts depends on the order of files.',
    help: 'set `since` and `until` so that they do not meet, or give one another id',
    cite,
    bad: '- { id: ours.cv, until: 2026-07-02 }\n- { id: ours.cv, since: 2026-07-01 }',
    good: '- { id: ours.cv, until: 2026-07-01 }\n- { id: ours.cv, since: 2026-07-01 }',
  },
  'pack/example': {
    severity,
    title: 'the examples of a rule come out as they say',
    why: 'The examples are the tests of the rule. Where one does not hold, either it is wrong or the rule counts another day than was meant.',
    help: 'correct the entry, or the example',
    cite,
    bad: 'add: P30D\nok: [{ dates: { application.submittedOn: 2026-03-02 }, due: 2026-04-02 }]',
    good: 'add: P30D\nok: [{ dates: { application.submittedOn: 2026-03-02 }, due: 2026-04-01 }]',
  },
  'pack/stale': {
    severity: 'warning',
    title: 'the sources of a pack were read not too long ago',
    why: 'Statutes, manuals and payer policies change. A number that nobody has compared with its source for longer than the pack allows may be an old one.',
    help: 'read the sources again, correct what has changed, and write the day under `lastChecked`',
    cite,
    bad: 'lastChecked: 2024-01-15\nreview: P6M',
    good: 'lastChecked: 2026-11-22\nreview: P6M',
  },
} as const satisfies Readonly<Record<string, DocumentRule>>;

/** Id of a rule about packs. */
export type PackRuleId = keyof typeof packRules;
