// SPDX-License-Identifier: Apache-2.0
// Serves the style guide on loopback with the same policy as the product: node build/styleguide.mjs [port]
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ASSETS } from './build.mjs';

const PAGES = fileURLToPath(new URL('../styleguide', import.meta.url));
const POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.txt': 'text/plain' };

/** A page of the guide: its first line is a comment with a JSON object, the rest goes into the shell. */
async function page(name) {
  const [shell, source] = await Promise.all(['_shell.html', name].map(file => readFile(join(PAGES, file), 'utf8')));
  if (source.startsWith('<!doctype')) return source;
  const end = source.indexOf('-->');
  const about = { lang: 'en', space: '', script: '', ...JSON.parse(source.slice(4, end)) };
  const filled = shell.replace(/\{\{(\w+)\}\}/g, (whole, key) => (key === 'body' ? source.slice(end + 3).trim() : (about[key] ?? '')));
  return filled.replace(/icon:([a-z0-9-]+);/g, (whole, icon) => `<svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#i-${icon}"/></svg>`);
}

export const pageNames = async () => (await readdir(PAGES)).filter(name => name.endsWith('.html') && !name.startsWith('_')).sort();

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const send = (status, type, body, headers = {}) => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', ...headers });
    response.end(body);
  };
  if (pathname === '/health') return send(200, 'text/plain', 'ok');
  if (request.method === 'POST') return post(request, pathname, send);
  if (pathname.startsWith('/assets/')) {
    const file = normalize(pathname.slice('/assets/'.length));
    return send(200, TYPES[extname(file)] || 'application/octet-stream', await readFile(join(ASSETS, file)));
  }
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (!(await pageNames()).includes(name)) return send(404, 'text/plain', 'not here');
  return send(200, 'text/html; charset=utf-8', await page(name));
}

/** What forms of the guide are sent to: /sent answers 303, /invalid 422, /refused 413, /files a stored picture. */
const posts = [];
export const received = () => posts;
let pause = 0;
/** Makes the answers to forms wait, in milliseconds. */
export const answerAfter = milliseconds => (pause = milliseconds);

async function post(request, pathname, send) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  posts.push({ path: pathname, body: Buffer.concat(chunks).toString('latin1') });
  await new Promise(resolve => setTimeout(resolve, pause));
  if (pathname === '/files') return send(201, 'application/json', JSON.stringify({ url: '/assets/favicon.svg', width: 32, height: 32 }));
  if (pathname === '/invalid') return send(422, 'text/html; charset=utf-8', await page('form.html'));
  if (pathname === '/refused') return send(413, 'text/html; charset=utf-8', '<!doctype html><title>Too large</title><main><h1>The file is too large</h1><p>Files may have 20 MB.</p></main>');
  return send(303, 'text/plain', '', { Location: '/sent.html' });
}

/** @returns {url, close()} of a server on a free port, or on the one given */
export async function serve(port = 0) {
  const server = createServer((request, response) => {
    answer(request, response).catch(problem => {
      response.writeHead(problem.code === 'ENOENT' ? 404 : 500, { 'Content-Type': 'text/plain' });
      response.end(problem.code === 'ENOENT' ? 'not here' : String(problem.stack));
    });
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2]) || 0);
  console.log(`The style guide is at ${url}`);
}
