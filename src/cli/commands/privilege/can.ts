import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../../../domain/facts.ts';
import type { Facility, Line } from '../../../domain/nouns/facility.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { isCurrentForm } from '../../../domain/privileges/form-version.ts';
import { lineSettings } from '../../../domain/privileges/line-limits.ts';
import { noPrivileges } from '../../../domain/privileges/privilege-facts.ts';
import type { UseAnswer } from '../../../domain/privileges/privilege-use.ts';
import { lookedUpOn, screenedWords, searchedLists, searchLimit } from '../../../domain/screening/last-screening.ts';
import type { Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import {
  type PrivilegeReport,
  privilegeScheduleColumns,
  privilegeScheduleRow,
  privilegeTable,
} from '../../../reports/privileges/privilege-answer.ts';
import { useAnswer } from '../../../rules/privileging/answer.ts';
import { plainWords } from '../../../rules/privileging/plain-words.ts';
import { coveredNames, linesOf, procedureMeant, proceduresByName } from '../../../rules/privileging/procedure-names.ts';
import { UseIndex } from '../../../rules/privileging/use-index.ts';
import { privilegeScheduleBatches } from '../../../sources/privilege-schedule-csv.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { inputChunks } from '../../files.ts';
import type { Input } from '../../input.ts';
import { facilitiesOf, facilityMeant } from '../../privileges/facility-resolution.ts';
import { patientMeant } from '../../privileges/patient-meant.ts';
import { UseCases } from '../../privileges/privilege-cases.ts';
import { PrivilegeGate } from '../../privileges/privilege-gate.ts';
import { privilegeIndex } from '../../privileges/privilege-index.ts';
import { progress } from '../../progress.ts';
import { resolvedSubject } from '../../resolution.ts';
import { VerdictOutput } from '../../verdict-output.ts';

/** May this be done here, by this person, on this day? */
export const command: Command = {
  summary: 'may somebody do a procedure at a facility on a day, and why',
  description:
    'Says for a provider, a procedure (its name, code or another name of the form, or the key of a line), a facility and a day whether it may be done: the privilege and its term, appointment, credentialing decision, suspension, leave, license, DEA where the line prescribes, certifications, the equipment and units of the facility, the ages and settings of the line, focused evaluation, conditions, exclusion. Exit 0 for yes, also where a condition must be kept such as a proctor at the table; 1 for no. --from takes a schedule as CSV with the columns provider (NPI or name), procedure, facility, date and, if wanted, room, ages, age and setting, and gives a verdict for every row.',
  arguments: [
    { name: 'provider', help: 'NPI, name or id', optional: true },
    { name: 'procedure', help: 'name or code, or the key of a line', optional: true },
  ],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where (default: the only one, or the only one of ours)' },
    { name: 'on', value: 'DATE', help: 'day (default: the as-of day)' },
    { name: 'ages', value: 'GROUP', help: 'age group of the patient, as the form names it: adults' },
    { name: 'age', value: 'AGE', help: 'age of the patient: 16, "8 months", 10d' },
    { name: 'setting', value: 'S', help: `where in the facility: ${lineSettings.join(', ')}` },
    { name: 'from', value: 'CSV', help: 'a schedule; - for standard input' },
  ],
  examples: [
    'empanel privilege can "ruiz, ana" vasectomy --facility riverside-surgery',
    'empanel privilege can tanaka 11400 --facility riverside-surgery --on 2026-07-01 --json',
  ],
  run: async (context, input) => {
    const from = input.text('from');
    return from === undefined ? oneAnswer(context, input) : scheduleVerdicts(context, input, from);
  },
};

async function oneAnswer(context: Context, input: Input): Promise<number> {
  const words = input.argumentIfGiven('provider');
  const procedure = input.argumentIfGiven('procedure');
  if (words === undefined || procedure === undefined) {
    throw new UserError('usage/missing', `no ${words === undefined ? 'provider' : 'procedure'} is given`, {
      hint: 'name both, or give a schedule with `--from CSV`',
    });
  }
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const on = input.date('on', asOf) ?? asOf;
  const subject = await resolvedSubject(context, ledger, words, ['provider']);
  const facility = facilityMeant(await facilitiesOf(ledger), input.text('facility'));
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`there are no facts of ${subject.id}`);
  const label = procedureLabel(procedure, facility, facts);
  const one = await new UseCases(ledger, await context.rules(), asOf).of(facts, facility);
  const patient = patientMeant(facility, {
    ages: input.text('ages') ?? '',
    age: input.text('age') ?? '',
    setting: input.text('setting') ?? '',
  });
  if ('because' in patient) throw new UserError('usage/bad-value', patient.because);
  const screenedOn = lookedUpOn(facts, asOf);
  const limits = [searchLimit(searchedLists(facts.screenings, asOf), on)];
  const found = useAnswer(one, plainWords(procedure), on, patient);
  const answer = {
    ...found,
    reasons: found.reasons.map((reason) =>
      reason.ok && reason.matter === 'excluded'
        ? { ...reason, because: screenedWords(reason.because, screenedOn, limits) }
        : reason,
    ),
  };
  const report = { asOf, provider: subject.name, facility: facility.name, procedure: label, on, answer };
  if (context.format() === 'json')
    context.emit(`${JSON.stringify(jsonOf(report, subject, facility), null, 2)}\n`, 'answer');
  else await context.show(privilegeTable(report));
  if (answer.verdict === 'no') sayNext(context, { answer, facts, facility, words: plainWords(procedure), asOf });
  return answer.verdict === 'no' ? 1 : 0;
}

