import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { LOG_REDACTION } from './index.ts';

function logged(entry: object): string {
  const lines: string[] = [];
  const screen = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  pino({ redact: LOG_REDACTION }, screen).info(entry);
  return lines.join('');
}

it.each([
  { idNumber: 'PRIVATE' },
  { person: { idNumber: 'PRIVATE', formerIdNumbers: ['PRIVATE'] } },
  { input: { person: { mobilePhone: 'PRIVATE' } } },
  { request: { variables: { input: { newPassword: 'PRIVATE' } } } },
  { req: { headers: { authorization: 'Bearer PRIVATE', cookie: 'PRIVATE', 'set-cookie': ['PRIVATE'] } } },
  { accessToken: 'PRIVATE' },
])('hides %j', (entry) => {
  const line = logged(entry);
  expect(line).toContain('[hidden]');
  expect(line).not.toContain('PRIVATE');
});

it('leaves ids and error codes readable', () => {
  const line = logged({ accountId: 'a-1', err: { code: 'ECONNREFUSED' } });
  expect(line).toContain('a-1');
  expect(line).toContain('ECONNREFUSED');
});
