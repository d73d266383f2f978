import { isAbsolute, relative, resolve } from 'node:path';
import { kindOfPath } from '../../../documents/document-kind.ts';
import { answersFile } from '../../../domain/intake.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';

/** Formats of a questionnaire, the first when none is asked for. */
const intakeFormats = ['yaml', 'html'] as const;

/** Asks a provider what the chosen payers need, and takes the answers in. */
export const command: Command = {
  summary: 'ask what the payers need; take the answers in, item by item',
  description:
    'Makes one list of questions out of the rules of the chosen payers and facilities: a draft dossier with the questions as comments, or (--format html, -o page.html) one page to fill in without a network. Where a recredentialing is due, with a payer or of our own committee, what was verified once for all is not asked again. With --read: shows what the saved answers, or an edited draft, would change in the dossier; each change is accepted or refused, and accepted ones are edited into the file with its comments kept.',
  arguments: [{ name: 'subject', help: 'NPI or name; leave out for someone new', optional: true }],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'payers that will be asked (default: those the dossier names)' },
    { name: 'facility', value: 'KEY', many: true, help: 'facilities that will be asked' },
    { name: 'npi', value: 'NPI', help: 'someone new: National Provider Identifier' },
    { name: 'type', value: 'T', help: 'someone new: provider type: md, np, pa, lcsw … or its name' },
    { name: 'first', value: 'NAME', help: 'someone new: first name' },
    { name: 'last', value: 'NAME', help: 'someone new: last name' },
    { name: 'state', value: 'ST', many: true, help: 'states of practice (default: those of the dossier)' },
    { name: 'read', value: 'FILE', help: 'answers saved by the page, or an edited draft' },
    { name: 'accept', value: 'WHAT', many: true, help: 'with --read: all, none, or paths such as licenses.0.expires' },
    { name: 'refuse', value: 'PATH', many: true, help: 'with --read: paths to refuse; the others are accepted' },
  ],
  examples: [
    'empanel provider intake bell --payer cascade-health --payer columbia-blue',
    'empanel provider intake --npi 1992999999 --type pt --first Lee --last Marsh --state OR --payer cascade-health --format html',
  ],
  run: async (context, input) => {
    const file = input.text('read');
    if (file === undefined) {
      refuseWithoutRead(input);
      return make(context, input);
    }
    const { readBack } = await import('../../intake/intake-reading.ts');
    return readBack(context, input, file);
  },
};

function refuseWithoutRead(input: Input): void {
  const lonely = ['accept', 'refuse'].find((flag) => input.texts(flag).length > 0);
  if (lonely !== undefined)
    throw new UserError('usage/missing', '`--read` is not given', {
      hint: `\`--${lonely}\` says what to do with answers: name their file with \`--read\``,
    });
}

async function make(context: Context, input: Input): Promise<number> {
  const format = formatAsked(context);
  const { questionnaireAsked } = await import('../../intake/intake-making.ts');
  const asked = await questionnaireAsked(context, input);
  if (format === 'html') {
    const { intakePage } = await import('../../../render/intake-page.ts');
    context.emit(intakePage(asked), 'page');
  } else {
    const { intakeText } = await import('../../../documents/intake-text.ts');
    context.emit(intakeText(asked, '../schemas/dossier.schema.json'), 'draft dossier');
    await warnOfTwin(context, asked.npi);
  }
  const count = asked.sections.reduce(
    (sum, one) => sum + (one.shape === 'disclosures' ? one.disclosures.length : one.questions.length),
    0,
  );
  context.say(
    `${count} questions in ${asked.sections.length} parts and ${countWords(asked.papers.length, 'paper')}, asked by ${asked.askers.join(', ')}`,
  );
  context.say(
    `then: empanel provider intake --read ${format === 'html' ? answersFile(asked) : (context.globals.text('output') ?? 'FILE')}`,
  );
  return 0;
}

/** A file with the name of a dossier among the documents would be a second one of the same provider. */
async function warnOfTwin(context: Context, npi: string): Promise<void> {
  const output = context.globals.text('output');
  const { root } = await context.workspace();
  if (output === undefined || kindOfPath(output) === undefined) return;
  const way = relative(root, resolve(context.io.cwd, output));
  if (!way.startsWith('..') && !isAbsolute(way))
    context.warn(
      `by its name ${output} is a second dossier of the same provider; \`-o intake-${npi}.yaml\` is none: write it anew, and delete this one`,
    );
}

function formatAsked(context: Context): (typeof intakeFormats)[number] {
  const output = context.globals.text('output');
  const extension = output === undefined ? undefined : /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase();
  const words = context.format() ?? extension ?? 'yaml';
  const asked = words === 'yml' ? 'yaml' : words === 'htm' ? 'html' : words;
  const found = intakeFormats.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${asked}\` is not a format of a questionnaire`, {
    hint: `formats: ${intakeFormats.join(', ')}`,
  });
}
