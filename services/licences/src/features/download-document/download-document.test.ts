import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aStranger } from '@medreg/testkit';
import {
  aNurse,
  aSnapshot,
  DAY_AFTER,
  type Harness,
  holderOf,
  LAST_DAY,
  MY_LICENCES,
  NOW,
  openHarness,
} from '../../../test/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
beforeEach(() => harness.clock.moveTo(NOW));
afterAll(() => harness.close());

async function anAddress(make = aSnapshot) {
  const snapshot = make();
  const licence = await harness.render(await harness.hear(snapshot));
  const holder = holderOf(snapshot);
  const [{ pdfUrl, pngUrl }] = (await harness.act(holder, MY_LICENCES)) as unknown as [
    { pdfUrl: string; pngUrl: string },
  ];
  return { snapshot, licence, holder, pdfUrl, pngUrl };
}

describe('the documents of a licence', () => {
  it('are there for the account that asked', async () => {
    const { licence, holder, pdfUrl, pngUrl } = await anAddress();
    const pdf = await harness.get(pdfUrl, holder);
    expect([pdf.status, await pdf.text()]).toEqual([200, '%PDF']);
    expect(Object.fromEntries(pdf.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '4',
      'content-disposition': `attachment; filename="${licence.identifier}.pdf"`,
      'cache-control': 'private, no-store',
    });
    const png = await harness.get(pngUrl, holder);
    expect([png.headers.get('content-type'), await png.text()]).toEqual(['image/png', 'PNG']);
  });

  it('come to a browser that follows the link without a token: the ticket is the right', async () => {
    const { pdfUrl } = await anAddress();
    expect((await harness.get(pdfUrl, aStranger())).status).toBe(200);
  });

  it('are gone at the midnight after a nurse’s last day, ticket or not (domain 5.2)', async () => {
    harness.clock.moveTo(LAST_DAY);
    const { holder, pdfUrl } = await anAddress(aNurse);
    expect((await harness.get(pdfUrl, holder)).status).toBe(200);
    harness.clock.moveTo(DAY_AFTER);
    expect((await harness.get(pdfUrl, holder)).status).toBe(404);
  });

  it('have no address before they are rendered', async () => {
    const snapshot = aSnapshot();
    await harness.hear(snapshot);
    expect(await harness.act(holderOf(snapshot), MY_LICENCES)).toMatchObject([{ pdfUrl: null, pngUrl: null }]);
  });

  it.each<[string, (at: Awaited<ReturnType<typeof anAddress>>) => Promise<Response>]>([
    ['another account', ({ pdfUrl }) => harness.get(pdfUrl, holderOf(aSnapshot()))],
    ['nobody signed', ({ pdfUrl }) => harness.get(pdfUrl)],
    ['a changed ticket', ({ pdfUrl, holder }) => harness.get(`${pdfUrl}x`, holder)],
    [
      'five minutes later',
      ({ pdfUrl, holder }) => {
        harness.clock.moveTo(new Date(NOW.getTime() + 300_000));
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'the end of the registration',
      async ({ pdfUrl, holder, snapshot }) => {
        await harness.hear({ ...snapshot, status: 'REVOKED' });
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'the closing of the primary institution (domain 3.6)',
      async ({ pdfUrl, holder, snapshot }) => {
        await harness.hear({ ...snapshot, primaryInstitutionClosed: true });
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'a suspension (no mark on the document, domain 8.1)',
      async ({ pdfUrl, holder, snapshot }) => {
        await harness.hear({ ...snapshot, suspended: true });
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'a newer version',
      async ({ pdfUrl, holder, snapshot }) => {
        await harness.hear({ ...snapshot, primaryInstitutionName: '新院' });
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'a file that is not there',
      async ({ pdfUrl, holder, licence }) => {
        await harness.deps.files.delete(licence.pdfKey ?? '');
        return harness.get(pdfUrl, holder);
      },
    ],
    [
      'a ticket for something else',
      ({ holder }) => {
        const owner = holder.accountId ?? '';
        const subject = 'applications/photos/one.jpg';
        const ticket = harness.deps.tickets.sign({ purpose: 'DOWNLOAD', subject, owner }, 60);
        return harness.get(`/files/licences/downloads/${ticket}`, holder);
      },
    ],
  ])('are not there for, or after, %s', async (_, ask) => {
    const response = await ask(await anAddress());
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'NOT_FOUND', message: '下载地址无效或已过期。' });
  });
});
