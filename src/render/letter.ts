import { createHash } from 'node:crypto';
import { longDate } from '../domain/calendar/calendar-date.ts';
import type { Letter, LetterPart } from '../domain/letter.ts';
import { singleLine } from './cell-text.ts';
import { escaped } from './markup.ts';

/** Formats of a letter, the first when none is asked for. */
export const letterFormats = ['md', 'html'] as const;
/** One of `letterFormats`. */
export type LetterFormat = (typeof letterFormats)[number];

/** The letter as a document of its own. */
export function renderedLetter(letter: Letter, format: LetterFormat): string {
  return format === 'md' ? markdown(letter) : page(letter);
}

// ---------------------------------------------------------------------------- Markdown

const markup = /[\\`*_~[\]<>|#&]/g;

function plain(text: string): string {
  return singleLine(text).replaceAll(markup, '\\$&');
}

function block(lines: readonly string[]): string {
  return lines.map(plain).join('\\\n');
}

function markdown(letter: Letter): string {
  const blocks = [
    block(letter.letterhead),
    longDate(letter.writtenOn),
    block(letter.to),
    `**${plain(letter.subject)}**`,
    block(letter.particulars.map(([name, value]) => `${name}: ${value}`)),
    ...letter.parts.map(markdownPart),
    block(letter.signature),
  ];
  return `${blocks.filter((one) => one !== '').join('\n\n')}\n`;
}

function markdownPart(part: LetterPart): string {
  switch (part.kind) {
    case 'paragraph':
      return plain(part.text);
    case 'list':
      return `**${plain(part.heading)}**\n\n${part.items.map((item) => `- ${plain(item)}`).join('\n')}`;
    case 'requests':
      return [
        `**${plain(part.heading)}**`,
        '',
        ...part.requests.map(
          ({ title, text, when }, at) => `${at + 1}. **${plain(title)}**\\\n   ${plain(text)}\\\n   *${plain(when)}*`,
        ),
      ].join('\n');
    case 'chronology':
      return [
        `**${plain(part.heading)}**`,
        '',
        '| Date | What happened |',
        '| --- | --- |',
        ...part.events.map(({ on, text }) => `| ${longDate(on)} | ${plain(text)} |`),
      ].join('\n');
    default:
      return part satisfies never;
  }
}

// ---------------------------------------------------------------------------- HTML

const style = `
@page { margin: 22mm 20mm; }
body { font: 11.5pt/1.45 Georgia, "Times New Roman", serif; color: #111; max-width: 42rem; margin: 2.5rem auto; padding: 0 1rem; }
.letterhead { border-bottom: 1px solid #999; padding-bottom: 0.6rem; }
h1 { font-size: 1em; margin: 1.4rem 0 0.6rem; }
h2 { font-size: 1em; margin: 1.2rem 0 0.3rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 1rem; }
dt { color: #444; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #ccc; padding: 0.25rem 0.6rem 0.25rem 0; vertical-align: top; }
td:first-child { white-space: nowrap; }
tr, li { break-inside: avoid; }
ol li { margin-bottom: 0.6rem; } .when { color: #444; }
.signature { margin-top: 1.6rem; break-inside: avoid; }
`;

function page(letter: Letter): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(letter.subject)}</title>
<style>${style}</style>
</head>
<body>
<p class="letterhead">${lines(letter.letterhead)}</p>
<p><time datetime="${escaped(letter.writtenOn)}">${escaped(longDate(letter.writtenOn))}</time></p>
<p>${lines(letter.to)}</p>
<h1>${escaped(letter.subject)}</h1>
<dl>${letter.particulars.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
${letter.parts.map(pagePart).join('\n')}
<p class="signature">${lines(letter.signature)}</p>
</body>
</html>
`;
}

function lines(texts: readonly string[]): string {
  return texts.map(escaped).join('<br>\n');
}

function pagePart(part: LetterPart): string {
  switch (part.kind) {
    case 'paragraph':
      return `<p>${escaped(part.text)}</p>`;
    case 'list':
      return `<h2>${escaped(part.heading)}</h2>\n<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'requests': {
      const items = part.requests.map(
        ({ title, text, when }) =>
          `<li><b>${escaped(title)}</b><br>${escaped(text)}<br><span class="when">${escaped(when)}</span></li>`,
      );
      return `<h2>${escaped(part.heading)}</h2>\n<ol>${items.join('\n')}</ol>`;
    }
    case 'chronology': {
      const rows = part.events.map(
        ({ on, text }) =>
          `<tr><td><time datetime="${escaped(on)}">${escaped(longDate(on))}</time></td><td>${escaped(text)}</td></tr>`,
      );
      return `<h2>${escaped(part.heading)}</h2>\n<table><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
    default:
      return part satisfies never;
  }
}
