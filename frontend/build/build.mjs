// SPDX-License-Identifier: Apache-2.0
// Builds what Rambla serves at /assets from our sources and from pinned packages, and writes SHA256SUMS.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sprite } from './icons.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
export const ASSETS = join(here, '../bundles/web/src/main/resources/assets');
const packages = join(here, 'node_modules');

const COPIES = {
  'licences/lucide.txt': 'lucide-static/LICENSE',
  'licences/prosemirror.txt': 'prosemirror-model/LICENSE',
  'fonts/OFL.txt': '@fontsource-variable/public-sans/LICENSE',
  'fonts/public-sans-latin-wght-normal.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  'fonts/public-sans-latin-wght-italic.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-wght-italic.woff2',
  'fonts/public-sans-latin-ext-wght-normal.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2'
};
const SCRIPTS = { 'editor.js': 'src/editor/index.js', 'rambla.js': 'src/rambla/index.js' };

/** Writes every built file below a folder and answers their names. */
export async function buildInto(folder) {
  for (const [name, from] of Object.entries(COPIES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(packages, from), join(folder, name));
  }
  await writeFile(join(folder, 'icons.svg'), await sprite(join(packages, 'lucide-static')));
  for (const [name, from] of Object.entries(SCRIPTS)) {
    await build({
      absWorkingDir: here,
      entryPoints: [from],
      outfile: join(folder, name),
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2021',
      charset: 'utf8',
      legalComments: 'none',
      banner: { js: BANNERS[name] },
      logLevel: 'warning'
    });
  }
  return ['icons.svg', ...Object.keys(SCRIPTS), ...Object.keys(COPIES)].sort();
}

const BANNERS = {
  'editor.js': '/* Rambla editor, Apache-2.0; contains ProseMirror (MIT, see licences/prosemirror.txt). Source: frontend/src/editor */',
  'rambla.js': '/* Rambla, Apache-2.0. Source: frontend/src/rambla */'
};

/** One line per file, as sha256sum writes and checks them from the frontend folder. */
export async function sums(folder, names) {
  const lines = await Promise.all(
    names.map(async name => {
      const digest = createHash('sha256').update(await readFile(join(folder, name))).digest('hex');
      return `${digest}  ${relative(here, join(ASSETS, name))}`;
    })
  );
  return lines.join('\n') + '\n';
}

export const SUMS = join(here, 'SHA256SUMS');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = await buildInto(ASSETS);
  await writeFile(SUMS, await sums(ASSETS, names));
  console.log(`Built ${names.length} files into ${relative(process.cwd(), ASSETS)}`);
}
