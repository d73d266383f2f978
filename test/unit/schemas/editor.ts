import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js';

/** What the language server says about one place in a file; the line counts from 0. */
export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** A file opened in the editor. */
export interface OpenFile {
  readonly diagnostics: readonly Diagnostic[];
  /** The hover text at a place, line and character from 0; empty where there is none. */
  hover(line: number, character: number): Promise<string>;
}

const settings = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, format: { enable: false } },
  http: {},
  files: {},
};

/** An editor's YAML language server, spoken to over its own protocol. */
export class Editor {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Map<string, (found: readonly Diagnostic[]) => void>();

  constructor() {
    const server = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onRequest('workspace/configuration', (query: { items: readonly { section?: string }[] }) =>
      query.items.map((item) => settings[item.section as keyof typeof settings] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      (news: { uri: string; diagnostics: readonly Diagnostic[] }) => this.#waiting.get(news.uri)?.(news.diagnostics),
    );
    this.#connection.listen();
  }

  /** Shakes hands with the server, as an editor does at its start. */
  async start(): Promise<void> {
    const rootUri = pathToFileURL(process.cwd()).href;
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'empanel' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: { hover: { contentFormat: ['markdown'] }, publishDiagnostics: {} },
      },
    });
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings });
  }

  /** Opens a text under an address; its first line names the schema. */
  async open(address: URL, text: string): Promise<OpenFile> {
    const uri = address.href;
    const found = new Promise<readonly Diagnostic[]>((resolve) => this.#waiting.set(uri, resolve));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    const connection = this.#connection;
    return {
      diagnostics: await found,
      async hover(line, character): Promise<string> {
        const position = { line, character };
        const answer = await connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
          textDocument: { uri },
          position,
        });
        return answer?.contents.value ?? '';
      },
    };
  }

  /** Says goodbye and ends the server. */
  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#process.kill();
  }
}
