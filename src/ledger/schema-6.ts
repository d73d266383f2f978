/** Layout 6 of the ledger: claims as far as they are kept, and what was paid. */
export const schema6 = '';
