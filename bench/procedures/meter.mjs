// Where time goes: processor time of each process, requests and their seconds as each part's /metrics tell them, statements and
// their time as the database tells them.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The machine counts processor time in hundredths of a second. */
const TICKS = 100;
const DATABASE = 'medreg_applications';

/** @param house as the launcher gives it */
export async function meter(house, postgres, folder) {
  const [postmaster] = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8')
    .split('\n')
    .map(Number);
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  client.on('error', () => {});
  await client.connect();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');

  const processors = () => ({
    ...Object.fromEntries(house.parts.map(({ name }) => [name, ownSeconds(house.process(name).child.pid)])),
    postgres: familySeconds(postmaster),
    load: ownSeconds('self'),
  });

  const read = async () => ({
    at: performance.now(),
    machine: machineSeconds(),
    processors: processors(),
    requests: Object.fromEntries(
      await Promise.all(house.parts.map(async ({ name, port }) => [name, requestsOf(await metricsOf(port))])),
    ),
    statements: await statementsOf(client),
    databaseMs: await activeMs(client),
  });

  /** What happened between two readings, for each of so many operations. */
  const between = (before, after, count) => {
    const each = (a, b) => (b - a) / count;
    const processorMs = mapBoth(before.processors, after.processors, (a, b) => 1000 * each(a, b));
    const ours = sum(Object.values(after.processors)) - sum(Object.values(before.processors));
    const busy = after.machine - before.machine;
    const elapsed = (after.at - before.at) / 1000;
    return {
      processorMs,
      requests: mapBoth(before.requests, after.requests, (a, b) => ({
        count: each(a.count, b.count),
        ms: 1000 * each(a.seconds, b.seconds),
      })),
      statements: statementsBetween(before.statements, after.statements, count),
      databaseMs: each(before.databaseMs, after.databaseMs),
      foreign: Math.max(0, (busy - ours) / elapsed / cpus().length),
    };
  };

  /** Waits until what the last phase has set off is done: background work has its own time. */
  const quiet = async () => {
    for (let waited = 0; waited < 60; waited += 1) {
      const before = sum(Object.values(processors()));
      await sleep(1000);
      if (sum(Object.values(processors())) - before < 0.15) return;
    }
  };
  return { quiet, read, between };
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const mapBoth = (a, b, combine) => Object.fromEntries(Object.keys(b).map((key) => [key, combine(a[key], b[key])]));

function ownSeconds(pid) {
  const fields = statOf(pid);
  return fields ? (fields[11] + fields[12]) / TICKS : 0;
}

/** A process with its living and its ended children. */
function familySeconds(parent) {
  const own = statOf(parent);
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((fields) => fields?.[1] === parent);
  return sum([own, ...living].map((fields) => sum(fields.slice(11, 15)))) / TICKS;
}

/** Fields of /proc/<pid>/stat from the third on: [1] is the parent, [11] to [14] are own and children's ticks. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')[1]
      .split(' ')
      .map((field, at) => (at === 0 ? field : Number(field)));
  } catch {
    return null;
  }
}

function machineSeconds() {
  const [, ...columns] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].trim().split(/\s+/);
  const [user, nice, system, , , irq, softirq, steal] = columns.map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS;
}

const metricsOf = async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

/** Requests of a part and the seconds that they took, whatever came of them. */
function requestsOf(text) {
  const total = (suffix) =>
    sum(
      [
        ...text.matchAll(
          new RegExp(`^(?:medreg_subgraph|gateway)_request_seconds_${suffix}(?:{[^}]*})? (\\S+)$`, 'gm'),
        ),
      ].map(([, value]) => Number(value)),
    );
  return { count: total('count'), seconds: total('sum') };
}

/** Every statement of the applications service's database so far: how often, and how long in all. */
async function statementsOf(client) {
  const { rows } = await client.query(
    `SELECT s.queryid::text AS id, min(s.query) AS text, sum(s.calls)::float AS calls, sum(s.total_exec_time)::float AS ms
       FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = $1 GROUP BY s.queryid`,
    [DATABASE],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** How many reads and writes one operation took, how long they were, and which of them took longest. */
function statementsBetween(before, after, count) {
  const spent = [...after].map(([id, { text, calls, ms }]) => {
    const { calls: calledBefore = 0, ms: msBefore = 0 } = before.get(id) ?? {};
    return { text, calls: (calls - calledBefore) / count, ms: (ms - msBefore) / count };
  });
  const callsOf = (kind) => sum(spent.filter(({ text }) => kind.test(text)).map(({ calls }) => calls));
  return {
    reads: callsOf(/^\s*(select|with)/i),
    writes: callsOf(/^\s*(insert|update|delete)/i),
    ms: sum(spent.map(({ ms }) => ms)),
    longest: spent
      .sort((a, b) => b.ms - a.ms)
      .slice(0, LONGEST)
      .map(({ text, calls, ms }) => ({ statement: shortened(text), calls, ms })),
  };
}

const LONGEST = 5;
const shortened = (text) =>
  text
    .replaceAll(/"[a-z_]+"\.(?=")/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 90);

/** Milliseconds in which sessions of any database were executing something. */
async function activeMs(client) {
  const { rows } = await client.query(
    "SELECT coalesce(sum(active_time), 0)::float AS ms FROM pg_stat_database WHERE datname LIKE 'medreg_%'",
  );
  return rows[0].ms;
}
