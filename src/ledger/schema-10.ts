/** Layout 10 of the ledger: by what a list is taken to be of its day. */
export const schema10 = `
ALTER TABLE screening_list ADD COLUMN dated_by TEXT;
`;
