// SPDX-License-Identifier: Apache-2.0
// The icon sprite: the icons named in icons.json as <symbol id="i-NAME">, and our own mark as i-rambla.
import { readFile } from 'node:fs/promises';

const MARK =
  '<symbol id="i-rambla" viewBox="0 0 32 32"><g fill="none" stroke="currentColor" stroke-width="2.2"><path d="M8 9 24 7M8 9l3 15M24 7l-13 17M24 7l2 14M11 24l15-3"/></g>' +
  '<g fill="currentColor" stroke="none"><circle cx="8" cy="9" r="3.4"/><circle cx="24" cy="7" r="2.6"/><circle cx="11" cy="24" r="2.8"/><circle cx="26" cy="21" r="3.2"/></g></symbol>';

/** The words people look for first, for the icons whose name is another one. */
const ALIASES = { filter: 'funnel', home: 'house', 'circle-help': 'circle-question-mark' };

export async function sprite(packageFolder) {
  const names = JSON.parse(await readFile(new URL('icons.json', import.meta.url), 'utf8'));
  const sources = [...names.map(name => [name, name]), ...Object.entries(ALIASES)].sort(([a], [b]) => (a < b ? -1 : 1));
  const symbols = await Promise.all(sources.map(([id, name]) => symbol(packageFolder, id, name)));
  return [
    '<!-- Lucide icons (ISC licence, see licences/lucide.txt); the mark i-rambla is ours (Apache-2.0). Built by frontend/build. -->',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    MARK,
    ...symbols,
    '</svg>',
    ''
  ].join('\n');
}

async function symbol(packageFolder, id, name) {
  const svg = await readFile(`${packageFolder}/icons/${name}.svg`, 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="i-${id}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>').trim()}</symbol>`;
}
