// SPDX-License-Identifier: Apache-2.0
// What a first visit costs, compressed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const assets = new URL('../../bundles/web/src/main/resources/assets/', import.meta.url);
const size = async name => gzipSync(await readFile(new URL(name, assets)), { level: 9 }).length;

test('stylesheet and font of a page stay within 42 KB', async () => {
  const parts = await Promise.all(['rambla.css', 'fonts/public-sans-latin-wght-normal.woff2'].map(size));
  assert.ok(parts.reduce((a, b) => a + b) <= 42 * 1024, `${parts} bytes`);
});

test('the scripts of every page stay within 6 KB, the editor within 95 KB', async () => {
  assert.ok((await size('rambla.js')) <= 6 * 1024, `${await size('rambla.js')} bytes`);
  assert.ok((await size('editor.js')) <= 95 * 1024, `${await size('editor.js')} bytes`);
});
