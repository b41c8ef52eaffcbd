// SPDX-License-Identifier: Apache-2.0
// Files that the server would refuse are told before they are sent: <input type="file" data-largest="BYTES"> for each of
// them; all files of a form together may have 100 MB.
import { tell } from './parts.js';
import { say } from './words.js';

const MEGABYTE = 1024 * 1024;
const TOGETHER = 100 * MEGABYTE;

export function guardSizes() {
  document.addEventListener('submit', event => {
    const problem = event.defaultPrevented ? '' : tooLarge(event.target);
    if (!problem) return;
    event.preventDefault();
    tell(event.target, 'bad', problem).focus();
  });
}

/** What is wrong with the files of a form, in words; '' for nothing. */
export function tooLarge(form) {
  let all = 0;
  for (const field of form.elements) {
    for (const file of (field.type === 'file' && field.files) || []) {
      all += file.size;
      const largest = Number(field.dataset.largest);
      if (largest && file.size > largest) return say('largeFile', { name: file.name, most: Math.floor(largest / MEGABYTE) });
    }
  }
  return all > TOGETHER ? say('largeFiles', { most: TOGETHER / MEGABYTE }) : '';
}
