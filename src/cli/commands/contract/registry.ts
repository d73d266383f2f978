import type { CommandEntry } from '../../command.ts';

/** The commands about contracts. */
export const contractCommands: readonly CommandEntry[] = [
  {
    words: ['contract', 'list'],
    summary: 'list contracts: who holds them, until when, how they go on',
    section: 'Contracts',
    load: () => import('./list.ts'),
  },
  {
    words: ['contract', 'show'],
    summary: 'one contract: terms in plain words, dates, members, rates',
    section: 'Contracts',
    load: () => import('./show.ts'),
  },
  {
    words: ['contract', 'notice'],
    summary: 'what must be sent under a contract, by when, where and how',
    section: 'Contracts',
    load: () => import('./notice.ts'),
  },
  {
    words: ['contract', 'rates'],
    summary: 'what a contract pays for a code, and how that comes about',
    section: 'Contracts',
    load: () => import('./rates.ts'),
  },
  {
    words: ['contract', 'compare'],
    summary: 'compare the rates of two contracts, or of two rounds',
    section: 'Contracts',
    load: () => import('./compare.ts'),
  },
  {
    words: ['contract', 'link'],
    summary: 'put a provider on a contract',
    section: 'Contracts',
    load: () => import('./link.ts'),
  },
  {
    words: ['contract', 'unlink'],
    summary: 'take a provider off a contract',
    section: 'Contracts',
    load: () => import('./unlink.ts'),
  },
];
