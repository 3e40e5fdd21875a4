// Three subgraphs that answer canned JSON from bare HTTP servers, much faster than any gateway, and as much of identity
// as our gateway needs: its signing keys and an empty list of revoked sessions.
// Usage: node stand-ins.mjs <entities> <applications port> <qualifications port> <institutions port> <identity port> <jwks>
import { createServer } from 'node:http';

const [entities, applications, qualifications, institutions, identity] = process.argv.slice(2, 7).map(Number);
const keys = process.argv[7];
const items = Array.from({ length: entities }, (_, index) => index + 1);

const ANSWERS = {
  applications: {
    data: {
      applications: items.map((n) => ({
        __typename: 'Application',
        id: `application-${n}`,
        number: `440000${n}`,
        status: 'SUBMITTED',
        submittedOn: '2026-07-08',
        practitioner: { __typename: 'Practitioner', id: `practitioner-${n}` },
      })),
    },
  },
  qualifications: {
    data: {
      _entities: items.map((n) => ({
        __typename: 'Practitioner',
        name: `张医师${n}`,
        category: '中医（专长）',
        institution: { __typename: 'Institution', id: `institution-${n}` },
      })),
    },
  },
  institutions: {
    data: {
      _entities: items.map((n) => ({
        __typename: 'Institution',
        name: `广州市第${n}中医诊所`,
        level: 'CLINIC',
        regionCode: '440103',
      })),
    },
  },
};

function canned(port, text) {
  const body = Buffer.from(text);
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(200, headers).end(body));
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

const identityServer = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(request.url === '/.well-known/jwks.json' ? keys : JSON.stringify({ sessions: [] }));
});

await Promise.all([
  canned(applications, JSON.stringify(ANSWERS.applications)),
  canned(qualifications, JSON.stringify(ANSWERS.qualifications)),
  canned(institutions, JSON.stringify(ANSWERS.institutions)),
  new Promise((resolve) => identityServer.listen(identity, '127.0.0.1', resolve)),
]);
console.log('ready');
