/** Layout 9 of the ledger: by when the conditions of an approval are to be met, and when they were. */
export const schema9 = `
ALTER TABLE decision ADD COLUMN conditions_due_on TEXT;
ALTER TABLE decision ADD COLUMN conditions_met_on TEXT;
`;
