import { parseArgs } from 'node:util';
import { systemClock } from '@medreg/clock';
import { createPii } from '@medreg/pii';
import { RIGHTS, type Viewer } from '@medreg/viewer';
import { openDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';
import { establishAuthority } from './features/establish-authority/establish-authority.ts';
import { issueAuthorityAccount } from './features/issue-authority-account/issue-authority-account.ts';
import { loadRegions } from './features/load-regions/load-regions.ts';

const USAGE = `node dist/operator.js --authority <name> --credit-code <code> --signatory <name> --officer <name> --phone <phone>

Prepares a new installation: loads the divisions, establishes the national authority, and issues its first account,
whose first password goes to the phone. What is there already stays.`;

/** The only door without an account: whoever runs it has the machine and its secrets. */
const OPERATOR: Viewer = { kind: 'OPERATOR', requestId: crypto.randomUUID(), rights: [] };

const { values } = parseArgs({
  options: {
    authority: { type: 'string' },
    'credit-code': { type: 'string' },
    signatory: { type: 'string' },
    officer: { type: 'string' },
    phone: { type: 'string' },
  },
});
const { authority: name, signatory, officer, phone } = values;
if (!name || !signatory || !officer || !phone) {
  console.error(USAGE);
  process.exit(2);
}

const { DATABASE_URL, PII_KEYS, PII_INDEX_KEY } = readEnvironment();
const db = openDatabase(DATABASE_URL);
const deps = { db, pii: createPii({ keys: PII_KEYS, indexKey: PII_INDEX_KEY }), clock: systemClock };
try {
  await loadRegions(db);
  const established = await establishAuthority(deps, OPERATOR, {
    name,
    kind: 'TCM',
    regionCode: '000000',
    creditCode: values['credit-code'] ?? null,
    signatory,
  });
  const authorityId = authorityIdOf(established);
  const issued = await issueAuthorityAccount(deps, OPERATOR, {
    authorityId,
    name: officer,
    phone,
    rights: [...RIGHTS],
  });
  console.log(
    JSON.stringify(issued.kind === 'IssuedAuthorityAccount' ? { authorityId, userName: issued.user.userName } : issued),
  );
  process.exitCode = issued.kind === 'IssuedAuthorityAccount' ? 0 : 1;
} finally {
  await db.$disconnect();
}

function authorityIdOf(outcome: Awaited<ReturnType<typeof establishAuthority>>): string {
  if (outcome.kind === 'EstablishedAuthority') return outcome.authority.id;
  if (outcome.kind === 'AlreadyExists') return outcome.id;
  throw new Error(JSON.stringify(outcome));
}
