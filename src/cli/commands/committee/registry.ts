import type { CommandEntry } from '../../command.ts';

/** The commands of a committee. */
export const committeeCommands: readonly CommandEntry[] = [
  {
    words: ['committee', 'meeting'],
    summary: 'plan a meeting, record who attended, or list meetings',
    section: 'Committee',
    load: () => import('./meeting.ts'),
  },
  {
    words: ['committee', 'agenda'],
    summary: 'which files are ready for a meeting, and which are not',
    section: 'Committee',
    load: () => import('./agenda.ts'),
  },
  {
    words: ['committee', 'packet'],
    summary: 'the packet of a file: evidence, findings, screening',
    section: 'Committee',
    load: () => import('./packet.ts'),
  },
  {
    words: ['committee', 'decide'],
    summary: 'record a decision on a file, with vote and rationale',
    section: 'Committee',
    load: () => import('./decide.ts'),
  },
  {
    words: ['committee', 'notice'],
    summary: 'the letter that tells a provider of a decision',
    section: 'Committee',
    load: () => import('./notice.ts'),
  },
  {
    words: ['committee', 'minutes'],
    summary: 'the minutes of a meeting: attendance, votes, rationale',
    section: 'Committee',
    load: () => import('./minutes.ts'),
  },
  {
    words: ['committee', 'recredential'],
    summary: 'cycles that end soon; --open begins the next ones',
    section: 'Committee',
    load: () => import('./recredential.ts'),
  },
];
