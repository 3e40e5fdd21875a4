import type { Viewer } from '@medreg/viewer';

type Details = Partial<Omit<Viewer, 'kind'>>;

const REQUEST = { requestId: 'test-request', address: '192.0.2.1', rights: [] };

/** A health worker who has been through all of activation. */
export function aPerson(details: Details = {}): Viewer {
  return {
    ...REQUEST,
    kind: 'PERSON',
    accountId: 'account-of-person',
    sessionId: 'session-of-person',
    accountState: 'ACTIVATED',
    practitionerId: 'practitioner',
    ...details,
  };
}

/** Somebody who acts for an institution. */
export function anInstitutionUser(details: Details = {}): Viewer {
  return {
    ...REQUEST,
    kind: 'INSTITUTION',
    accountId: 'account-of-institution-user',
    sessionId: 'session-of-institution-user',
    institutionId: 'institution',
    ...details,
  };
}

/** An authority's officer, by default of Yuexiu district in Guangzhou (a county-level authority), without any right. */
export function anOfficer(details: Details = {}): Viewer {
  return {
    ...REQUEST,
    kind: 'AUTHORITY',
    accountId: 'account-of-officer',
    sessionId: 'session-of-officer',
    authorityId: 'authority',
    authorityLevel: 'COUNTY',
    regionCode: '440104',
    ...details,
  };
}

/** Anybody without an account: what the public may see. */
export function aStranger(details: Details = {}): Viewer {
  return { ...REQUEST, kind: 'ANONYMOUS', ...details };
}

/** A sibling service. */
export function aService(service: string, details: Details = {}): Viewer {
  return { ...REQUEST, kind: 'SERVICE', service, ...details };
}

/** The installation's own administrator. */
export function anOperator(details: Details = {}): Viewer {
  return {
    ...REQUEST,
    kind: 'OPERATOR',
    accountId: 'account-of-operator',
    sessionId: 'session-of-operator',
    ...details,
  };
}
