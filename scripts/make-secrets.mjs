// node scripts/make-secrets.mjs > .env        prints .env.example with fresh secrets of this installation filled in
// node scripts/make-secrets.mjs PII_KEYS …    prints fresh lines of these variables alone, for a rotation or a new version
// Nothing is kept: what was printed is the only copy. It needs a build (npm run build), or our image.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The same secrets as those of `npm start`, from the same maker; the file that it writes is of no use here. */
async function freshSecrets() {
  const { secretsIn } = await import('../packages/launcher/dist/secrets.js');
  const folder = mkdtempSync(join(tmpdir(), 'medreg-secrets-'));
  try {
    return Object.entries(secretsIn(join(folder, 'secrets.json')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The variables of .env.example below its heading "Secrets", and the whole text. */
function readExample() {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const [, section = ''] = /^# ── Secrets.*\n([^─]*)/m.exec(text) ?? [];
  return { text, names: [...section.matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name) };
}

/** Passwords of the stores stand in connection strings: nothing that a URL would have to escape. */
const storePassword = () => randomBytes(24).toString('base64url');
/** Single quotes keep JSON and `=` as they are, in a shell and in docker compose alike; no secret of ours holds one. */
const line = (name, value) => `${name}='${value}'`;

const { text, names } = readExample();
const secrets = new Map([
  ...names.filter((name) => name.endsWith('_PASSWORD')).map((name) => [name, storePassword()]),
  ...(await freshSecrets()),
]);
const wanted = process.argv.slice(2);
const problems = [
  ...wanted.filter((name) => !secrets.has(name)).map((name) => `${name} is no secret of ours`),
  ...names.filter((name) => !secrets.has(name)).map((name) => `${name} of .env.example cannot be made`),
  ...[...secrets.keys()].filter((name) => !names.includes(name)).map((name) => `.env.example lacks ${name}`),
];

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else if (wanted.length > 0) {
  console.log(wanted.map((name) => line(name, secrets.get(name))).join('\n'));
} else {
  process.stdout.write(
    text.replace(/^([A-Z_]+)=$/gm, (same, name) => (names.includes(name) ? line(name, secrets.get(name)) : same)),
  );
}
