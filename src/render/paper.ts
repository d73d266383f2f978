/** Papers as Markdown, and as a page of their own for printing. */

import { createHash } from 'node:crypto';
import type { Paper, PaperPart } from '../domain/paper.ts';
import { singleLine } from './cell-text.ts';
import { escaped } from './markup.ts';

/** Formats of a paper, the first when none is asked for. */
export const paperFormats = ['md', 'html'] as const;
/** One of `paperFormats`. */
export type PaperFormat = (typeof paperFormats)[number];

/** The paper as a document of its own. */
export function renderedPaper(paper: Paper, format: PaperFormat): string {
  return format === 'md' ? markdown(paper) : page(paper);
}

const markup = /[\\`*_~[\]<>|#&]/g;

function plain(text: string): string {
  return singleLine(text).replaceAll(markup, '\\$&');
}

function markdown({ title, particulars, sections, signatures }: Paper): string {
  const blocks = [
    `# ${plain(title)}`,
    particulars.map(([name, value]) => `${plain(name)}: ${plain(value)}`).join('\\\n'),
    ...sections.flatMap(({ heading, parts }) => [`## ${plain(heading)}`, ...parts.map(markdownPart)]),
    ...signatures.map(
      (name) =>
        `Signed: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ ${plain(name)}, date: \\_\\_\\_\\_\\_\\_\\_\\_`,
    ),
  ];
  return `${blocks.filter((one) => one !== '').join('\n\n')}\n`;
}

function markdownPart(part: PaperPart): string {
  switch (part.kind) {
    case 'paragraph':
      return plain(part.text);
    case 'list':
      return part.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [part.columns, part.columns.map(() => '---'), ...part.rows]
        .map((cells) => `| ${cells.map((cell) => (cell === '---' ? cell : plain(cell))).join(' | ')} |`)
        .join('\n');
    default:
      return part satisfies never;
  }
}

const style = `
@page { margin: 18mm 16mm; }
body { font: 10.5pt/1.4 system-ui, "Segoe UI", Arial, sans-serif; color: #111; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt { color: #444; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #bbb; padding: 0.25rem 0.5rem 0.25rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: normal; }
td:last-child { min-width: 5.5rem; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.signature { margin-top: 2.5rem; border-top: 1px solid #111; width: 24rem; padding-top: 0.2rem; break-inside: avoid; }
`;

function page({ title, particulars, sections, signatures }: Paper): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<dl>${particulars.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
${sections.map(({ heading, parts }) => `<h2>${escaped(heading)}</h2>\n${parts.map(pagePart).join('\n')}`).join('\n')}
${signatures.map((name) => `<p class="signature">${escaped(name)}, date</p>`).join('\n')}
</body>
</html>
`;
}

function pagePart(part: PaperPart): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p>${escaped(part.text)}</p>`;
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = part.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
      const rows = part.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
    default:
      return part satisfies never;
  }
}
