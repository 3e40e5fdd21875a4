// Programs of Debian's that some suites talk to as independent witnesses. A machine with only Node and npm has none of them:
// there npm test leaves those suites out and says so. CI has them all (.ci/run installs them), and without them it fails.
import { spawnSync } from 'node:child_process';

const WITNESSES = [
  {
    programs: { pdftotext: 'poppler-utils', pdfsig: 'poppler-utils', qpdf: 'qpdf', zbarimg: 'zbar-tools' },
    suites: [
      '/packages/documents/src/documents\\.test',
      '/services/workers/src/certificates/',
      '/services/applications/src/printable-form/',
      '/services/applications/src/archive/',
    ],
  },
  { programs: { chromium: 'chromium' }, suites: ['/services/portal/e2e/'] },
  // Suites that run on both stores have their Redis rows only where there is a Redis; this one is about Redis alone.
  { programs: { 'redis-server': 'redis-server' }, suites: ['/gateway/src/redis\\.test'] },
];

const isThere = (program) => spawnSync(program, ['--version']).error === undefined;

/**
 * @returns patterns of the suites that cannot run here
 * @throws Error in CI, where every suite has to run
 */
export function suitesLeftOut() {
  const unable = WITNESSES.filter(({ programs }) => !Object.keys(programs).every(isThere));
  if (unable.length === 0) return [];
  const packages = [...new Set(unable.flatMap(({ programs }) => Object.values(programs)))].join(', ');
  const suites = unable.flatMap(({ suites: patterns }) => patterns);
  if (process.env.CI) throw new Error(`Missing Debian packages: ${packages}`);
  console.log(`Left out, for want of Debian's ${packages}: ${suites.join(' ').replaceAll('\\', '')}\n`);
  return suites;
}
