import { expect } from '@jest/globals';
import { isOpen } from '../../src/workflow.ts';
import type { Ground } from './ground.ts';

/** What must stay as it was, however the sequence goes on. */
export interface Model {
  /** Applications that have come to their end, with the version at which they did. */
  ended: Map<string, number>;
  /** 终身一号 (I6): person and profession → certificate code. */
  codes: Map<string, string>;
}

/** An end is an end, and a code is for life: asked after every act. */
export async function checkModel({ ended, codes }: Model, { stage }: Ground): Promise<void> {
  const { db } = stage.deps;
  const [applications, certificates] = await Promise.all([
    db.application.findMany({ select: { id: true, path: true, status: true, version: true } }),
    db.certificate.findMany({ select: { practitionerId: true, professionType: true, code: true } }),
  ]);
  for (const application of applications) {
    const before = ended.get(application.id);
    if (before !== undefined) expect([application.id, application.version]).toEqual([application.id, before]);
    else if (!isOpen(application)) ended.set(application.id, application.version);
  }
  for (const { practitionerId, professionType, code } of certificates) {
    const holder = `${practitionerId} ${professionType}`;
    expect(code).toBe(codes.get(holder) ?? code);
    codes.set(holder, code);
  }
}
