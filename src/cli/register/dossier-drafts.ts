import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportPlan } from '../../actions/import-nppes.ts';
import { edited } from '../../documents/edits.ts';
import { newDocument } from '../../documents/new-document.ts';
import { readSource } from '../../documents/source-document.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Context } from '../context.ts';
import { OutputBatch, writeOutput } from '../output.ts';
import type { Workspace } from '../workspace.ts';
import type { ImportTally } from './import-tally.ts';

/** A dossier that is there already: where it stands, and what it says. */
export interface ExistingDossier {
  readonly path: string;
  readonly value: Dossier;
}

/** Why a new dossier cannot be written where it belongs: a file that is no readable dossier of this NPI stands there. */
export function takenPath(workspace: Workspace, plan: ImportPlan): string | null {
  if (plan.kind !== 'new' || !existsSync(join(workspace.root, plan.path))) return null;
  return `\`${plan.path}\` is there already and is not a readable dossier with this NPI; \`empanel check ${plan.path}\` says why`;
}

/** Files that are made durable together: enough to share the wait for the disk, few enough to lose little to a fault. */
const filesAtOnce = 256;

/** The files of an import, written as their plans come; a plan counts once its file is in place. */
export class DossierDrafts {
  readonly written: string[] = [];
  /** Only files that the import made are its own: undo takes these away and no others. */
  readonly fresh: string[] = [];
  readonly #context: Context;
  readonly #workspace: Workspace;
  readonly #existing: Map<string, ExistingDossier>;
  readonly #tally: ImportTally;
  readonly #batch = new OutputBatch();
  #planned: ImportPlan[] = [];

  constructor(context: Context, workspace: Workspace, existing: Map<string, ExistingDossier>, tally: ImportTally) {
    this.#context = context;
    this.#workspace = workspace;
    this.#existing = existing;
    this.#tally = tally;
  }

  /** Writes what a plan asks for. */
  async take(plan: ImportPlan): Promise<void> {
    const dry = this.#context.globals.on('dry-run');
    if (plan.kind === 'new') {
      const text = await newDocument('dossier', plan.value, '../schemas/dossier.schema.json');
      this.#existing.set(plan.npi, { path: plan.path, value: plan.value as Dossier });
      if (dry) return this.#tally.planned(plan);
      const path = join(this.#workspace.root, plan.path);
      mkdirSync(dirname(path), { recursive: true });
      this.#batch.add(path, text);
      this.#planned.push(plan);
      if (this.#batch.size >= filesAtOnce) await this.settle();
      return;
    }
    const known = this.#existing.get(plan.npi);
    const edits = plan.kind === 'changed' || plan.kind === 'deactivated' ? plan.edits : [];
    if (known !== undefined && edits.length > 0 && !dry) {
      // The file to be edited may be one of those that wait.
      await this.settle();
      const path = join(this.#workspace.root, known.path);
      const source = await readSource(known.path, readFileSync(path));
      const sets = edits.map((edit) => ({ kind: 'set', ...edit }) as const);
      writeOutput(path, await edited(source, sets));
      this.written.push(known.path);
    }
    this.#tally.planned(plan);
  }

  /** Puts the files that wait in their places and counts them. */
  async settle(): Promise<void> {
    const planned = this.#planned;
    this.#planned = [];
    let next = 0;
    await this.#batch.settle(() => {
      const plan = planned[next];
      next += 1;
      if (plan?.kind !== 'new') return;
      this.written.push(plan.path);
      this.fresh.push(plan.path);
      this.#tally.planned(plan);
    });
  }
}
