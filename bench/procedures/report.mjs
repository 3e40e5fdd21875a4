/** Domain chapter 12: at its peak the whole country hands in about a hundred applications a minute. */
const PEAK_PER_SECOND = 100 / 60;
const PARTS = [
  'gateway',
  'applications',
  'institutions',
  'qualifications',
  'identity',
  'licences',
  'workers',
  'postgres',
  'load',
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
const round = (value, digits = 1) => Number(value.toFixed(digits));

/** Medians over the rounds, and what they are of the two limits. */
export function summaryOf(samples, { cpus, node, concurrency, count, discarded }) {
  const figures = {};
  for (const phase of new Set(samples.map((sample) => sample.phase))) {
    const own = samples.filter((sample) => sample.phase === phase);
    const of = (pick) => median(own.map(pick));
    const perSecond = of((sample) => sample.perSecond);
    const bare = of((sample) => sample.bare.perSecond);
    figures[phase] = {
      perSecond: round(perSecond),
      lowest: round(Math.min(...own.map((sample) => sample.perSecond))),
      highest: round(Math.max(...own.map((sample) => sample.perSecond))),
      p50: round(of((sample) => sample.p50)),
      p95: round(of((sample) => sample.p95)),
      p99: round(of((sample) => sample.p99)),
      barePerSecond: round(bare),
      ofBare: round(perSecond / bare, 3),
      timesPeak: round(perSecond / PEAK_PER_SECOND),
      statements: {
        reads: round(of((sample) => sample.statements.reads)),
        writes: round(of((sample) => sample.statements.writes)),
        ms: round(
          of((sample) => sample.statements.ms),
          2,
        ),
        longest: own.at(-1).statements.longest.map(({ statement, calls, ms }) => ({
          statement,
          calls: round(calls),
          ms: round(ms, 2),
        })),
      },
      databaseMs: round(
        of((sample) => sample.databaseMs),
        2,
      ),
      processorMs: Object.fromEntries(
        PARTS.map((part) => [
          part,
          round(
            of((sample) => sample.processorMs[part] ?? 0),
            2,
          ),
        ]),
      ),
      requests: Object.fromEntries(
        PARTS.filter((part) => own.every((sample) => sample.requests[part])).map((part) => [
          part,
          {
            count: round(of((sample) => sample.requests[part].count)),
            ms: round(
              of((sample) => sample.requests[part].ms),
              2,
            ),
          },
        ]),
      ),
    };
  }
  return {
    measuredAt: new Date().toISOString(),
    machine: { cores: cpus.length, model: cpus[0]?.model, node },
    rounds: Math.max(...samples.map((sample) => sample.round)),
    applicationsPerRound: count,
    concurrency,
    /** Largest share of the processors that others took during a phase. */
    foreignShare: round(Math.max(...samples.map((sample) => sample.foreign)), 3),
    discardedRounds: discarded,
    peakPerSecond: round(PEAK_PER_SECOND, 2),
    figures,
  };
}

export function markdownOf({ machine, rounds, applicationsPerRound, concurrency, foreignShare, figures }) {
  const names = Object.keys(figures);
  const row = (label, pick) => `| ${label} | ${names.map((name) => pick(figures[name])).join(' | ')} |`;
  const head = (label) => [`| ${label} | ${names.join(' | ')} |`, `| --- |${names.map(() => ' ---: |').join('')}`];
  return [
    `TCM_REG through the gateway to the register, ${concurrency} at a time, everything (services, workers, PostgreSQL with fsync, and the load itself) on ${machine.cores} cores, Node ${machine.node}; median of ${rounds} rounds of ${applicationsPerRound} applications; others took at most ${Math.round(foreignShare * 100)} % of the processors.`,
    '',
    ...head(''),
    row('a second', (one) => `**${one.perSecond}** (${one.lowest}–${one.highest})`),
    row('answered within, ms: half, 95 %, 99 %', (one) => `${one.p50}, ${one.p95}, ${one.p99}`),
    row('limit: the same PostgreSQL, bare, a second', (one) => `${one.barePerSecond}`),
    row('of that limit', (one) => `${Math.round(one.ofBare * 100)} %`),
    row('times the peak of the whole country (domain 12: 100 a minute)', (one) => `${one.timesPeak} ×`),
    '',
    'The limit is one Node process with as many connections, and in each durable transaction as many single-row reads and inserts as the applications',
    'service sends for one operation (its background relay included).',
    '',
    'Where the time of one operation goes:',
    '',
    ...head('processor ms'),
    ...PARTS.map((part) => row(part === 'load' ? 'the load itself' : part, (one) => `${one.processorMs[part]}`)),
    '',
    ...head('waiting'),
    ...Object.keys(figures[names[0]].requests).map((part) =>
      row(`${part}: requests, ms in all`, (one) => {
        const { count, ms } = one.requests[part] ?? { count: 0, ms: 0 };
        return `${count}, ${ms}`;
      }),
    ),
    row(
      'statements of applications: reads, writes, ms in all',
      (one) => `${one.statements.reads}, ${one.statements.writes}, ${one.statements.ms}`,
    ),
    row('all databases busy, ms', (one) => `${one.databaseMs}`),
    '',
    'The statements that took longest in the last round, waiting for locks included:',
    '',
    '| | statement | for one operation | ms |',
    '| --- | --- | ---: | ---: |',
    ...names.flatMap((name) =>
      figures[name].statements.longest.map(
        ({ statement, calls, ms }) => `| ${name} | \`${statement.replaceAll('|', '/')}\` | ${calls} | ${ms} |`,
      ),
    ),
  ].join('\n');
}
