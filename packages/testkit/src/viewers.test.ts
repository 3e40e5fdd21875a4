import { describe, expect, it } from '@jest/globals';
import { Viewer } from '@medreg/viewer';
import { anInstitutionUser, anOfficer, anOperator, aPerson, aService, aStranger } from './viewers.ts';

describe('viewers', () => {
  it.each([aPerson(), anInstitutionUser(), anOfficer(), anOperator(), aStranger(), aService('licences')])(
    'a viewer of kind $kind is one that a subgraph would believe',
    (viewer) => {
      expect(Viewer.parse(viewer)).toEqual(viewer);
    },
  );

  it('has the details that a test asks for', () => {
    expect(anOfficer({ regionCode: '440000', rights: ['DECIDE_APPLICATIONS'] })).toMatchObject({
      kind: 'AUTHORITY',
      regionCode: '440000',
      rights: ['DECIDE_APPLICATIONS'],
    });
  });
});
