// npm run bench:gateway - our gateway against its peers. Build the gateway first. Options:
//   --rounds=5 --seconds=6 --warm-up=3   how long   --only=medreg   one gateway, nothing written
//   --profile=<folder>                    writes a CPU profile of our gateway there
//   --foreign=0.15 --patience=900         share of the processors that others may take while a gateway is measured; a
//                                         measurement with more is thrown away and made again, for so many seconds
import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_ISSUER } from '@medreg/viewer';
import { createSigner } from 'fast-jwt';
import { markdownOf, summaryOf } from './report.mjs';
import { composeBenchGraph, QUERY } from './supergraph.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../..');
const PEERS = join(HERE, 'peers');
const RESULTS = join(ROOT, 'bench/results');
const PORTS = { applications: 24_104, qualifications: 24_102, institutions: 24_103, identity: 24_101 };
const GATEWAY_PORT = 24_000;
const CONNECTIONS = 32;
const SCENARIOS = [1, 20];

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    'warm-up': { type: 'string', default: '4' },
    only: { type: 'string' },
    profile: { type: 'string' },
    foreign: { type: 'string', default: '0.15' },
    patience: { type: 'string', default: '900' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'medreg-bench-'));
const supergraph = join(folder, 'supergraph.graphql');
writeFileSync(
  supergraph,
  composeBenchGraph((name) => `http://127.0.0.1:${PORTS[name]}/graphql`),
);
const { token, jwks } = makeToken();

