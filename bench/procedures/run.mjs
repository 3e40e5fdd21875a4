// npm run bench:procedures - submissions, reviews and approvals through the whole house, and where their time goes. Options:
//   --rounds=5 --applications=150   how often, and how many applications go all the way in each round
//   --concurrency=16                requests under way at once
//   --foreign=0.15 --patience=900   share of the processors that others may take during a round; a round with more is thrown
//                                   away and another one made, for so many seconds
//   --dry                           one small round, nothing written
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bareTransactions } from './bare.mjs';
import { openBenchHouse } from './house.mjs';
import { underLoad } from './load.mjs';
import { markdownOf, summaryOf } from './report.mjs';
import { PHASES, prepareApplications } from './work.mjs';

const RESULTS = fileURLToPath(new URL('../results', import.meta.url));
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    applications: { type: 'string', default: '150' },
    concurrency: { type: 'string', default: '16' },
    foreign: { type: 'string', default: '0.15' },
    patience: { type: 'string', default: '900' },
    dry: { type: 'boolean', default: false },
  },
});
const rounds = options.dry ? 1 : Number(options.rounds);
const count = options.dry ? 12 : Number(options.applications);
const concurrency = Number(options.concurrency);

const home = await openBenchHouse((line) => console.log(line));
const samples = [];
let discarded = 0;
try {
  // The first one warms everything up and counts for nothing.
  if (!options.dry) await playRound(0, 40);
  let patience = Number(options.patience);
  while (samples.length < rounds * PHASES.length) {
    const round = samples.length / PHASES.length + 1;
    const began = Date.now();
    const made = await playRound(round, count);
    const worst = Math.max(...made.map(({ foreign }) => foreign));
    if (worst > Number(options.foreign) && patience > 0 && !options.dry) {
      discarded += 1;
      patience -= (Date.now() - began) / 1000;
      console.log(`round ${round} is made again: others took ${Math.round(worst * 100)} % of the processors`);
      continue;
    }
    samples.push(...made);
    if (!options.dry) write();
  }
  console.log(`\n${markdownOf(summarised())}`);
} finally {
  await home.close();
}

/** One round: applications prepared by their people, then taken through phase by phase. */
async function playRound(round, size) {
  const applications = await prepareApplications(home, size, concurrency);
  const made = [];
  for (const phase of PHASES) {
    await home.quiet();
    const before = await home.read();
    const load = await underLoad(applications, concurrency, (application) => phase.step(home, application));
    const spent = home.between(before, await home.read(), load.count);
    const bare = await bareTransactions(home.databaseUrl, spent.statements, concurrency);
    const sample = { round, phase: phase.name, ...load, ...spent, bare };
    made.push(sample);
    console.log(
      `round ${round}, ${phase.name}: ${load.perSecond.toFixed(1)}/s, ${load.p50.toFixed(0)} ms; bare ${bare.perSecond.toFixed(0)}/s, others ${Math.round(spent.foreign * 100)} %`,
    );
  }
  return made;
}

function summarised() {
  return summaryOf(samples, { cpus: cpus(), node: process.version, concurrency, count, discarded });
}

/** Written after every round, so that a run which is ended early leaves what it has. */
function write() {
  const summary = summarised();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/procedures.json`, `${JSON.stringify({ ...summary, samples }, null, 2)}\n`);
  writeFileSync(`${RESULTS}/procedures.md`, `${markdownOf(summary)}\n`);
}
