// SPDX-License-Identifier: Apache-2.0
// What makes pages nicer; every page works without it.
import { autosave } from './autosave.js';
import { askBefore } from './confirm.js';
import { forgetOld, forgetSent, keep } from './kept.js';
import { closeMenus } from './menus.js';
import { watchUploads } from './progress.js';
import { guardSizes } from './sizes.js';
import { guardSubmits } from './submit.js';
import { suggest } from './suggest.js';
import { fitTables } from './tables.js';

function each(root) {
  root.querySelectorAll('form[data-keep]').forEach(keep);
  root.querySelectorAll('form[data-autosave]').forEach(autosave);
  root.querySelectorAll('input[data-suggest]').forEach(suggest);
  fitTables(root);
  // the list of what is wrong with a form is the first thing to read
  root.querySelector('[role=alert][tabindex="-1"]')?.focus();
}

forgetSent();
forgetOld();
askBefore();
guardSizes();
watchUploads();
guardSubmits();
closeMenus();
each(document);
document.addEventListener('click', event => event.target.closest?.('[data-print]') && window.print());
