import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import forge from 'node-forge';
import { SMTPServer } from 'smtp-server';

const USER = 'mailer';
const PASSWORD = 'p@ss word';

/** At which step the server refuses the next message, and with what. `lose`: takes it and breaks off before its OK. */
export type Refusal = { at: 'CONNECT' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA'; code: number } | 'lose';

/** A mail server with an inbox, for tests: real SMTP with STARTTLS under a certificate of its own, and authentication. */
export async function startSmtpInbox() {
  const { key, cert } = selfSigned();
  const inbox: ParsedMail[] = [];
  const refusals: (Refusal | null)[] = [];

  /** The first refusal in line, if it is for this step. */
  function refuse(at: Exclude<Refusal, 'lose'>['at']): Error | null {
    const next = refusals[0];
    if (!next || next === 'lose' || next.at !== at) return null;
    refusals.shift();
    return Object.assign(new Error('refused by the test'), { responseCode: next.code });
  }

  const server = new SMTPServer({
    key,
    cert,
    logger: false,
    authMethods: ['PLAIN', 'LOGIN'],
    onConnect: (_session, done) => done(refuse('CONNECT')),
    onAuth({ username, password }, _session, done) {
      const refusal = refuse('AUTH');
      if (refusal) return done(refusal);
      if (username !== USER || password !== PASSWORD)
        return done(Object.assign(new Error('no'), { responseCode: 535 }));
      return done(null, { user: USER });
    },
    onMailFrom: (_address, _session, done) => done(refuse('MAIL')),
    onRcptTo: (_address, _session, done) => done(refuse('RCPT')),
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        const refusal = refuse('DATA');
        if (refusal) return done(refusal);
        inbox.push(mail);
        if (refusals[0] !== 'lose') return done();
        refusals.shift();
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on('error', () => {}); // connections that the tests break
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const urlWith = (password: string) => `smtp://${USER}:${encodeURIComponent(password)}@localhost:${port}`;
  return {
    inbox,
    refusals,
    ca: cert,
    url: urlWith(PASSWORD),
    urlWithWrongPassword: urlWith('wrong'),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function selfSigned(): { key: string; cert: string } {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'localhost' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}
