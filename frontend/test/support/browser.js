// SPDX-License-Identifier: Apache-2.0
// A browser and the style guide for tests. RAMBLA_CHROMIUM names another browser than the system's Chromium.
import { chromium } from 'playwright-core';
import { serve } from '../../build/styleguide.mjs';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export async function openGuide() {
  const guide = await serve();
  const browser = await chromium.launch({ executablePath: process.env.RAMBLA_CHROMIUM || '/usr/bin/chromium', args: ARGS });
  return {
    url: guide.url,
    browser,
    async close() {
      await browser.close();
      guide.close();
    }
  };
}

/** A page that remembers what the browser complained about: scripts, policy, missing files. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', problem => complaints.push(String(problem)));
  return { page, context, complaints };
}
