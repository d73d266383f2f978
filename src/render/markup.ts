/** Text made ready for XML and HTML: harmless, and escaped for element content and double-quoted attributes alike. */

import { harmlessText } from './cell-text.ts';

const special = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as markup that shows it and does nothing else. */
export function escaped(text: string): string {
  return harmlessText(text).replaceAll(special, (character) => entities[character] ?? character);
}

/** Attributes of an element, escaped, each preceded by a blank; undefined ones are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${attributeText(String(value))}"`))
    .join('');
}

/** A bare break or tab in an attribute would be read as a blank. */
function attributeText(text: string): string {
  return escaped(text).replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
