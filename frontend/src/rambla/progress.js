// SPDX-License-Identifier: Apache-2.0
// Uploads with a bar: <form data-progress> that has files to send. Then the answer takes the place of the page, as if
// the browser had sent the form itself; only when nothing useful came back does the form stay.
import { element, tell } from './parts.js';
import { hold, release } from './submit.js';
import { say } from './words.js';

export function watchUploads() {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || !('progress' in form.dataset) || !hasFiles(form) || navigator.onLine === false) return;
    event.preventDefault();
    if (!form.dataset.sent) send(form, event.submitter);
  });
  window.addEventListener('popstate', event => event.state?.rambla && location.reload());
}

const hasFiles = form => [...form.elements].some(field => field.type === 'file' && field.files.length);

function send(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const request = new XMLHttpRequest();
  const bar = progressBar(() => request.abort());
  form.append(bar.box);
  hold(form);
  const end = (kind, text) => {
    bar.box.remove();
    release(form);
    tell(form, kind, text).focus();
  };
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => lengthComputable && bar.show(loaded / total));
  request.upload.addEventListener('load', () => bar.arrived());
  request.addEventListener('error', () => end('bad', say('lost')));
  request.addEventListener('abort', () => end('warn', say('stopped')));
  request.addEventListener('load', () => {
    const html = /^text\/html/.test(request.getResponseHeader('Content-Type') || '');
    if (html && (request.status < 400 || request.status === 422)) follow(request);
    else end('bad', html ? reason(request.responseText) : say('refused'));
  });
  request.open('POST', submitter?.getAttribute('formaction') || form.getAttribute('action') || location.href);
  request.send(data);
}

function progressBar(stop) {
  const words = element('p', { role: 'status' }, say('preparing'));
  const bar = element('progress', { max: '100', value: '0', 'aria-label': say('preparing') });
  const button = element('button', { type: 'button', class: 'quiet' }, say('stop'));
  button.addEventListener('click', stop);
  let told = 0;
  return {
    box: element('div', { class: 'sending' }, words, bar, button),
    show(part) {
      const percent = Math.floor(part * 100);
      bar.value = percent;
      if (percent >= told + 10 || percent === 100) words.textContent = say('sending', { percent: (told = percent) });
    },
    arrived() {
      bar.removeAttribute('value');
      words.textContent = say('received');
      button.remove();
    }
  };
}

/** Shows a page that has already been fetched, under its own address; going back from there fetches the form anew. */
function follow(request) {
  if (request.responseURL && request.responseURL !== location.href) {
    history.replaceState({ ...history.state, rambla: 'form' }, '');
    history.pushState({ rambla: 'answer' }, '', request.responseURL);
  }
  document.open();
  document.write(request.responseText);
  document.close();
}

/** What the page of a refusal says. */
function reason(html) {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  const sentences = [...(main?.querySelectorAll('h1, p') || [])].slice(0, 2).map(part => part.textContent.trim()).filter(Boolean);
  return sentences.length ? sentences.join(' – ') : say('refused');
}
