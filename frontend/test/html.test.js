// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schema } from '../src/editor/schema.js';
import { fromHtml, textToHtml, toHtml } from '../src/editor/html.js';

const roundTrip = html => toHtml(fromHtml(html));

const CANONICAL = {
  'headings, paragraphs and marks':
    '<h2 data-b="a1">Night <em>life</em></h2><p data-b="a2">Two <strong>short</strong> notes<br>by <a href="https://example.org/x" hreflang="fr">Essen</a></p><h3>Next</h3><h4 data-b="a3">Small</h4>',
  'nested lists with ids on items':
    '<ul data-b="l1"><li data-b="l2">one<ol data-b="l3" start="3"><li data-b="l4">three</li></ol></li><li>two</li></ul>',
  'paragraphs with ids inside items': '<ul><li data-b="l1"><p data-b="l2">one</p><p data-b="l3">more</p></li></ul>',
  'tables with head, caption and ids':
    '<table data-b="t1"><caption data-b="t2">What we kept</caption><thead><tr data-b="t3"><th data-b="t4">City</th><th>Nights</th></tr></thead><tbody><tr data-b="t5"><th>Essen</th><td data-b="t6">4</td></tr><tr><td colspan="2">all</td></tr></tbody></table>',
  'quotations, rules and pictures':
    '<blockquote data-b="q1"><p data-b="q2">Said</p></blockquote><hr data-b="q3"><img data-b="q4" src="/files/7" alt="A square at night" width="640" height="480"><img data-b="q5" src="/files/8" alt="" role="presentation">',
  'boxes with lists and tables':
    '<aside data-b="b1" data-box="caution" role="note"><p data-b="b2">Ask first</p><ul data-b="b3"><li data-b="b4">the school</li></ul></aside><aside data-box="example" role="note"><table><tbody><tr><td>4</td></tr></tbody></table></aside>',
  'words in another language': '<p>They call it <span lang="nl">stadsgesprek</span>.</p>'
};

for (const [what, html] of Object.entries(CANONICAL)) {
  test(`an edit round trip keeps ${what}`, () => {
    assert.equal(normal(roundTrip(html)), normal(html));
  });
}

/** The same HTML with attributes in one order. */
function normal(html) {
  const box = document.createElement('div');
  box.innerHTML = html;
  box.querySelectorAll('*').forEach(element => {
    const attributes = [...element.attributes].map(({ name, value }) => [name, value]).sort();
    attributes.forEach(([name]) => element.removeAttribute(name));
    attributes.forEach(([name, value]) => element.setAttribute(name, value));
  });
  return box.innerHTML;
}

test('what the subset does not know is dropped, its words are kept', () => {
  assert.equal(
    roundTrip('<h1>Big</h1><div><font color="red">red</font> <u>under</u></div><h6>tiny</h6><script>alert(1)</script>'),
    '<h2>Big</h2><p>red under</p><h4>tiny</h4>'
  );
});

test('a box of no known kind is none, its words are kept', () => {
  assert.equal(roundTrip('<aside data-box="x" role="alert"><p>kept</p></aside><aside>too</aside>'), '<p>kept</p><p>too</p>');
});

test('pictures from elsewhere and script addresses are dropped', () => {
  assert.equal(
    roundTrip('<p><a href="javascript:alert(1)">a</a> <a href="//evil.example">b</a></p><img src="https://evil.example/t.gif"><img src="data:image/png;base64,AA"><img src="//evil.example/x">'),
    '<p>a b</p>'
  );
});

test('a text with nothing in it is stored as nothing', () => {
  assert.equal(roundTrip('<p></p><ul><li><p> </p></li></ul>'), '');
  assert.equal(roundTrip('<hr>'), '<hr>');
});

test('a table of body rows only has no head', () => {
  assert.equal(roundTrip('<table><tr><td>1</td></tr></table>'), '<table><tbody><tr><td>1</td></tr></tbody></table>');
});

test('plain text becomes paragraphs and line breaks, and is never read as HTML', () => {
  assert.equal(textToHtml('One\r\ntwo\n\n\n  <b>three</b>  \n'), '<p>One<br>two</p><p>&lt;b&gt;three&lt;/b&gt;</p>');
});

test('every block can carry an id', () => {
  const blocks = Object.values(schema.nodes).filter(type => !type.isInline && type.name !== 'doc');
  const without = blocks.filter(type => !type.spec.attrs || !('b' in type.spec.attrs)).map(type => type.name);
  assert.equal(blocks.length, 13);
  assert.deepEqual(without, []);
});
