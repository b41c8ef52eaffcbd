// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { tooLarge } = await import('../src/rambla/sizes.js');

const MB = 1024 * 1024;
const files = (...sizes) => sizes.map((size, i) => ({ name: `file ${i + 1}.pdf`, size }));
const field = (list, largest) => ({ type: 'file', files: list, dataset: largest ? { largest: String(largest) } : {} });
const form = (...elements) => ({ elements: [{ type: 'textarea', dataset: {} }, ...elements] });

test('a file beyond the limit of its field is named, with the limit', () => {
  assert.equal(tooLarge(form(field(files(20 * MB), 20 * MB))), '');
  const said = tooLarge(form(field(files(1, 20 * MB + 1), 20 * MB)));
  assert.match(said, /file 2\.pdf/);
  assert.match(said, /20 MB/);
});

test('files that are too large together are told, wherever they are', () => {
  assert.equal(tooLarge(form(field(files(50 * MB, 50 * MB)))), '');
  assert.match(tooLarge(form(field(files(60 * MB)), field(files(41 * MB)))), /100 MB/);
});
