/** What `empanel` says outside of a workspace. */
export const overviewHint = `empanel keeps providers on payers' panels: dossiers checked, applications tracked, no date missed.

This folder is not a workspace yet.
  empanel init --demo practice   an example practice to play with
  empanel init                   make this folder a workspace
  empanel check FILE             check a dossier, anywhere
  empanel help                   all commands
`;
