// SPDX-License-Identifier: Apache-2.0
// Sending forms: a second click sends nothing twice, and a lost connection is told in words before anything is lost.
import { near, tell } from './parts.js';
import { say } from './words.js';

const WAIT = 10_000;
const PATIENCE = 5_000;
const online = new WeakSet();

export function guardSubmits() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent) {
      event.preventDefault();
    } else if (navigator.onLine === false && !online.has(form)) {
      event.preventDefault();
      askServer(form, event.submitter);
    } else {
      online.delete(form);
      hold(form);
    }
  });
  // back from the next page, or still here because the answer was a file
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(release));
}

const buttons = form => [...form.elements].filter(field => field.type === 'submit');

export function hold(form) {
  form.dataset.sent = 'yes';
  buttons(form).forEach(button => button.setAttribute('aria-disabled', 'true'));
  setTimeout(() => release(form), WAIT);
}

export function release(form) {
  delete form.dataset.sent;
  buttons(form).forEach(button => button.removeAttribute('aria-disabled'));
}

/** The browser thinks there is no network; it is sometimes wrong, so the server is asked once. */
async function askServer(form, submitter) {
  try {
    await fetch(near('../health'), { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    tell(form, 'bad', say('offline')).focus();
    window.addEventListener('online', () => tell(form, 'ok', say('online')), { once: true });
    return;
  }
  online.add(form);
  form.requestSubmit(submitter);
}
