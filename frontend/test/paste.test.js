// SPDX-License-Identifier: Apache-2.0
import './support/page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml, toHtml } from '../src/editor/html.js';
import { cleanPaste } from '../src/editor/paste.js';

const pasted = html => toHtml(fromHtml(cleanPaste(html)));

const item = (level, mark, text) =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-fareast-font-family:Arial'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`;
const word = body => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=FR>${body}</body></html>`;

test('a list from Word becomes a list with its levels', () => {
  const html = word(item(1, '·', 'first') + item(2, 'o', 'inside') + item(1, '·', 'second'));
  assert.equal(pasted(html), '<ul><li>first<ul><li>inside</li></ul></li><li>second</li></ul>');
});

test('a numbered list from Word becomes a numbered list', () => {
  assert.equal(pasted(word(item(1, '1.', 'first') + item(1, '2.', 'second'))), '<ol><li>first</li><li>second</li></ol>');
});

test('a paragraph between two lists from Word keeps them apart', () => {
  const html = word(item(1, '·', 'a') + '<p class=MsoNormal>between</p>' + item(1, '1)', 'b'));
  assert.equal(pasted(html), '<ul><li>a</li></ul><p>between</p><ol><li>b</li></ol>');
});

test('the conditional comments, styles and languages of Word leave nothing behind', () => {
  const html = word('<p class=MsoNormal style="text-indent:3pt"><!--[if gte mso 9]><xml>secret</xml><![endif]--><span lang=EN-GB style="color:red">Plain <b>bold</b></span></p>');
  assert.equal(pasted(html), '<p>Plain <strong>bold</strong></p>');
});

test('bold and italic that are only styles become elements', () => {
  assert.equal(
    pasted('<p><span style="font-weight:700">bold</span> <span style="font-style: italic">italic</span></p>'),
    '<p><strong>bold</strong> <em>italic</em></p>'
  );
});

test('the bold element around a copy from Google Docs is not bold', () => {
  assert.equal(
    pasted('<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">plain</span></p></b>'),
    '<p>plain</p>'
  );
});

test('what Word says of words in other scripts makes nothing bold, and leaves what is bold', () => {
  const html = "<b style='mso-bidi-font-weight:normal'><span>bold</span></b> <span style='mso-bidi-font-weight:bold;mso-bidi-font-style:italic'>plain</span>";
  assert.equal(pasted(word(`<p class=MsoNormal>${html}</p>`)), '<p><strong>bold</strong> plain</p>');
});

test('words marked as another language on a web page stay marked', () => {
  assert.equal(pasted('<p>the <span lang="de" style="color:red">Ordnungsamt</span></p>'), '<p>the <span lang="de">Ordnungsamt</span></p>');
});

test('a table from a spreadsheet stays a table', () => {
  const html = word('<table class=MsoTableGrid><colgroup><col width=10></colgroup><tr><td style="mso-width:1"><p class=MsoNormal>City<o:p></o:p></p></td><td><p>4</p></td></tr></table>');
  assert.equal(pasted(html), '<table><tbody><tr><td>City</td><td>4</td></tr></tbody></table>');
});
