import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { outlivedOn } from '../../../src/domain/privileges/outlived-action.ts';
import { noPrivileges, type PrivilegeFacts } from '../../../src/domain/privileges/privilege-facts.ts';
import { appointmentAt, grantAt, suspensionAt } from '../rules/privileging/sample-privileges.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const line = { key: 'core', name: 'Core', kind: 'core' } as const;
const grant = grantAt('bayview', ['2026-01-01', '2026-01-01', '2027-01-01'], line, { id: 'pg-1' });
const next = grantAt('bayview', ['2026-12-01', '2027-01-01', '2028-01-01'], line, { id: 'pg-2', sequence: 9 });
const whole = suspensionAt('bayview', '2026-06-01', null);
const ofLine = { ...whole, grantIds: ['pg-1'] };
const resignation = {
  ...whole,
  id: 'pa-2',
  kind: 'withdrawal' as const,
  on: day('2026-07-01'),
  from: day('2026-07-01'),
};
const facts = (more: Partial<PrivilegeFacts>): PrivilegeFacts => ({
  ...noPrivileges,
  appointments: [appointmentAt('bayview', '2026-01-01', '2027-01-01')],
  grants: [grant],
  actions: [whole],
  ...more,
});

describe('a suspension', () => {
  it('goes on where one term follows the other', () => {
    const appointments = [
      appointmentAt('bayview', '2026-01-01', '2027-01-01'),
      { ...appointmentAt('bayview', '2027-01-01', '2028-01-01'), id: 'ap-2' },
    ];
    expect(outlivedOn(whole, facts({ appointments }), day('2027-06-01'))).toBeUndefined();
    expect(outlivedOn(ofLine, facts({ grants: [grant, next] }), day('2027-06-01'))).toBeUndefined();
    expect(outlivedOn(whole, facts({}), day('2027-01-01'))).toBeUndefined();
  });

  it('has nothing left to be about when the holder resigned, or was not renewed', () => {
    expect(outlivedOn(whole, facts({ actions: [whole, resignation] }), day('2026-07-02'))).toBe('2026-07-01');
    expect(outlivedOn(whole, facts({ actions: [whole, resignation] }), day('2026-07-01'))).toBeUndefined();
    expect(outlivedOn(whole, facts({}), day('2027-01-02'))).toBe('2027-01-01');
    expect(outlivedOn(ofLine, facts({}), day('2027-01-02'))).toBe('2027-01-01');
  });

  it('of a line that was given up is over although the membership goes on, and is not carried by a later gap', () => {
    const givenUp = { ...resignation, grantIds: ['pg-1'] };
    expect(outlivedOn(ofLine, facts({ actions: [ofLine, givenUp] }), day('2026-08-01'))).toBe('2026-07-01');
    expect(outlivedOn(whole, facts({ actions: [whole, givenUp] }), day('2026-08-01'))).toBeUndefined();
    const back = { ...appointmentAt('bayview', '2027-03-01', '2029-01-01'), id: 'ap-9' };
    const again = facts({ appointments: [...facts({}).appointments, back] });
    expect(outlivedOn(whole, again, day('2027-06-01'))).toBe('2027-01-01');
  });
});
