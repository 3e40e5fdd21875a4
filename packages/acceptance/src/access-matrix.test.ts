import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { accessDocument } from './access-document.ts';
import { type MatrixRow, VIEWERS, walkEveryField } from './access-matrix.ts';

const root = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
let rows: MatrixRow[];
beforeAll(async () => {
  rows = await walkEveryField();
});

/** Root fields that a stranger may ask; a new one has to be added here by hand. */
const OPEN_TO_ALL = [
  'Query.authorities',
  'Query.deregisteredPersons',
  'Query.dictionary',
  'Query.findPractitioners',
  'Query.institution',
  'Query.institutions',
  'Query.practitionerByCertificateCode',
  'Query.passwordRules',
  'Query.privacyNotice',
  'Query.procedure',
  'Query.procedures',
  'Query.provincialRuleDefinitions',
  'Query.provincialRuleHistory',
  'Query.provincialRules',
  'Query.region',
  'Query.regions',
  'Query.scopeCatalogue',
  'Query.verifyLicence',
  'Mutation.beginSignUp',
  'Mutation.completeSignUp',
  'Mutation.createCaptcha',
  'Mutation.refreshSession',
  'Mutation.requestPasswordReset',
  'Mutation.resetPassword',
  'Mutation.resetPasswordByLink',
  'Mutation.resetPasswordByPersonalInformation',
  'Mutation.signIn',
  'Mutation.verifyEmail',
];

describe('every field as every kind of viewer', () => {
  it('no field of the supergraph is left out of the walk', () => {
    const supergraph = buildASTSchema(parse(root('gateway/supergraph.graphql')), { assumeValid: true });
    const walked = new Set(rows.map(({ field }) => field));
    const missing = Object.values(supergraph.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
      .flatMap((type) =>
        isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
      )
      .filter((field) => !walked.has(field));
    expect(missing).toEqual([]);
  });

  it('a stranger reaches exactly what is meant for everybody', () => {
    const open = rows.filter(({ field, answers }) => /^(Query|Mutation)\./.test(field) && answers.anonymous === 'yes');
    expect(open.map(({ field }) => field).sort()).toEqual([...OPEN_TO_ALL].sort());
  });

  it('10.1.22: nobody is looked up by an identity number, a phone or a birth date', () => {
    const supergraph = buildASTSchema(parse(root('gateway/supergraph.graphql')), { assumeValid: true });
    const asked = Object.entries(supergraph.getQueryType()?.getFields() ?? {})
      .filter(([name]) => OPEN_TO_ALL.includes(`Query.${name}`))
      .flatMap(([name, { args }]) => args.map((argument) => `${name}(${argument.name})`));
    expect(asked).toContain('findPractitioners(name)');
    expect(asked.filter((argument) => /idNumber|identity|phone|birth/i.test(argument))).toEqual([]);
  });

  it('a first password opens nothing but its own replacement', () => {
    const who = ['institution, first password', 'authority, first password'];
    const open = rows.filter(
      ({ field, answers }) => /^(Query|Mutation)\./.test(field) && who.some((one) => answers[one] === 'yes'),
    );
    const own = ['Query.me', 'Mutation.changePassword', 'Mutation.signOut'];
    expect(open.map(({ field }) => field).sort()).toEqual([...OPEN_TO_ALL, ...own].sort());
  });

  it('an authority without rights decides nothing', () => {
    const open = rows.filter(
      ({ field, answers }) => field.startsWith('Mutation.') && answers['authority without rights'] === 'yes',
    );
    const own = ['changePassword', 'endOtherSessions', 'endSession', 'signOut'].map((field) => `Mutation.${field}`);
    const everybody = OPEN_TO_ALL.filter((field) => field.startsWith('Mutation.'));
    expect(open.map(({ field }) => field).sort()).toEqual([...everybody, ...own].sort());
  });

  it('every refusal is a refusal, never a bug', () => {
    const codes = new Set(rows.flatMap(({ answers }) => Object.keys(VIEWERS).map((who) => answers[who])));
    expect([...codes].sort()).toEqual(['FORBIDDEN', 'UNAUTHENTICATED', 'yes']);
  });

  it('docs/access.md is fresh: run `npm run docs:access` and look at the difference', () => {
    expect(accessDocument(rows)).toBe(root('docs/access.md'));
  });
});
