/** The shapes of all fact tables, and which of them the ids of a kind belong to. */

import { claimShapes } from './claim-shapes.ts';
import { fileShapes } from './file-shapes.ts';
import { practiceShapes } from './practice-shapes.ts';
import { privilegeShapes } from './privilege-shapes.ts';
import { rateShapes } from './rate-shapes.ts';
import { noReferences, type TableShapes } from './table-shape.ts';
import type { FactTable } from './tables.ts';

/** The table that ids of a kind letter are keys of. Payers, contracts and published events have keys of their own. */
export const idTables = {
  j: 'command',
  d: 'document',
  p: 'subject',
  g: 'subject',
  f: 'subject',
  c: 'credential',
  t: 'term',
  a: 'application',
  l: 'application_line',
  s: 'step',
  n: 'contact',
  u: 'follow_up',
  b: 'submission',
  v: 'verification',
  w: 'waiver',
  x: 'secret',
  k: 'task',
  e: 'evidence',
  m: 'monitoring',
  y: 'screening_list',
  r: 'screening',
  h: 'match',
  hr: 'match_review',
  q: 'meeting',
  qi: 'agenda_item',
  o: 'decision',
  z: 'occurrence',
  zt: 'told',
  cm: 'contract_member',
  rt: 'rate_table',
  rp: 'rate_page',
  pf: 'privilege_form',
  ea: 'emergency_activation',
  ap: 'appointment',
  pr: 'privilege_request',
  pl: 'privilege_line',
  pm: 'privilege_recommendation',
  pd: 'privilege_line_decision',
  pg: 'privilege_grant',
  lv: 'privilege_leave',
  pa: 'privilege_action',
  pe: 'privilege_event',
  fe: 'focused_evaluation',
  fc: 'focused_case',
  og: 'ongoing_review',
  cc: 'case_count',
  rm: 'remittance',
  ak: 'acknowledgement',
  cl: 'claim',
  cp: 'claim_payment',
  dn: 'denial',
} as const satisfies Record<string, FactTable>;

/** The letters before the hyphen of an id: its kind. One letter for what people name, two for what hangs on it. */
export type IdLetter = keyof typeof idTables;

/** The shapes of all fact tables, parents before children. */
export const tableShapes: TableShapes = {
  ...practiceShapes,
  ...fileShapes,
  ...rateShapes,
  ...privilegeShapes,
  ...claimShapes,
  command: {
    key: 'id',
    columns: {
      id: 'text',
      at: 'text',
      actor: 'text',
      name: 'text',
      as_of: 'text',
      reason: 'text',
      files: 'json',
      undoes: 'text',
      undoable: 'integer',
      first_seq: 'integer',
      last_seq: 'integer',
    },
    subject: { by: 'none' },
    derives: false,
    references: noReferences,
    buildsOn: null,
    hidden: [],
  },
};

/** Names of all fact tables, parents before children. */
export const factTableNames = Object.keys(tableShapes) as readonly FactTable[];
