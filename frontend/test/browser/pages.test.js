// SPDX-License-Identifier: Apache-2.0
// Every page of the style guide in both themes at three widths: axe finds nothing, could judge every contrast, nothing
// sticks out, and the browser does not complain. SHOTS=folder keeps pictures.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pageNames } from '../../build/styleguide.mjs';
import { newPage, openGuide } from '../support/browser.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1280, 390, 320];
/** What can be opened on a page: its button, and what is looked at then (the rest of the page lies below it). */
const OPEN = {
  'space.html': { menu: ['.menu-button', '#site-menu'], account: ['.account > button', '#account-menu'] },
  'components.html': { more: ['[popovertarget=more-2]', '#more-2'] },
  'table.html': { more: ['[popovertarget=more-1]', '#more-1'] },
  'topic.html': { link: ['.rt-bar button[aria-keyshortcuts$="+K"]', 'dialog'] }
};

let guide;
before(async () => (guide = await openGuide()));
after(() => guide.close());

/**
 * What axe finds wrong, and the contrasts that it could not judge. Words half cut off at the edge of a box that scrolls
 * cannot be judged there, so every such box is looked at from both ends.
 */
async function problems(page, where, part = 'html') {
  const run = () => page.evaluate(what => window.axe.run(what, { resultTypes: ['violations', 'incomplete'] }), part);
  const told = rules => rules.flatMap(({ id, nodes }) => nodes.map(node => `${where} ${id}: ${node.target.join(' ')} ${(node.any[0] || node.all[0])?.message || ''}`));
  const unjudged = result => told(result.incomplete.filter(({ id }) => id === 'color-contrast'));
  const first = await run();
  let left = unjudged(first);
  if (left.length) {
    await page.evaluate(() => document.querySelectorAll('.scroll').forEach(box => (box.scrollLeft = box.scrollWidth)));
    const again = unjudged(await run());
    left = left.filter(problem => again.includes(problem));
  }
  return [...told(first.violations), ...left];
}

const shot = (page, name, options) => process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, ...options });

for (const name of await pageNames()) {
  for (const scheme of ['light', 'dark']) {
    test(`${name} is accessible and fits in the ${scheme} theme`, async () => {
      const { page, context, complaints } = await newPage(guide.browser, { colorScheme: scheme });
      await page.addInitScript(axe);
      const found = [];
      const short = name.replace('.html', '');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${guide.url}/${name}`);
        const where = `${short} ${scheme} ${width}`;
        found.push(...(await problems(page, where)));
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        if (wide > width) found.push(`${where}: the page is ${wide} px wide`);
        await shot(page, `${short}-${scheme}-${width}`, { fullPage: true });
        for (const [what, [selector, part]] of Object.entries(OPEN[name] || {})) {
          const opener = page.locator(selector).first();
          if (!(await opener.isVisible())) continue;
          await opener.click();
          // axe compares what lies behind each line of words, even behind a menu that is opaque
          await page.evaluate(what => {
            const main = document.querySelector('main');
            if (!main.contains(document.querySelector(what))) main.style.visibility = 'hidden';
          }, part);
          found.push(...(await problems(page, `${where} with ${what} open`, part)));
          await page.evaluate(() => (document.querySelector('main').style.visibility = ''));
          await shot(page, `${short}-${what}-${scheme}-${width}`);
          await page.keyboard.press('Escape');
        }
      }
      assert.deepEqual(found, []);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
}