/** Each gateway as its users start it, one process, NODE_ENV=production. */
const GATEWAYS = {
  medreg: {
    title: 'medreg gateway, everything on',
    args: [
      ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : []),
      join(ROOT, 'gateway/dist/main.js'),
    ],
    env: {
      SUPERGRAPH: supergraph,
      PORT: String(GATEWAY_PORT),
      HOST: '127.0.0.1',
      VIEWER_SECRET: 'a secret of the benchmark, of more than 32 characters',
      LOG_FILE: join(folder, 'gateway.log'),
      LIMITS_REQUESTS_PER_MINUTE: '1000000000',
      ...Object.fromEntries(
        Object.entries(PORTS).map(([name, port]) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${port}/graphql`]),
      ),
    },
  },
  apollo: {
    title: 'Apollo Server standalone + Apollo Gateway, as documented',
    args: [join(PEERS, 'apollo-default.mjs'), supergraph, String(GATEWAY_PORT)],
    env: { APOLLO_TELEMETRY_DISABLED: 'true' },
  },
  hive: {
    title: 'Hive Gateway 2',
    args: [
      join(PEERS, 'node_modules/.bin/hive-gateway'),
      'supergraph',
      supergraph,
      '--port',
      String(GATEWAY_PORT),
      '--host',
      '127.0.0.1',
      '--fork',
      '1',
    ],
    env: {},
  },
};

if (!existsSync(join(PEERS, 'node_modules/autocannon'))) {
  console.log('installing the peers …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
}

const samples = [];
let discarded = 0;
let patience = Number(options.patience);
try {
  const names = options.only ? [options.only] : Object.keys(GATEWAYS);
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const entities of SCENARIOS) {
      for (const name of names) {
        const sample = await measure(name, entities);
        samples.push({ round, entities, gateway: name, ...sample });
        console.log(
          `round ${round}, ${entities} entities, ${name}: ${Math.round(sample.requestsPerSecond)}/s, ${sample.processorMs.toFixed(3)} ms of processor each, others ${Math.round(sample.foreign * 100)} %`,
        );
      }
    }
    writeResults();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(`\n${markdownOf(summarised(), GATEWAYS)}`);

function summarised() {
  return summaryOf(samples, { cpus: cpus(), node: process.version, options, discarded });
}

/** Written after every round, so that a run which is ended early leaves what it has. */
function writeResults() {
  if (options.only) return;
  const summary = summarised();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'gateway.json'), `${JSON.stringify({ ...summary, samples }, null, 2)}\n`);
  writeFileSync(join(RESULTS, 'gateway.md'), `${markdownOf(summary, GATEWAYS)}\n`);
}

async function measure(name, entities) {
  await quiet();
  const standIns = await start([
    join(HERE, 'stand-ins.mjs'),
    String(entities),
    ...['applications', 'qualifications', 'institutions', 'identity'].map((subgraph) => String(PORTS[subgraph])),
    jwks,
  ]);
  const gateway = await start(GATEWAYS[name].args, GATEWAYS[name].env);
  try {
    const url = `http://127.0.0.1:${GATEWAY_PORT}/graphql`;
    const body = JSON.stringify({ query: QUERY, variables: { first: entities }, operationName: 'Applications' });
    await answers(url, body, entities);
    load(url, options['warm-up'], body);
    while (true) {
      const loadBefore = loadavg()[0];
      const before = spentBy(gateway.pid, standIns.pid);
      const result = load(url, options.seconds, body);
      const after = spentBy(gateway.pid, standIns.pid);
      const foreign =
        (after.all - before.all - (after.ours - before.ours)) / (after.time - before.time) / cpus().length;
      const sample = {
        ...result,
        processorMs: (1000 * (after.gateway - before.gateway)) / result.requests,
        foreign,
        loadBefore,
      };
      if (foreign <= Number(options.foreign) || patience <= 0) return sample;
      discarded += 1;
      patience -= Number(options.seconds);
      await quiet();
      load(url, '1', body);
    }
  } finally {
    await stop(gateway);
    await stop(standIns);
  }
}

function load(url, seconds, body) {
  const args = [join(PEERS, 'load.mjs'), url, seconds, String(CONNECTIONS), token, body];
  const result = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  if (result.failed > 0) throw new Error(`${result.failed} requests failed`);
  return result;
}

/** Waits, within the patience that is left, until others leave the processors alone for two seconds. */
async function quiet() {
  while (patience > 0) {
    const before = spentBy('self', 'self');
    await wait(2_000);
    const after = spentBy('self', 'self');
    if ((after.all - before.all) / (after.time - before.time) / cpus().length <= Number(options.foreign)) return;
    patience -= 2;
  }
}

/** Seconds of processor: of the gateway, of everything that belongs to the benchmark, of the whole machine. */
function spentBy(gatewayPid, standInsPid) {
  const gateway = processorSeconds(gatewayPid);
  const [, ...columns] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].trim().split(/\s+/);
  const [user, nice, system, , , irq, softirq, steal] = columns.map(Number);
  return {
    gateway,
    ours: gateway + processorSeconds(standInsPid) + processorSeconds('self', true),
    all: (user + nice + system + irq + softirq + steal) / 100,
    time: performance.now() / 1000,
  };
}

/** User and system time of a process, on request with that of its ended children. */
function processorSeconds(pid, withChildren = false) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').map(Number);
  const own = fields[11] + fields[12];
  return (withChildren ? own + fields[13] + fields[14] : own) / 100;
}

/** Waits until the gateway gives the right answer, and gives up after a while. */
async function answers(url, body, entities) {
  const deadline = Date.now() + 60_000;
  let last = 'nothing';
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
      });
      const answer = await response.json();
      last = JSON.stringify(answer).slice(0, 300);
      const { applications } = answer.data ?? {};
      const complete = applications?.every((each, i) => each.practitioner.institution.name.includes(`${i + 1}`));
      if (complete && applications.length === entities) return;
    } catch (error) {
      last = String(error);
    }
    await wait(200);
  }
  throw new Error(`no answer that is right: ${last}`);
}

async function start(args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  return child;
}

async function stop(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(forced);
}

function makeToken() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const sign = createSigner({ key, algorithm: 'EdDSA', kid: 'bench', expiresIn: 3_600_000 });
  return {
    token: sign({
      iss: ACCESS_TOKEN_ISSUER,
      aud: ACCESS_TOKEN_AUDIENCE,
      sub: 'account-1',
      sid: 'session-1',
      viewer: { kind: 'PERSON', practitionerId: 'practitioner-1', rights: [] },
    }),
    jwks: JSON.stringify({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'EdDSA', use: 'sig' }],
    }),
  };
}
