/** Whom claims made out of charges name. */

import { expect, test } from 'vitest';
import { claimPayerId } from '../../../src/actions/claims/charged-parties.ts';

const name = 'Columbia Blue';
const byProduct = {
  name,
  payerIds: [
    { id: 'PPO', product: 'ppo' },
    { id: 'MA', product: 'advantage' },
  ],
};
const byHouse = {
  name,
  payerIds: [
    { id: 'ALL' },
    { id: 'TILL', clearinghouse: 'Tillicum Clearing' },
    { id: 'OTHER', clearinghouse: 'Other' },
  ],
};
const inProducts = {
  name,
  payerIds: [{ id: 'ALL' }],
  products: [{ key: 'ppo', payerIds: [{ id: 'OWN' }] }, { key: 'hmo' }],
};

test.each([
  [byProduct, 'ppo', undefined, { id: 'PPO' }],
  [byProduct, 'advantage', undefined, { id: 'MA' }],
  [
    byProduct,
    '',
    undefined,
    { because: 'Columbia Blue takes claims under an id for each product: name the `product`' },
  ],
  [byProduct, 'hmo', undefined, { because: 'the document of Columbia Blue has no `payerIds` for the product `hmo`' }],
  [byHouse, '', 'Tillicum Clearing', { id: 'TILL' }],
  [byHouse, 'ppo', undefined, { id: 'ALL' }],
  [
    { name, payerIds: [{ id: 'OTHER', clearinghouse: 'Other' }] },
    '',
    'Tillicum Clearing',
    { because: 'the document of Columbia Blue has no `payerIds` for the clearinghouse of the group' },
  ],
  [inProducts, 'ppo', undefined, { id: 'OWN' }],
  [inProducts, 'hmo', undefined, { id: 'ALL' }],
  [inProducts, '', undefined, { id: 'ALL' }],
  [{ name }, 'ppo', undefined, { because: 'the document of Columbia Blue has no `payerIds`' }],
])('the id of a claim is that of its product and clearinghouse: %j, `%s`, %s', (payer, product, house, found) => {
  expect(claimPayerId(payer, product, house)).toEqual(found);
});
