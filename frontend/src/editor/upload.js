// SPDX-License-Identifier: Apache-2.0
// Sends a picture to the address of data-upload, with the hidden fields (token) of the form around the text.

/** @returns {url, width, height} of the stored picture; throws an Error whose message is for the reader, or empty */
export async function sendPicture(area, file) {
  const data = new FormData();
  for (const field of area.form?.querySelectorAll('input[type=hidden][name]') || []) {
    if (field.name !== `${area.name}Format`) data.append(field.name, field.value);
  }
  data.append('file', file, file.name);
  const answer = await fetch(area.dataset.upload, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok || !result.url) throw new Error(result.message || '');
  return result;
}
