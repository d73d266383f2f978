import { earliest, longDate } from '../../../domain/calendar/calendar-date.ts';
import { UserError } from '../../../errors.ts';
import { licensed, proxyStanding } from '../../../rules/privilege-prerequisites.ts';
import type { TermLimit } from '../../../rules/privilege-term.ts';
import type { Command } from '../../command.ts';
import { checkedPrerequisites, checkResources, endWithin, limitOf } from '../../privileges/privilege-checks.ts';
import { firstDay, happenedOn, privilegeMatter } from '../../privileges/privilege-resolution.ts';
import { linesInUse, plainSpecial, recordSpecial, refuseHeld } from '../../privileges/privilege-special.ts';

/** Grants telemedicine privileges by the decision of a distant site. */
export const command: Command = {
  summary: "telemedicine privileges by a distant site's decision",
  description:
    'Grants privileges on the decision of a distant hospital or telemedicine entity: the document of the facility holds an agreement that is in force, the list of the distant site names the practitioner with these lines, and the license is one of the state where the patients are. They end with the agreement, the place on the list or the term, whichever comes first.',
  arguments: [{ name: 'provider', help: 'NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where the patients are' },
    { name: 'site', value: 'NAME', help: 'the distant site, as the agreement names it' },
    { name: 'line', value: 'KEY', many: true, help: 'which lines (default: those on the list)' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day (default: the decision)' },
    { name: 'until', value: 'DATE', help: 'first day on which they no longer hold' },
    { name: 'by', value: 'NAME', help: 'who decided here' },
    { name: 'override', help: 'although a prerequisite is not met (needs --reason)' },
  ],
  examples: [
    'empanel privilege proxy "bell, marcus" --facility riverside-surgery --site "Cascade TeleCare" --line minor-procedures --override --reason "agreement is being signed" --dry-run',
    'empanel privilege proxy "bell, marcus" --facility riverside-surgery --site "Cascade TeleCare" --line minor-procedures --until +90d --override --reason "list came by phone" --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    if (from < on)
      throw new UserError('privilege/refused', `\`--from\` is ${from}, before the decision of ${longDate(on)}`);
    const { npi } = one.subject;
    const site = input.required('site');
    const named = input.texts('line');
    const listed = proxyStanding(facility, site, { npi, lines: named }, from);
    const practitioner = listed.agreement?.practitioners?.find((each) => each.npi === npi);
    const lines = linesInUse(facility, from, named.length > 0 ? named : (practitioner?.lines ?? []));
    refuseHeld(
      one,
      facility,
      lines.map(({ line }) => line),
      from,
    );
    const checked = checkedPrerequisites(context, input, 'it', [
      ...listed.results,
      licensed(one.facts, facility, from),
    ]);
    const grants = [];
    for (const line of lines) {
      const term = await limitOf(context, facility, from, [
        { term: line.line.term, where: `the form ${line.form.key} ${line.form.version}` },
        { term: facility.terms?.privileges, where: facility.terms?.reason ?? 'the bylaws' },
      ]);
      const limit = withAgreement(term, listed.until);
      const until = endWithin(input, asOf, { from, limit, what: `\`${line.line.key}\`` });
      checkResources(context, facility, line.line, { from, until });
      const distantSite = listed.agreement?.distantSite ?? site;
      const by = input.words('by');
      grants.push({
        line,
        formId: null,
        grant: { ...plainSpecial, basis: 'proxy' as const, on, from, until, by, distantSite, checked },
      });
    }
    await recordSpecial(context, ledger, { one, facility, title: `privileges by the decision of ${site}` }, grants);
    return 0;
  },
};

/** The earlier of the term's end and the agreement's. */
function withAgreement(term: TermLimit | undefined, until: TermLimit['until'] | null): TermLimit | undefined {
  if (until === null) return term;
  if (term !== undefined && earliest(term.until, until) === term.until) return term;
  return { until, because: 'the agreement, or the place on its list, ends then' };
}
