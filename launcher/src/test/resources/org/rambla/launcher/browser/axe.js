// SPDX-License-Identifier: Apache-2.0
// What axe finds wrong, and the contrasts that it could not judge. Words half cut off at the edge of a box that scrolls
// cannot be judged there, so every such box is looked at from both ends.
async part => {
  // What axe would fetch anew beforehand serves none of the rules that run.
  const run = only => axe.run(part, { resultTypes: ['violations', 'incomplete'], preload: false, ...only });
  const told = rules =>
    rules.flatMap(({ id, nodes }) =>
      nodes.map(node => `axe ${id}: ${node.target.join(' ')} ${(node.any[0] || node.all[0] || node.none[0])?.message || ''}`)
    );
  const unjudged = result => told(result.incomplete.filter(({ id }) => id === 'color-contrast'));
  const first = await run({});
  let left = unjudged(first);
  if (left.length) {
    document.querySelectorAll('.scroll').forEach(box => (box.scrollLeft = box.scrollWidth));
    const again = unjudged(await run({ runOnly: ['color-contrast'] }));
    left = left.filter(problem => again.includes(problem));
  }
  return [...told(first.violations), ...left];
};
