import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Letter } from '../../../src/domain/letter.ts';
import { renderedLetter } from '../../../src/render/letter.ts';

const letter: Letter = {
  letterhead: ['Harbor & Sons', '1 Main Street'],
  writtenOn: '2026-06-15' as CalendarDate,
  to: ['Anchor <Health>'],
  subject: 'Overdue: initial application of Ana Reyes',
  particulars: [['Our reference', 'a-1234']],
  parts: [
    { kind: 'paragraph', text: 'We asked *twice*.' },
    {
      kind: 'list',
      heading: 'How the day was counted',
      items: ['declared complete 2026-04-06', '+ 60 days = 2026-06-05'],
    },
    {
      kind: 'chronology',
      heading: 'What happened',
      events: [{ on: '2026-06-05' as CalendarDate, text: 'Call: "soon" | <script>alert(1)</script>\nsaid twice' }],
    },
  ],
  signature: ['Jordan Avery', 'jordan@harbor.example'],
};

describe('Markdown', () => {
  const text = renderedLetter(letter, 'md');

  test('nothing that was typed acts as markup', () => {
    expect(text).toContain('Anchor \\<Health\\>');
    expect(text).toContain('We asked \\*twice\\*.');
    expect(text).toContain('| Fri 5 Jun 2026 | Call: "soon" \\| \\<script\\>alert(1)\\</script\\> said twice |');
  });

  test('lines of an address stay lines, and nothing is left empty', () => {
    expect(text).toContain('Harbor \\& Sons\\\n1 Main Street\n\nMon 15 Jun 2026\n');
    expect(renderedLetter({ ...letter, letterhead: [], parts: [] }, 'md')).not.toMatch(/\n{3}|^\n/);
  });
});

describe('HTML', () => {
  const text = renderedLetter(letter, 'html');

  test('nothing that was typed acts as markup, and nothing is fetched or run', () => {
    expect(text).toContain('Anchor &lt;Health&gt;');
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/\b(?:src|href)=/);
    expect(text).toContain("default-src 'none'");
  });

  test('its own style is the one that it allows', () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(text).toContain(`sha256-${createHash('sha256').update(style).digest('base64')}`);
  });

  test('every day can be read by machines', () => {
    expect(text).toContain('<time datetime="2026-06-15">Mon 15 Jun 2026</time>');
    expect(text).toContain('<time datetime="2026-06-05">Fri 5 Jun 2026</time>');
  });
});
