import type { Check } from './check.ts';
import { text } from './loose-value.ts';

/** A contract on the group's route that a person holds, or the other way round. */
export const contractRouteHolder: Check<'contract'> = {
  id: 'contract/route-holder',
  severity: 'error',
  title: 'the holder of a contract fits its route, and there is one',
  why: 'Who holds the contract decides who may bill on it and who must give notice. A contract with two holders, or none, links nobody.',
  help: 'name one holder: `provider` for an individual agreement, `group` or `facility` for one that others join',
  cite: 'empanel convention: route `individual` is held by a provider, route `group` by a group or facility',
  kinds: ['contract'],
  reads: ['holder', 'route'],
  good: 'empanel: contract/v1\nkey: aetna-lakeside\npayer: aetna-ma\nholder: { group: lakeside }\nroute: group\n',
  bad: 'empanel: contract/v1\nkey: aetna-lakeside\npayer: aetna-ma\nholder: { provider: "1234567893" }\nroute: group\n',
  *faults({ value }) {
    const holders = [text(value.holder?.provider), text(value.holder?.group), text(value.holder?.facility)];
    const named = holders.filter((holder) => holder !== undefined).length;
    if (named !== 1) {
      yield {
        pointer: ['holder'],
        message: named === 0 ? 'nobody holds this contract' : 'more than one holds this contract',
      };
      return;
    }
    const route = text(value.route);
    const isPersonal = holders[0] !== undefined;
    if (route === 'group' && isPersonal)
      yield { pointer: ['route'], message: 'the route is `group`, and a provider holds the contract' };
    if (route === 'individual' && !isPersonal) {
      yield { pointer: ['route'], message: 'the route is `individual`, and no provider holds the contract' };
    }
  },
};
