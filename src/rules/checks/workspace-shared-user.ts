import type { Check } from './check.ts';
import { holdsOn } from './license-standing.ts';
import { day, items, text } from './loose-value.ts';

/** Two specialists with one login. */
export const workspaceSharedUser: Check<'workspace'> = {
  id: 'workspace/shared-user',
  severity: 'error',
  title: 'each specialist has a login of their own',
  why: 'The journal records who did what by the login. With one for two people it can prove nothing of either.',
  help: 'give each specialist the user name of their own computer account, or end one with `until`',
  cite: 'empanel convention: the actor is the specialist whose `osUser` matches',
  kinds: ['workspace'],
  good: `empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
specialists: [{ key: dana, name: Dana Reyes, osUser: dreyes }, { key: lee, name: Lee Park, osUser: lpark }]
`,
  bad: `empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
specialists: [{ key: dana, name: Dana Reyes, osUser: frontdesk }, { key: lee, name: Lee Park, osUser: frontdesk }]
`,
  *faults({ value, asOf }) {
    const seen = new Set<string>();
    for (const [at, one] of items(value.specialists)) {
      const user = text(one.osUser);
      if (user === undefined || !holdsOn(day(one.from), day(one.until), asOf)) continue;
      if (seen.has(user))
        yield {
          pointer: ['specialists', at, 'osUser'],
          message: `\`${user}\` is the login of another specialist, too`,
        };
      seen.add(user);
    }
  },
};
