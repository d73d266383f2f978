import type { Table, Tone } from '../domain/table.ts';
import { toneWords } from './tone-words.ts';

/** One line of the sheet that explains a workbook. */
export interface ReadMeLine {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
}

const toneMeanings: Readonly<Record<Tone, string>> = {
  bad: 'red: late or failed, act now',
  warn: 'amber: needs attention soon',
  good: 'green: in order',
  muted: 'grey: closed or not known',
  plain: '',
};

/** What a reader must know of a workbook: what it counts, how it was filtered, what the colours mean, how to treat it. */
export function readMeLines(table: Table, generator: string | undefined): readonly ReadMeLine[] {
  const hasDue = table.columns.some((column) => column.role === 'due');
  return [
    { label: 'Rows', value: String(table.rows.length) },
    ...(table.lead ?? []).map((value) => ({ label: 'Shown', value })),
    ...toneWords(table).map(([tone, words]) => ({
      label: 'Colour',
      value: `${words.join(', ')} (${toneMeanings[tone]})`,
      tone,
    })),
    ...(hasDue
      ? [
          {
            label: 'Dates',
            value:
              'A due date before the as-of date above is red. Type another date there, or =TODAY(), and the colours follow; the words and the days left do not.',
          },
        ]
      : []),
    ...(table.columns.some((column) => column.priority === 'machine')
      ? [
          {
            label: 'Columns',
            value: 'Columns for programs are hidden at the end of the sheet; unhide them to see all.',
          },
        ]
      : []),
    ...table.notes.map((value) => ({ label: 'Note', value })),
    {
      label: 'Confidential',
      value:
        'This workbook holds personal information of providers. Keep it on protected storage and do not send it by unencrypted e-mail.',
    },
    ...(generator === undefined ? [] : [{ label: 'Made by', value: generator }]),
  ];
}
