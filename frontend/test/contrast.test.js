// SPDX-License-Identifier: Apache-2.0
// Every pair of colours that carries words, in light and in dark, reckoned from the tokens of the stylesheet.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const css = await readFile(new URL('../../bundles/web/src/main/resources/assets/rambla.css', import.meta.url), 'utf8');
const tokens = css.slice(css.indexOf('@layer tokens {'), css.indexOf('@layer base {'));
const [light, dark] = tokens.split('@media screen and (prefers-color-scheme: dark)').map(colours);

function colours(part) {
  const found = [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]);
  return Object.fromEntries(found);
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const SPACES = ['plum', 'indigo', 'petrol', 'forest', 'olive', 'amber', 'brick', 'slate'];
const GROUNDS = ['bg', 'surface', 'sunken'];
const pairs = [
  ...['ink', 'ink-2', 'accent', 'accent-hover', 'ok', 'warn', 'bad', ...SPACES].flatMap(ink => GROUNDS.map(ground => [ink, ground])),
  ...['accent', 'ok', 'warn', 'bad', ...SPACES].flatMap(name => ['ink', 'ink-2', name].map(ink => [ink, `${name}-soft`])),
  ...['accent', 'warn', 'bad', 'ok'].map(name => ['accent', `${name}-soft`]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['surface', 'bad'],
  ['surface', 'ink'],
  ...SPACES.map(name => ['surface', name])
];

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`words can be read on every ground in the ${name} theme`, () => {
    for (const [ink, ground] of pairs) {
      assert.ok(theme[ink] && theme[ground], `${ink} or ${ground} is not defined in the ${name} theme`);
      const ratio = contrast(theme[ink], theme[ground]);
      assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });
  test(`the edges of fields can be seen in the ${name} theme`, () => {
    for (const ground of GROUNDS) assert.ok(contrast(theme['line-strong'], theme[ground]) >= 3, ground);
  });
}
