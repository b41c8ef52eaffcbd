// SPDX-License-Identifier: Apache-2.0
// Sends what is typed to the member's own drafts: <form data-autosave="ADDRESS"> around the editor. The answer is JSON
// {message, others, draft}: whether it is kept, who else is writing, and what names the draft from now on (it goes into
// the hidden field "draft"; the field "writing" names the form, should the answer be lost). Files are not sent. A rich
// text in passages, without the editor, keeps nothing.
import { element, tell } from './parts.js';
import { say } from './words.js';

const PAUSE = 10_000;
/** So long an answer may take before it is asked again. */
const PATIENCE = 60_000;
/** Browsers send no more than 64 KB on behalf of a page that goes away. */
const PARTING = 60_000;

export function autosave(form) {
  if (form.dataset.autosaving || form.querySelector('[name$="-passages"]')) return;
  form.dataset.autosaving = 'yes';
  const status = element('p', { class: 'hint autosaved', role: 'status' });
  (form.querySelector(':scope > .actions') || form.lastElementChild).before(status);
  let timer = 0;
  let running = null;
  let began = 0;
  let told = '';

  const send = async keepalive => {
    clearTimeout(timer);
    timer = 0;
    // One after the other, so that no older text comes behind a newer one.
    if (running && !keepalive && Date.now() - began < PATIENCE) {
      timer = setTimeout(send, PAUSE, false);
      return;
    }
    running?.abort();
    const mine = (running = new AbortController());
    began = Date.now();
    const body = fieldsOf(form);
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
        redirect: 'error',
        keepalive: keepalive && body.toString().length < PARTING,
        signal: mine.signal
      });
      const said = await answer.json();
      if (running === mine) take(said);
    } catch {
      if (!mine.signal.aborted) status.textContent = say('autosaveFailed');
    } finally {
      if (running === mine) running = null;
    }
  };
  const take = ({ message, others, draft }) => {
    status.textContent = message || say('autosaveFailed');
    if (draft && form.elements.draft) form.elements.draft.value = draft;
    if (others && others !== told) tell(form, 'warn', others);
    told = others || '';
  };
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    running?.abort();
  };

  form.addEventListener('input', () => (timer = timer || setTimeout(send, PAUSE, false)));
  // What is sent now is no draft any more; one that is on its way must not come behind it.
  form.addEventListener('submit', stop);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && timer && send(true));
}

/** Everything but files, as the form would send it. */
function fieldsOf(form) {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
}
