// SPDX-License-Identifier: Apache-2.0
// Tables that people wrote may be wider than a phone: each gets a box that scrolls, and can be reached with the
// keyboard while there is something to scroll.
import { element } from './parts.js';
import { say } from './words.js';

export function fitTables(root) {
  for (const table of root.querySelectorAll('.prose table')) {
    if (table.closest('.scroll, .rt')) continue;
    const box = element('div', { class: 'scroll' });
    table.replaceWith(box);
    box.append(table);
    const label = table.caption?.textContent.trim() || say('table');
    new ResizeObserver(() => reachable(box, label)).observe(box);
  }
}

function reachable(box, label) {
  if (box.scrollWidth > box.clientWidth) {
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', label);
    box.tabIndex = 0;
  } else {
    for (const name of ['role', 'aria-label', 'tabindex']) box.removeAttribute(name);
  }
}
