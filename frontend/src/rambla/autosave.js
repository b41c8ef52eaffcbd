// SPDX-License-Identifier: Apache-2.0
// Sends what is typed to the member's own drafts: <form data-autosave="ADDRESS"> around the editor. The answer is JSON
// {message, others, draft}: whether it is kept, who else is writing, and what names the draft from now on (it goes into
// the hidden field "draft"). Files are not sent. A rich text in passages, without the editor, keeps nothing.
import { element, tell } from './parts.js';
import { say } from './words.js';

const PAUSE = 10_000;

export function autosave(form) {
  if (form.dataset.autosaving || form.querySelector('[name$="-passages"]')) return;
  form.dataset.autosaving = 'yes';
  const status = element('p', { class: 'hint autosaved', role: 'status' });
  (form.querySelector(':scope > .actions') || form.lastElementChild).before(status);
  let timer = 0;
  let running = null;
  let told = '';

  const send = async keepalive => {
    clearTimeout(timer);
    timer = 0;
    running?.abort();
    const mine = (running = new AbortController());
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        body: fieldsOf(form),
        headers: { Accept: 'application/json' },
        redirect: 'error',
        keepalive,
        signal: mine.signal
      });
      take(await answer.json());
    } catch {
      if (!mine.signal.aborted) status.textContent = say('autosaveFailed');
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
