import { describe, expect, it } from '@jest/globals';
import { createSigner } from 'fast-jwt';
import { createTickets, type Ticket } from './index.ts';

const SECRET = 'a-secret-of-tickets-with-32-characters-or-more';
let now = new Date('2026-11-22T09:00:00+08:00');
const tickets = createTickets(SECRET, 'applications', { now: () => now });

const upload: Ticket = {
  purpose: 'UPLOAD',
  subject: 'photos/2026/a.jpg',
  owner: 'account-1',
  maxBytes: 2_000_000,
  contentTypes: ['image/jpeg', 'image/png'],
};
const download: Ticket = { purpose: 'DOWNLOAD', subject: 'licences/1.pdf', owner: 'account-1', fileName: '证书.pdf' };

describe('tickets', () => {
  it.each([upload, download])('carry what they allow: $purpose', (ticket) => {
    const token = tickets.sign(ticket, 300);
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(tickets.verify(token, ticket.purpose)).toEqual({
      ok: true,
      ticket,
      expiresAt: new Date(now.getTime() + 300_000),
    });
  });

  it('serve one purpose', () => {
    expect(tickets.verify(tickets.sign(upload, 300), 'DOWNLOAD')).toEqual({ ok: false, problem: 'WRONG_PURPOSE' });
    expect(tickets.verify(tickets.sign(download, 300), 'UPLOAD')).toEqual({ ok: false, problem: 'WRONG_PURPOSE' });
  });

  it('belong to one account', () => {
    const token = tickets.sign(upload, 300);
    expect(tickets.verify(token, 'UPLOAD', { owner: 'account-1' }).ok).toBe(true);
    expect(tickets.verify(token, 'UPLOAD', { owner: 'account-2' })).toEqual({ ok: false, problem: 'WRONG_OWNER' });
  });

  it('expire to the second', () => {
    const token = tickets.sign(upload, 300);
    const signedAt = now;
    now = new Date(signedAt.getTime() + 299_000);
    expect(tickets.verify(token, 'UPLOAD').ok).toBe(true);
    now = new Date(signedAt.getTime() + 300_000);
    expect(tickets.verify(token, 'UPLOAD')).toEqual({ ok: false, problem: 'EXPIRED' });
    now = signedAt;
  });

  it.each([0, -1, 1.5, 86_401, Number.NaN])('cannot last %d seconds', (ttlSeconds) => {
    expect(() => tickets.sign(upload, ttlSeconds)).toThrow(RangeError);
  });

  it('are refused when any character was changed', () => {
    const token = tickets.sign(upload, 300);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const swap = (text: string, place: number) =>
      `${text.slice(0, place)}${text.charAt(place) === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
    for (let place = 0; place < payload.length; place += 1) {
      expect(tickets.verify(`${header}.${swap(payload, place)}.${signature}`, 'UPLOAD').ok).toBe(false);
    }
    for (let place = 0; place < signature.length - 1; place += 1) {
      expect(tickets.verify(`${header}.${payload}.${swap(signature, place)}`, 'UPLOAD').ok).toBe(false);
    }
  });

  it.each([
    ['nothing', ''],
    ['no token', 'ticket'],
    ['another service', createTickets(SECRET, 'licences', { now: () => now }).sign(upload, 300)],
    ['another secret', createTickets('x'.repeat(32), 'applications', { now: () => now }).sign(upload, 300)],
    ['no signature', `${btoa('{"alg":"none","typ":"JWT"}')}.${btoa('{"iss":"medreg-files"}')}.`.replaceAll('=', '')],
    [
      'a token of the same secret that is no ticket',
      createSigner({ key: SECRET })({ sub: 'account-1', aud: 'UPLOAD' }),
    ],
    [
      'another algorithm',
      createSigner({ key: SECRET, algorithm: 'HS512' })({
        iss: 'medreg-files',
        exp: 4_000_000_000,
        aud: 'UPLOAD',
        sub: 'x',
        own: 'y',
      }),
    ],
  ])('are refused when they are not ours: %s', (_, token) => {
    expect(tickets.verify(token, 'UPLOAD')).toEqual({ ok: false, problem: 'INVALID' });
  });

  it('need a real secret', () =>
    expect(() => createTickets('short', 'applications')).toThrow('at least 32 characters'));
});
