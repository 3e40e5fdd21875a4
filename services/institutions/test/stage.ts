import { anInstitutionUser } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { anInstitution, established, OPERATOR, officerOf, openHarness, REGISTER } from './harness.ts';

/** Authorities of the nation, of Guangdong and of two counties, and what they do through the graph. */
export async function openStage() {
  const harness = await openHarness();
  const nation = officerOf(await established(harness, OPERATOR, '000000'));
  const province = officerOf(await established(harness, nation, '440000'));
  const county = officerOf(await established(harness, province, '440103'));
  const otherCounty = officerOf(await established(harness, province, '440104'));
  let serial = 0;

  /** An institution that the county (or `by`) has licensed, under a name of its own. */
  const registered = async (over: Record<string, unknown> = {}, by: Viewer = county) => {
    serial += 1;
    const input = anInstitution({ name: `第${serial}号演示医院`, ...over });
    const outcome = (await harness.act(by, REGISTER, { input })) as unknown as { institution: { id: string } };
    return harness.deps.db.institution.findUniqueOrThrow({ where: { id: outcome.institution.id } });
  };
  /** Everything published on a topic about a record, oldest first. */
  const published = (topic: string, key: string) =>
    harness.deps.db.outboxMessage.findMany({ where: { topic, key }, orderBy: { createdAt: 'asc' } });
  const trailOf = (recordId: string) =>
    harness.deps.db.auditEntry.findMany({ where: { recordId }, orderBy: { sequence: 'asc' } });
  const userOf = (institutionId: string): Viewer => anInstitutionUser({ institutionId });
  /** The types of two answers that were asked for at the same moment. */
  const twice = async (viewer: Viewer, document: string, variables: Record<string, unknown>) => {
    const both = await Promise.all([1, 2].map(() => harness.act(viewer, document, variables)));
    return both.map((one) => one.__typename).sort();
  };
  return { ...harness, nation, province, county, otherCounty, registered, published, trailOf, userOf, twice };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;
