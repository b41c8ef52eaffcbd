// SPDX-License-Identifier: Apache-2.0
// Rebuilds into a folder of its own and fails when what is committed is not what the sources make.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSETS, SUMS, buildInto, sums } from './build.mjs';

const folder = await mkdtemp(join(tmpdir(), 'rambla-assets-'));
try {
  const names = await buildInto(folder);
  const problems = [];
  for (const name of names) {
    const built = await readFile(join(folder, name));
    const committed = await readFile(join(ASSETS, name)).catch(() => null);
    if (!committed) problems.push(`${name} is missing`);
    else if (!built.equals(committed)) problems.push(`${name} differs from what the sources make`);
  }
  const written = await readFile(SUMS, 'utf8').catch(() => '');
  if (written !== (await sums(folder, names))) problems.push('SHA256SUMS does not belong to what the sources make');
  if (problems.length) {
    console.error(problems.join('\n') + '\nRun "npm ci && npm run build" and commit the result.');
    process.exitCode = 1;
  } else {
    console.log(`${names.length} files are what the sources make`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
