import { countWords } from '../../domain/number-forms.ts';
import type { Check } from './check.ts';
import { amount, items, texts } from './loose-value.ts';

/** A committee that asks for more voting members than it has. */
export const workspaceQuorum: Check<'workspace'> = {
  id: 'workspace/quorum',
  severity: 'error',
  title: 'a quorum is no larger than the committee',
  why: 'A committee that can never be complete can never decide: every file would need an override.',
  help: 'name every voting member, or set the quorum that bylaws or policy name',
  cite: 'empanel convention: the quorum counts voting members who are there',
  kinds: ['workspace'],
  good: `empanel: workspace/v1
id: lakeside
role: delegated-group
timeZone: America/New_York
committees: [{ key: credentials, name: Credentials Committee, members: [Ana Ruiz, Lee Park], quorum: 2 }]
`,
  bad: `empanel: workspace/v1
id: lakeside
role: delegated-group
timeZone: America/New_York
committees: [{ key: credentials, name: Credentials Committee, members: [Ana Ruiz, Lee Park], quorum: 3 }]
`,
  *faults({ value }) {
    for (const [at, one] of items(value.committees)) {
      const quorum = amount(one.quorum as Parameters<typeof amount>[0]);
      const members = texts(one.members).length;
      if (quorum === undefined || members === 0 || quorum <= members) continue;
      yield {
        pointer: ['committees', at, 'quorum'],
        message: `a quorum of ${quorum} is asked for, and ${countWords(members, 'voting member is', 'voting members are')} listed`,
      };
    }
  },
};
