// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say, words } from '../src/rambla/words.js';

test('both languages say the same things with the same values', () => {
  assert.deepEqual(Object.keys(words.fr).sort(), Object.keys(words.en).sort());
  const values = sentence => (sentence.match(/\{\w+\}/g) || []).sort();
  for (const key of Object.keys(words.en)) assert.deepEqual(values(words.fr[key]), values(words.en[key]), key);
});

test('a sentence is in the language of the page with its values put in', () => {
  document.documentElement.lang = 'fr-BE';
  assert.equal(say('sending', { percent: 40 }), 'Envoi de vos fichiers : 40 %');
  document.documentElement.lang = 'en';
  assert.equal(say('stop'), 'Stop sending');
});
