import { isOpen, movesFrom, waitingOn } from '../../domain/application.ts';
import { calendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateForms, dateInput } from '../../domain/calendar/date-input.ts';
import { applicationStates } from '../../domain/facts.ts';
import { errorTable } from '../../errors.ts';
import { findingFormats } from '../../render/finding-formats.ts';
import { tableFormats } from '../../render/formats.ts';
import { type Command, globalFlags } from '../command.ts';
import { print } from '../printing.ts';

const topic = (name: string, summary: string, text: () => string): Command => ({
  summary,
  examples: [`empanel help ${name}`, `empanel help ${name} --quiet`],
  run: async (context) => {
    print(context, text(), 'help');
    return 0;
  },
});

/** `empanel help states` */
export const states: Command = topic('states', 'the states of an application and their order', () => {
  const lines = applicationStates.map((state) => {
    const next = movesFrom({
      state,
      since: calendarDate('2000-01-01'),
      before: null,
      step: null,
      effectiveOn: null,
      payerId: null,
      submittedOn: null,
      completeOn: null,
      decidedOn: null,
    });
    const where = next.length === 0 ? 'end' : `→ ${next.join(', ')}`;
    return `  ${state.padEnd(15)} waits on ${waitingOn(state, false).padEnd(7)} ${isOpen(state) ? where : 'end'}`;
  });
  return `States of an application line, who it waits on, and where it can go from there:\n${lines.join('\n')}\n\nA hold goes back to where the line stood. \`answered\` takes it back from info-requested.\nWhile a request to the provider is open, a draft waits on the provider.\n`;
});

/** `empanel help flags` */
export const flags: Command = topic('flags', 'the flags of every command', () => {
  const lines = globalFlags.map((flag) => {
    const name = `${flag.short === undefined ? '    ' : `-${flag.short}, `}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
    return `  ${name.padEnd(24)}  ${flag.help}`;
  });
  return `Flags that every command takes:\n${lines.join('\n')}\n`;
});

/** `empanel help dates` */
export const dates: Command = topic('dates', 'how dates may be written', () => {
  const asOf = calendarDate('2026-06-15');
  const lines = dateForms.map((form) => {
    const reading = dateInput(form, asOf);
    return `  ${form.padEnd(12)}  ${reading.ok ? longDate(reading.date) : ''}`;
  });
  return `A date is taken when it can mean one day. Words such as today and +30d count from the as-of day (today, or\n\`--as-of\`); in these examples it is ${longDate(asOf)}:\n${lines.join('\n')}\n`;
});

/** `empanel help formats` */
export const formats: Command = topic('formats', 'output formats of reports and of check', () => {
  const tables = tableFormats.map((format) => `  ${format.name.padEnd(8)}  ${format.title}`);
  const findings = findingFormats.map((format) => `  ${format.name.padEnd(8)}  ${format.title}`);
  return `Formats of lists and reports (--format F, or the extension of -o FILE):\n${tables.join('\n')}\n\nFormats of \`empanel check\`:\n${findings.join('\n')}\n`;
});

/** `empanel help exit-codes` */
export const exitCodes: Command = topic('exit-codes', 'what the exit codes mean', () => {
  const byExit = new Map<number, string[]>();
  for (const [code, { exit }] of Object.entries(errorTable)) byExit.set(exit, [...(byExit.get(exit) ?? []), code]);
  const own = new Map([
    [0, ['done, or the answer is yes']],
    [1, ['findings, some input refused, or the answer is no']],
    [70, ['a fault of the program itself']],
  ]);
  const exits = [...new Set([...own.keys(), ...byExit.keys()])].sort((left, right) => left - right);
  const lines = exits.map(
    (exit) => `  ${String(exit).padStart(3)}  ${[...(own.get(exit) ?? []), ...(byExit.get(exit) ?? [])].join(', ')}`,
  );
  return `Exit codes; \`empanel explain CODE\` explains an error code:\n${lines.join('\n')}\n`;
});

/** `empanel help roles` */
export const roles: Command = topic(
  'roles',
  'what an office does, and who decides',
  () => `What an office does: \`role\` in empanel.yaml, as \`empanel init --role delegated-group\` sets it.
  practice         enrolls its own providers; payers and facilities decide, and \`empanel application advance\` records it
  billing-company  enrolls for several practices, each under \`practices\`; \`--practice KEY\` asks about one of them
  delegated-group  payers leave the decision to its committee: \`empanel committee agenda\`; their files say \`delegated: true\`
  facility         a medical staff office: its committees decide, and privileges are granted here: \`empanel privilege grant\`
  cvo              verifies and reports to those who decide: \`empanel verify\`, \`empanel committee packet\`

The committees of a group stand in empanel.yaml, those of a facility in its own file (\`empanel document new facility KEY\`):
    committees:
      - key: credentials
        name: Credentials Committee
        kind: credentials
        meetings: [2026-12-08, 2027-01-12]
        members: ["Mei Chen, MD (chair)"]

Packs say what is asked and by when; those of a verification organization are not those of who decides (\`empanel pack list\`).
After a change of empanel.yaml: \`empanel check\`.
`,
);

/** `empanel help environment` */
export const environment: Command = topic(
  'environment',
  'environment variables',
  () => `Environment variables:
  EMPANEL_LEDGER     ledger file, where --ledger is not given
  EMPANEL_AS_OF      the day questions are asked about, where --as-of is not given
  EMPANEL_ACTOR      who does it, for the journal, where --actor is not given
  EMPANEL_COLOR      auto, always or never
  EMPANEL_NO_INPUT   never ask, as --no-input
  EMPANEL_FORCE_TTY  treat output as a terminal; a number is its width
  NO_COLOR           no colour (no-color.org)
  FORCE_COLOR        colour even when output is no terminal
`,
);
