// SPDX-License-Identifier: Apache-2.0
// What the scripts do in a real browser under the product's policy, and what remains without them.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { answerAfter, received } from '../../build/styleguide.mjs';
import { newPage, openGuide } from '../support/browser.js';

let guide;
let open;
before(async () => (guide = await openGuide()));
after(() => guide.close());
afterEach(async () => {
  answerAfter(0);
  received().length = 0;
  await open.context.close();
});

async function visit(name, options) {
  open = await newPage(guide.browser, { viewport: { width: 1280, height: 900 }, ...options });
  await open.page.goto(`${guide.url}/${name}`);
  return open.page;
}

const body = page => page.locator('[name=body]');
const editable = page => page.locator('#f-body');
const posted = path => received().filter(post => post.path === path);

async function writeReply(page, words) {
  await editable(page).click();
  await page.keyboard.press('Control+End');
  // the editor hears of a moved cursor a moment later; a person is slower than that, a test is not
  await page.waitForFunction(() => {
    const { selection, doc } = document.querySelector('[name=body]').richText.view.state;
    return selection.to >= doc.content.size - 4;
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

/** As the clipboard would: an event that carries HTML. */
async function paste(page, html) {
  await editable(page).focus();
  await editable(page).evaluate((target, markup) => {
    const data = new DataTransfer();
    data.setData('text/html', markup);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

test('the editor sends what was typed as HTML, in the form that was there', async () => {
  const page = await visit('topic.html');
  await writeReply(page, 'From **Essen**');
  assert.match(await body(page).inputValue(), /<p>From \*\*Essen\*\*<\/p>$/);
  await page.getByRole('button', { name: 'Publish reply' }).click();
  await page.waitForURL('**/sent.html');
  assert.match(posted('/sent')[0].body, /name="bodyFormat"\r\n\r\nhtml/);
  assert.deepEqual(open.complaints, []);
});

test('pasting from Word keeps lists and bold words, and the policy has nothing to complain about', async () => {
  const page = await visit('topic.html');
  await editable(page).press('Control+a');
  await paste(page, `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=FR style='tab-interval:35pt'>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7pt "Times New Roman"'>&nbsp; </span></span><![endif]>one</p>
    <p class=MsoNormal style='margin:0'><span style='font-weight:bold'>two</span></p></body></html>`);
  assert.equal(await body(page).inputValue(), '<ul><li>one</li></ul><p><strong>two</strong></p>');
  assert.deepEqual(open.complaints, []);
});

test('the formatting bar is reached and used with the keyboard alone', async () => {
  const page = await visit('topic.html');
  await editable(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Italic');
  await page.keyboard.press('Enter');
  assert.match(await body(page).inputValue(), /<em>/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-body');
});

test('a link is made in a dialog, which says what is wrong and gives the focus back', async () => {
  const page = await visit('topic.html');
  await editable(page).press('Control+a');
  await editable(page).press('Control+k');
  await page.getByLabel('Web or e-mail address').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Insert' }).click();
  assert.match(await page.locator('dialog .error').innerText(), /not an address/);
  await page.getByLabel('Web or e-mail address').fill('www.essen.example');
  await page.getByRole('button', { name: 'Insert' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.match(await body(page).inputValue(), /<a href="https:\/\/www\.essen\.example">/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-body');
});

test('a box is chosen in a dialog, says what it is, and goes away again', async () => {
  const page = await visit('topic.html');
  await writeReply(page, 'Ask first');
  const choose = async (kind, press) => {
    await page.getByRole('button', { name: 'Box', exact: true }).click();
    if (kind) await page.getByLabel('What stands in the box').selectOption(kind);
    await page.getByRole('dialog').getByRole('button', { name: press }).click();
  };
  await choose('caution', 'Insert');
  assert.match(await body(page).inputValue(), /<aside data-box="caution" role="note"><p>Ask first<\/p><\/aside>$/);
  const label = () => editable(page).locator('aside').evaluate(box => getComputedStyle(box, '::before').content);
  assert.equal(await label(), '"Caution"');
  await editable(page).evaluate(text => (text.lang = 'fr'));
  assert.equal(await label(), '"Attention"');
  await choose('example', 'Insert');
  assert.match(await body(page).inputValue(), /<aside data-box="example"/);
  await choose(null, 'Remove the box');
  assert.match(await body(page).inputValue(), /<p>Ask first<\/p>$/);
  assert.deepEqual(open.complaints, []);
});

test('a picture is sent with the hidden fields of the form and comes back with its words', async () => {
  const page = await visit('topic.html');
  await editable(page).click();
  await page.getByRole('button', { name: 'Picture' }).click();
  await page.getByLabel('Picture (PNG').setInputFiles({ name: 'square.png', mimeType: 'image/png', buffer: Buffer.from('png') });
  await page.getByLabel('Describe the picture').fill('A square at night');
  await page.getByRole('button', { name: 'Insert' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.match(await body(page).inputValue(), /<img src="\/assets\/favicon\.svg" alt="A square at night" width="32" height="32">/);
  assert.match(posted('/files')[0].body, /name="token"\r\n\r\nexample[\s\S]*filename="square\.png"/);
});

test('what was typed is back after the page was left, and forgotten once it was sent', async () => {
  const page = await visit('topic.html');
  await writeReply(page, 'A thought');
  await page.goto(`${guide.url}/space.html`);
  await page.goto(`${guide.url}/topic.html`);
  await page.getByText('is back.').waitFor();
  assert.match(await editable(page).innerText(), /A thought/);
  await page.getByRole('button', { name: 'Publish reply' }).click();
  await page.waitForURL('**/sent.html');
  await page.goto(`${guide.url}/topic.html`);
  assert.equal(await page.locator('.kept').count(), 0);
  assert.doesNotMatch(await editable(page).innerText(), /A thought/);
});

test('a discarded draft leaves the text that the server sent', async () => {
  const page = await visit('topic.html');
  const before = await body(page).inputValue();
  await writeReply(page, 'A thought');
  await page.reload();
  await page.getByRole('button', { name: 'Discard it' }).click();
  assert.equal(await body(page).inputValue(), before);
});

test('looking at the bar of the editor is not typing', async () => {
  const page = await visit('topic.html');
  await page.getByLabel('Style').selectOption('0');
  await page.reload();
  assert.equal(await page.locator('.kept').count(), 0);
});

test('a second click sends nothing twice', async () => {
  const page = await visit('sign-in.html');
  answerAfter(1000);
  await page.getByLabel('Adresse e-mail').fill('prevention@essen.example');
  await page.getByLabel('Mot de passe').fill('long enough');
  const button = page.getByRole('button', { name: 'Se connecter' });
  // the first is on its way when the second comes; browsers themselves only merge clicks of the same moment
  const held = await button.evaluate(target => {
    target.click();
    setTimeout(() => target.click(), 300);
    return target.getAttribute('aria-disabled');
  });
  assert.equal(held, 'true');
  await page.waitForURL('**/invalid');
  assert.equal(posted('/invalid').length, 1);
});

test('without a connection nothing is sent, and the reader is told in words', async () => {
  const page = await visit('topic.html');
  await writeReply(page, 'A thought');
  await open.context.setOffline(true);
  await page.getByRole('button', { name: 'Publish reply' }).click();
  await page.getByText('There is no connection.').waitFor();
  assert.match(await editable(page).innerText(), /A thought/);
  await open.context.setOffline(false);
  await page.getByText('The connection is back.').waitFor();
  await page.getByRole('button', { name: 'Publish reply' }).click();
  await page.waitForURL('**/sent.html');
  assert.equal(posted('/sent').length, 1);
});

test('files are sent with a bar, and the answer takes the place of the page', async () => {
  const page = await visit('topic.html');
  answerAfter(300);
  await page.getByLabel('Attach files').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(200_000, 'x') });
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await page.locator('.sending progress').waitFor();
  await page.getByText('Your reply is published.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/sent.html');
  const sent = posted('/sent')[0].body;
  assert.match(sent, /filename="report\.pdf"/);
  assert.match(sent, /name="draft"\r\n\r\n1/);
  await page.goBack();
  await editable(page).waitFor();
});

test('a file that is refused leaves the form and says why', async () => {
  const page = await visit('admin.html');
  await page.getByLabel('Extension file').setInputFiles({ name: 'big.jar', mimeType: 'application/zip', buffer: Buffer.from('jar') });
  await page.getByRole('button', { name: 'Check this file' }).click();
  await page.getByText('The file is too large – Files may have 20 MB.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Check this file' }).getAttribute('aria-disabled'), null);
});

test('what cannot be undone is asked before, and Escape does nothing', async () => {
  const page = await visit('admin.html');
  const remove = page.getByRole('button', { name: 'Remove Attendance figures' });
  await remove.click();
  await page.getByText('Its data is kept until you erase it.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.equal(posted('/sent').length, 0);
  await remove.click();
  await page.locator('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL('**/sent.html');
  assert.equal(posted('/sent').length, 1);
});

test('a list of problems has the focus, and its links lead to the fields', async () => {
  const page = await visit('form.html');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alert');
  await page.getByRole('link', { name: 'Write the whole e-mail address' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-email');
});

test('without scripts the menus open, forms are sent and the text field is plain', async () => {
  const page = await visit('topic.html', { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await page.locator('.menu-button').click();
  assert.ok(await page.getByRole('link', { name: 'People and cities' }).isVisible());
  await page.keyboard.press('Escape');
  assert.ok(await page.getByRole('link', { name: 'People and cities' }).isHidden());
  await page.locator('.account > button').click();
  assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible());
  await page.keyboard.press('Escape');
  await page.locator('textarea[name=body]').fill('Plain words');
  await page.getByRole('button', { name: 'Publish reply' }).click();
  await page.waitForURL('**/sent.html');
  assert.match(posted('/sent')[0].body, /name="body"\r\n\r\nPlain words/);
});

test('a printed page has its words on white and none of its controls', async () => {
  const page = await visit('topic.html', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of ['.menu', '.tabs', '.langs', '.account > button', '.rt', 'form button', '.bell', '.banner', '#reply']) {
    assert.ok(await page.locator(gone).first().isHidden(), gone);
  }
  assert.ok(await page.getByText('Printed on').isVisible());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)');
  assert.ok(await page.getByText('We are about to start').isVisible());
});

test('every icon that a page shows is in the sprite', async () => {
  const page = await visit('components.html');
  for (const name of ['components', 'space', 'topic', 'form', 'admin', 'features', 'table', 'index']) {
    await page.goto(`${guide.url}/${name}.html`);
    const missing = await page.evaluate(async () => {
      const sprite = new DOMParser().parseFromString(await (await fetch('/assets/icons.svg')).text(), 'image/svg+xml');
      return [...document.querySelectorAll('use')].map(use => use.getAttribute('href').split('#')[1]).filter(id => !sprite.getElementById(id));
    });
    assert.deepEqual(missing, [], name);
  }
});
