/** Limits that the project has set itself, and what the web calls a good answer to a hand (Interaction to Next Paint). */
const MOST_BYTES = 300_000;
const GOOD_ANSWER_MS = 200;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A table: medians, and each as a part of its limit or a multiple of the page without script. */
export function markdownOf(rows, { visits, slow, node, browser, cpus }) {
  const [bare] = rows;
  const barePaint = median(bare.samples.map(({ paint }) => paint));
  const lines = rows.map(({ name, samples }) => {
    const bytes = median(samples.map((one) => one.bytes));
    const paint = median(samples.map((one) => one.paint).filter(Number.isFinite));
    const answers = samples.map(({ answer }) => answer).filter((answer) => answer !== null);
    const answer = answers.length > 0 ? median(answers) : null;
    const cells = [
      name,
      `${(bytes / 1000).toFixed(0)} kB`,
      `${Math.round((bytes / MOST_BYTES) * 100)} %`,
      `${paint.toFixed(0)} ms`,
      `${(paint / barePaint).toFixed(1)} ×`,
      ...(answer === null
        ? ['—', '—']
        : [`${answer.toFixed(0)} ms`, `${Math.round((answer / GOOD_ANSWER_MS) * 100)} %`]),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `First visit with an empty cache, everything on ${cpus} cores, the browser's processor made ${slow} times slower; median of ${visits} visits. ${browser}, Node ${node}.

A stranger comes to the start page or to a sign-in: that is the first load of an end. The other rows are somebody who is signed in and whose cache was emptied; whoever has just signed in has fetched most of it before.

| page | over the wire | of 300 kB | first contentful paint | of the page without script | longest answer to a hand | of 200 ms |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}`;
}