/** What to do about a no: ask for what nobody has granted, look at what was. */
function sayNext(
  context: Context,
  { answer: { grant }, facts: { subject, privileges = noPrivileges }, facility, words, asOf }: Asked,
): void {
  const current = {
    ...facility,
    privilegeForms: (facility.privilegeForms ?? []).filter((form) => isCurrentForm(form, asOf)),
  };
  const line = linesOf(current).find((one) => coveredNames(one).has(words));
  const asked = privileges.requests.some(
    (one) => one.facility === facility.key && one.lines.some((each) => coveredNames(each.line).has(words)),
  );
  if (grant !== null || asked || line === undefined) context.say(`next: \`empanel privilege show ${subject.key}\``);
  else context.say(`next: \`empanel privilege request ${subject.key} --facility ${facility.key} --line ${line.key}\``);
}

interface Asked {
  readonly answer: UseAnswer;
  readonly facts: SubjectFacts;
  readonly facility: Facility;
  /** The procedure as `plainWords`. */
  readonly words: string;
  readonly asOf: CalendarDate;
}

/** The procedure as the forms name it, of today and of the privileges that were granted. */
function procedureLabel(words: string, facility: Facility, { privileges = noPrivileges }: SubjectFacts): string {
  const granted = privileges.grants.filter((grant) => grant.facility === facility.key);
  const lines: readonly Line[] = [...linesOf(facility), ...granted.flatMap((grant) => grant.granted?.line ?? [])];
  const { found, near } = procedureMeant(words, proceduresByName(lines));
  if (found !== undefined) return found.label;
  if (lines.length === 0) {
    throw new UserError('record/not-found', `${facility.name} has no privilege form`, {
      hint: `write \`privilegeForms\` into the file of \`${facility.key}\`, then \`empanel sync\``,
    });
  }
  throw new UserError('record/not-found', `no form of ${facility.name} names \`${words}\``, {
    hint:
      near.length > 0
        ? `did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`
        : `lines: ${[...new Set(lines.map(({ key }) => key))].join(', ')}`,
  });
}

function jsonOf(report: PrivilegeReport, subject: Subject, facility: Facility): unknown {
  const { asOf, procedure, on, answer } = report;
  const { verdict, grant, reasons, until, nextOn, others }: UseAnswer = answer;
  return {
    schemaVersion: 1,
    asOf,
    npi: subject.npi,
    facility: facility.key,
    procedure,
    on,
    can: verdict !== 'no',
    verdict,
    grant,
    conditions: reasons.filter(({ condition }) => condition).map(({ because }) => because),
    reasons,
    until,
    nextOn,
    others,
  };
}

async function scheduleVerdicts(context: Context, input: Input, path: string): Promise<number> {
  const given = input.argumentIfGiven('provider') !== undefined ? 'a provider' : undefined;
  const day = ['on', 'ages', 'age', 'setting']
    .filter((flag) => input.text(flag) !== undefined)
    .map((flag) => `\`--${flag}\``)[0];
  if (given !== undefined || day !== undefined) {
    throw new UserError('usage/conflict', `\`--from\` goes without ${given ?? day}`, { hint: 'the rows name them' });
  }
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const facilities = await facilitiesOf(ledger);
  const words = input.text('facility');
  const facility = words === undefined ? null : facilityMeant(facilities, words);
  const index = new UseIndex(await privilegeIndex(context, ledger, facilities));
  const providers = await ledger.subjects.list({ kind: 'provider' });
  const gate = new PrivilegeGate(index, asOf, providers, facilities, facility);
  const ids = new Map(providers.map(({ npi, id }) => [npi, id]));
  const screened = new Map<string, CalendarDate | null>();
  const screenedOn = (npi: string): CalendarDate | null => {
    const known = screened.get(npi);
    if (known !== undefined) return known;
    const id = ids.get(npi);
    const on = id === undefined ? null : ledger.facts.lookedUpOn(id, asOf);
    screened.set(npi, on);
    return on;
  };
  const counts = { yes: 0, conditions: 0, no: 0, refused: 0, neverScreened: 0 };
  const out = new VerdictOutput(context, asOf, {
    report: 'privilege-can',
    title: 'Verdicts on the schedule',
    columns: privilegeScheduleColumns,
  });
  const bar = progress(context, 'schedule');
  for await (const rows of privilegeScheduleBatches(inputChunks(context, path), path, facility !== null)) {
    const judged: Row[] = [];
    for (const row of rows) {
      const verdict = gate.verdict(row);
      counts[verdict.verdict] += 1;
      const lookedUp = screenedOn(verdict.npi);
      const isDone = verdict.verdict === 'yes' || verdict.verdict === 'conditions';
      if (isDone && lookedUp === null) counts.neverScreened += 1;
      judged.push(privilegeScheduleRow(verdict, lookedUp));
      bar.step();
    }
    await out.add(judged);
  }
  bar.end();
  const { yes, conditions, no, refused } = counts;
  const all = yes + conditions + no + refused;
  const summary = `${countWords(all, 'row')}: ${yes} yes, ${conditions} with conditions, ${no} no, ${refused} refused`;
  await out.end(summary);
  if (!out.saysNotes) context.say(summary);
  if (counts.neverScreened > 0)
    context.say(
      `${counts.neverScreened} of ${countWords(yes + conditions, 'row')} that may be done: nobody ever screened the provider; \`empanel screen\` does`,
    );
  return no + refused === 0 ? 0 : 1;
}
