// The whole house as npm start starts it, on stores of its own, with everything that is needed to see where time goes.
import { createPrivateKey, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@medreg/database';
import { Cast, Graph, Mailbox, openDemo } from '@medreg/journey';
import { launch, parts, prepareInstallation, ROOT, secretsIn } from '@medreg/launcher';
import { ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_ISSUER } from '@medreg/viewer';
import { createSigner } from 'fast-jwt';
import { meter } from './meter.mjs';

/** @returns the running house, its people's tokens, and its meter */
export async function openBenchHouse(say) {
  // PostgreSQL runs as another user when we are root: not below a home that is closed to it.
  const data = mkdtempSync('/var/tmp/medreg-bench-');
  chmodSync(data, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir: join(data, 'postgres'),
    port: 0,
    settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'top' },
  });
  const env = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'warn',
    POSTGRES_URL: postgres.url('postgres'),
    // One client that never rests is what a measurement is.
    LIMITS_REQUESTS_PER_MINUTE: '1000000000',
    LIMITS_ANONYMOUS_MUTATIONS_PER_MINUTE: '1000000000',
  };
  for (const { name } of parts({})) env[`${name.toUpperCase()}_PORT`] = String(await freePort());
  const close = async (house) => {
    await house?.stop();
    await postgres.stop();
    await rm(data, { recursive: true, force: true });
  };
  let house;
  try {
    house = await launch({ root: ROOT, data, env, say, onGivenUp: say });
    const demo = await openDemo({
      url: house.gatewayUrl,
      file: join(data, 'demo-accounts.json'),
      prepare: () => prepareInstallation(house.settings('institutions')),
      say,
    });
    const graph = new Graph(house.gatewayUrl);
    const { quiet, read, between } = await meter(house, postgres, join(data, 'postgres'));
    return {
      graph,
      cast: new Cast(graph, new Mailbox(house.gatewayUrl), demo),
      demo,
      tokenFor: tokens(secretsIn(join(data, 'secrets.json'))),
      databaseUrl: postgres.url('medreg_applications'),
      quiet,
      read,
      between,
      close: () => close(house),
    };
  } catch (error) {
    await close(house);
    throw error;
  }
}

/** Tokens as identity signs them: hundreds of people sign in for nothing here, which is not what is measured. */
function tokens({ SIGNING_KEYS }) {
  const [jwk] = JSON.parse(SIGNING_KEYS);
  const key = createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' });
  const sign = createSigner({ key, algorithm: 'EdDSA', kid: jwk.kid, expiresIn: 3_600_000 });
  return (viewer) =>
    sign({
      iss: ACCESS_TOKEN_ISSUER,
      aud: ACCESS_TOKEN_AUDIENCE,
      sub: randomUUID(),
      sid: randomUUID(),
      viewer: { rights: [], ...viewer },
    });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
