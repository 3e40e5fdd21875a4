import { type Harness, openHarness } from '../../../test/harness.ts';
import { aLine, csvOf, people } from '../../../test/people.ts';

const LINES = 200_000;

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterAll(() => house.close());

it('takes 200,000 lines and knows all of them the second time', async () => {
  const content = Buffer.from(csvOf([...people(0, LINES - 2), aLine(5), aLine(6, { 身份证号: '1' })]));
  const id = await house.uploadBatch(content);
  await house.process(id);
  expect(await house.batchOf(id)).toMatchObject({
    state: 'FINISHED',
    linesRead: LINES,
    added: LINES - 2,
    unchanged: 0,
    rejected: 2,
  });
  expect(await house.deps.db.practitioner.count()).toBe(LINES - 2);

  const again = await house.uploadBatch(content);
  await house.process(again);
  expect(await house.batchOf(again)).toMatchObject({ linesRead: LINES, added: 0, unchanged: LINES - 2, rejected: 2 });
  expect(await house.deps.db.qualification.count()).toBe(LINES - 2);
}, 600_000);
