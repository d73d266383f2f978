/** The shapes of the tables of rates. */

import { noReferences, type TableShapes } from './table-shape.ts';

/** Files of rates, and the pages they lie in. */
export const rateShapes: Pick<TableShapes, 'rate_table' | 'rate_page'> = {
  rate_table: {
    key: 'id',
    columns: {
      id: 'text',
      owner: 'text',
      key: 'text',
      round: 'integer',
      name: 'text',
      sha256: 'text',
      from_on: 'text',
      rows: 'integer',
      refused: 'integer',
      happened_on: 'text',
      recorded_seq: 'integer',
    },
    subject: { by: 'none' },
    derives: false,
    references: noReferences,
    buildsOn: null,
    hidden: [],
  },
  rate_page: {
    key: 'id',
    columns: {
      id: 'text',
      rate_table_id: 'text',
      first_code: 'text',
      last_code: 'text',
      rows: 'integer',
      body: 'text',
      recorded_seq: 'integer',
    },
    subject: { by: 'none' },
    derives: false,
    references: { rate_table_id: 'rate_table' },
    buildsOn: null,
    hidden: ['body'],
  },
};
