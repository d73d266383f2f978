/** Messages as other programs read them: postal-mime takes them apart. */

import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Letter } from '../../../src/domain/letter.ts';
import { type Envelope, mailMessage } from '../../../src/render/letter-mail.ts';

const letter: Letter = {
  letterhead: ['Clínica Sonora', '1 Palo Verde, Tucson AZ'],
  writtenOn: calendarDate('2026-06-15'),
  to: ['Zoë Ünal, MD'],
  subject:
    'What we need for your enrollment – 12 Einträge, über alle Kassen: Größe und Maß sind egal, nur vollständig muß es sein',
  particulars: [['NPI', '1992999999']],
  parts: [
    { kind: 'paragraph', text: `${'long '.repeat(60)}ünï 100 % = done ` },
    { kind: 'list', heading: 'Ours', items: ['.', '.hidden', '--=_ not a boundary'] },
    {
      kind: 'requests',
      heading: 'Yours',
      requests: [{ title: 'License <b>', text: 'Send it & smile.', when: 'By Mon 15 Jun 2026, for Aetna.' }],
    },
  ],
  signature: ['Jordan Avery'],
};

const envelope: Envelope = {
  from: { name: 'Avery, Jordan "JJ"', address: 'jordan@clinic.example' },
  to: { name: 'Zoë Ünal', address: 'zoe@clinic.example' },
  at: '2026-06-05T16:00:01.000Z',
};

describe('a message', () => {
  it('is read by another program as it was meant', async () => {
    const read = await PostalMime.parse(mailMessage(letter, envelope));
    expect(read.from).toMatchObject({ name: 'Avery, Jordan "JJ"', address: 'jordan@clinic.example' });
    expect(read.to).toEqual([expect.objectContaining({ name: 'Zoë Ünal', address: 'zoe@clinic.example' })]);
    expect(read.subject).toBe(letter.subject);
    expect(read.date).toBe('2026-06-05T16:00:01.000Z');
    expect(read.messageId).toMatch(/^<[0-9a-f]{24}@clinic\.example>$/);
    expect(read.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
    expect(read.text).toContain('ünï 100 % = done');
    expect(read.text).toContain('\n- .\n- .hidden\n- --=_ not a boundary\n');
    expect(read.html).toContain('License &lt;b&gt;');
    expect(read.html).toContain('Send it &amp; smile.');
    expect(read.attachments).toEqual([]);
  });

  it('has lines that every mail server takes, ended by CRLF, in ASCII', () => {
    const message = mailMessage(letter, envelope);
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect(message).toMatch(/^[\t\r\n -~]*$/);
    expect(message.split('\r\n').filter((line) => line.startsWith('.'))).toEqual([]);
  });

  it('is the same for the same letter, and has another id for another', () => {
    expect(mailMessage(letter, envelope)).toBe(mailMessage(letter, envelope));
    const id = (message: string): string | undefined => /^Message-ID: .*$/m.exec(message)?.[0];
    const other = mailMessage({ ...letter, subject: 'Other' }, envelope);
    expect(id(other)).not.toBe(id(mailMessage(letter, envelope)));
  });

  it('lets no name begin another header', async () => {
    const to = { name: 'Eve\r\nBcc: all@clinic.example', address: 'eve@clinic.example>, <bob@clinic.example' };
    const read = await PostalMime.parse(mailMessage(letter, { ...envelope, to }));
    expect(read.bcc).toBeUndefined();
    expect(read.to?.map(({ address }) => address)).not.toContain('bob@clinic.example');
  });

  it('leaves to the mail program whoever is not known', async () => {
    const message = mailMessage(letter, { ...envelope, from: null, to: null });
    const read = await PostalMime.parse(message);
    expect(read.from).toBeUndefined();
    expect(read.to).toBeUndefined();
    expect(read.messageId).toContain('@empanel.invalid');
  });
});
