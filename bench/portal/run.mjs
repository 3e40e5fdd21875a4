// npm run bench:portal - what the first visit of each web end costs: bytes, first paint, and how soon it answers a hand, on a slow
// processor. Beside it, in the same browser, a page without any script (the verification page). Options:
//   --visits=7   visits of each page, each with an empty cache      --slow=4   how many times slower the processor is made
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openTestHouse } from '@medreg/acceptance/testing';
import { ROLES } from '@medreg/journey';
import { chromium } from 'playwright-core';
import { markdownOf } from './report.mjs';
import { firstVisit } from './visit.mjs';

const RESULTS = fileURLToPath(new URL('../results', import.meta.url));
const { values } = parseArgs({
  options: { visits: { type: 'string', default: '7' }, slow: { type: 'string', default: '4' } },
});
const visits = Number(values.visits);
const slow = Number(values.slow);

/** Pages by what they are called in the table; `as` signs in before, and the visit begins with an empty cache all the same. */
const PAGES = [
  { name: 'no script: /verify', path: '/verify/0000', script: false },
  { name: 'public: start', path: '/', script: true },
  { name: 'person: sign-in', path: '/person/sign-in', script: true },
  { name: 'person: home', path: '/person', script: true, as: ['person', 'physician'] },
  { name: 'institution: sign-in', path: '/institution/sign-in', script: true },
  { name: 'institution: to-do', path: '/institution', script: true, as: ['institution', 'hospital'] },
  { name: 'authority: sign-in', path: '/authority/sign-in', script: true },
  { name: 'authority: to-do', path: '/authority', script: true, as: ['authority', 'county'] },
];

const home = await openTestHouse();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
try {
  const rows = [];
  for (const page of PAGES) {
    const account = page.as && home.demo.accounts.find(({ role }) => role === ROLES[page.as[1]]);
    const samples = [];
    for (let visit = 0; visit < visits; visit += 1) {
      samples.push(await firstVisit(browser, { url: home.house.gatewayUrl, slow, ...page, account }));
    }
    rows.push({ name: page.name, samples });
    console.log(`${page.name}: ${samples.map(({ bytes }) => Math.round(bytes / 1000)).join(', ')} kB`);
  }
  const about = { visits, slow, node: process.version, browser: browser.version(), cpus: cpus().length };
  const table = markdownOf(rows, about);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/portal.json`, `${JSON.stringify({ ...about, rows }, null, 2)}\n`);
  writeFileSync(`${RESULTS}/portal.md`, `${table}\n`);
  console.log(`\n${table}`);
} finally {
  await browser.close();
  await home.close();
}
