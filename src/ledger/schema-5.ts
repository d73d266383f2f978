/** Layout 5 of the ledger: appointments, privileges and their evaluation. */
export const schema5 = '';
