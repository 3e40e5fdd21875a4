import { afterEach, describe, expect, it } from '@jest/globals';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';

describe('rate limits', () => {
  let house: SmallHouse;
  afterEach(() => house.stop());

  it('refuses requests above the limit of an address with 429 and says when to come again', async () => {
    house = await startHouse({ limits: { requestsPerMinute: 3 } });
    for (let count = 0; count < 3; count++) expect((await house.ask('{ __typename }')).status).toBe(200);
    const { status, headers, body } = await house.ask('{ __typename }');
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', requestId: headers.get('x-request-id') });
    expect((await house.fetch('/nothing')).status).toBe(429);
    for (const probe of ['/healthz', '/readyz', '/metrics']) expect((await house.fetch(probe)).status).toBe(200);
  });

  it('counts kept answers too', async () => {
    house = await startHouse({ limits: { requestsPerMinute: 2 } });
    const query = '{ openRegister(first: 1) { name } }';
    expect((await house.ask(query)).status).toBe(200);
    expect((await house.ask(query)).status).toBe(200);
    expect((await house.ask(query)).status).toBe(429);
  });

  it('believes X-Forwarded-For of trusted proxies only', async () => {
    house = await startHouse({ limits: { requestsPerMinute: 1 }, trustedProxies: ['127.0.0.1'] });
    const from = (address: string) => house.ask('{ __typename }', { headers: { 'x-forwarded-for': address } });
    expect((await from('10.0.0.1')).status).toBe(200);
    expect((await from('10.0.0.2')).status).toBe(200);
    expect((await from('10.0.0.1')).status).toBe(429);
    expect((await from('2001:db8:1:2::1')).status).toBe(200);
    expect((await from('2001:db8:1:2:ffff::2')).status).toBe(429); // the same network
    expect((await from('2001:db8:1:3::1')).status).toBe(200);
    await house.stop();
    house = await startHouse({ limits: { requestsPerMinute: 1 } });
    expect((await from('10.0.0.1')).status).toBe(200);
    expect((await from('10.0.0.2')).status).toBe(429);
  });

  it('lets strangers run fewer mutations, on either way through the gateway', async () => {
    house = await startHouse({ limits: { anonymousMutationsPerMinute: 3 } });
    const signIn = (name: string, token?: string) =>
      house.ask('mutation SignIn($name: String!) { signIn(name: $name) }', {
        variables: { name },
        ...(token === undefined ? {} : { token }),
      });
    for (const name of ['a', 'b', 'c']) expect((await signIn(name)).body.data).toEqual({ signIn: `token of ${name}` });
    const { status, headers, body } = await signIn('d');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBeTruthy();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    expect((await house.ask('mutation Other { signIn(name: "e") }')).status).toBe(429); // Apollo's way
    expect((await signIn('f', house.token())).body.data).toEqual({ signIn: 'token of f' });
    expect((await house.ask('{ __typename }')).status).toBe(200);
    expect(house.services.identity.seen.map(({ body: seen }) => JSON.parse(seen).variables.name)).toEqual([
      'a',
      'b',
      'c',
      'f',
    ]);
  });
});
