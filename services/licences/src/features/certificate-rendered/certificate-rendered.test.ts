import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '@medreg/messages';
import { aNurse, aPhysician, aSnapshot, type Harness, openHarness } from '../../../test/harness.ts';
import { certificateRendered } from './certificate-rendered.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

const noticesTo = async (practitionerId: string) =>
  (await harness.said('practitioner.notice')).filter((payload) => payload.practitionerId === practitionerId);

describe('certificate.rendered', () => {
  it('makes the licence READY and tells its holder once', async () => {
    const snapshot = aSnapshot();
    const licence = await harness.hear(snapshot);
    const ready = await harness.render(licence);
    expect(ready).toMatchObject({ state: 'READY', pdfKey: `licences/certificates/${licence.id}/1.pdf` });
    await harness.render(licence);
    const notices = await noticesTo(snapshot.practitionerId);
    expect(notices).toMatchObject([{ template: 'LICENCE_READY' }]);
    const params = JSON.parse(harness.deps.pii.open(String(notices[0]?.params)));
    expect(TEMPLATES.LICENCE_READY.params.parse(params)).toEqual({ licence: '中医（专长）医师执业证书' });
    const { practitionerId, ...message } = notices[0] ?? {};
    const kept = (await harness.said('notice.told')).filter(({ messageId }) => messageId === message.messageId);
    expect(kept).toMatchObject([{ reader: { practitionerId }, ...message }]);
  });

  it.each([
    [aPhysician, '医师执业证书'],
    [aNurse, '护士执业证书'],
  ])('names the licence in the notice', async (make, licence) => {
    const snapshot = make();
    await harness.render(await harness.hear(snapshot));
    const [notice] = await noticesTo(snapshot.practitionerId);
    expect(JSON.parse(harness.deps.pii.open(String(notice?.params)))).toEqual({ licence });
  });

  it('comes too late for a licence that became invalid', async () => {
    const snapshot = aSnapshot();
    const licence = await harness.hear(snapshot);
    const invalid = await harness.hear({ ...snapshot, status: 'DEREGISTERED' });
    expect(await harness.render(licence)).toEqual(invalid);
    expect(await noticesTo(snapshot.practitionerId)).toEqual([]);
  });

  it.each([
    ['another version', (id: string) => ({ licenceId: id, licenceVersion: 9 })],
    ['a licence that is not ours', () => ({ licenceId: '00000000-0000-4000-8000-000000000000', licenceVersion: 1 })],
  ])('changes nothing for %s', async (_, which) => {
    const licence = await harness.hear(aSnapshot());
    const event = { ...which(licence.id), pdfKey: 'a.pdf', pngKey: 'a.png', pdfSha256: 'x' };
    await harness.deps.db.$transaction((tx) => certificateRendered(harness.deps, tx, event));
    expect(await harness.deps.db.eLicence.findUnique({ where: { id: licence.id } })).toEqual(licence);
  });
});
