import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STORES, type TestStore } from '@medreg/jobs/testing';
import {
  type Actor,
  applyToRegister,
  establish,
  importAll,
  inventPerson,
  openAccount,
  type Person,
  playAll,
  takeStep,
  until,
  viewApplication,
} from '@medreg/journey';
import { ROOT } from '@medreg/launcher';
import { openTestHouse, type TestHouse } from './testing/house.ts';

const MINUTES = 60_000;
const silent = () => {};

describe.each(STORES)('the whole house, queues on $store', ({ store: name, open }) => {
  let queue: TestStore | undefined;
  let home: TestHouse;

  beforeAll(async () => {
    queue = name === 'Redis' ? await open() : undefined;
    home = await openTestHouse(queue?.url);
  }, 3 * MINUTES);
  afterAll(async () => {
    await home?.close();
    await queue?.remove();
  }, MINUTES);

  /** Somebody imported, with an activated account. */
  async function physician(): Promise<{ person: Person; actor: Actor }> {
    const person = inventPerson('SPECIALIST');
    await importAll(home.graph, await home.as('nation'), [person]);
    return { person, actor: await openAccount(home.graph, home.mailbox, person, silent) };
  }
  /** An application that waits for the authority's decision. */
  async function accepted() {
    const { person, actor } = await physician();
    const { id } = await applyToRegister(home.graph, actor, person, home.demo.institutions.hospital.name, silent);
    await takeStep(home.graph, await home.as('hospital'), id, 'passApplication');
    const { version } = await takeStep(home.graph, await home.as('county'), id, 'acceptApplication');
    return { person, actor, id, version };
  }
  const APPROVE = `mutation ($id: ID!, $version: Int!) { approveApplication(applicationId: $id, version: $version) {
    __typename ... on ApprovedApplication { registration { certificateCode eRegId } } } }`;
  const licencesOf = async (actor: Actor) => {
    const answer = await home.graph.ask<{ myLicences: { state: string; identifier: string }[] }>(
      '{ myLicences { state identifier } }',
      {},
      actor.token,
    );
    return answer.myLicences;
  };
  const readyLicence = (actor: Actor) =>
    until('e-licence ready', async () => (await licencesOf(actor)).find(({ state }) => state === 'READY'), 90);
  const messages = async (phone: string, template: string) => {
    const response = await fetch(`${home.house.gatewayUrl}/dev/mailbox.json?to=${phone}`);
    const body = (await response.json()) as { messages: { template: string }[] };
    return body.messages.filter((message) => message.template === template);
  };

  it(
    'the journey plays to its end by its own command',
    async () => {
      const accounts = join(tmpdir(), `accounts-${name}-${process.pid}.json`);
      writeFileSync(accounts, JSON.stringify(home.demo));
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(ROOT, 'packages/journey/bin/medreg-journey.mjs'),
        ...['--url', home.house.gatewayUrl, '--accounts', accounts],
      ]);
      expect(stdout).toContain('The journey came to its end without a surprise.');
    },
    2 * MINUTES,
  );

  it(
    'the journey ends with 1 at a surprise',
    async () => {
      const accounts = join(tmpdir(), `wrong-${name}-${process.pid}.json`);
      const wrong = home.demo.accounts.map((account) => ({ ...account, password: 'Wrong-password1' }));
      writeFileSync(accounts, JSON.stringify({ ...home.demo, accounts: wrong }));
      const args = [join(ROOT, 'packages/journey/bin/medreg-journey.mjs'), '--url', home.house.gatewayUrl];
      const end = promisify(execFile)(process.execPath, [...args, '--accounts', accounts]);
      await expect(end).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Surprise') });
    },
    MINUTES,
  );

  if (name !== 'Redis') {
    it(
      'every procedure plays, and every chain of reviewers, and the guide has no other',
      async () => {
        const surprises: string[] = [];
        const say = (line: string) => line.startsWith('FAILED') && surprises.push(line);
        const failed = await playAll({ url: home.house.gatewayUrl, demo: home.demo, few: true, jobs: 3, say });
        expect(surprises).toEqual([]);
        expect(failed).toBe(0);
      },
      20 * MINUTES,
    );
  }

  it(
    'the same approval twice at once: one effect, one certificate code',
    async () => {
      const { id, version, actor, person } = await accepted();
      const { token } = await home.as('county');
      const both = await Promise.all(
        [1, 2].map(() =>
          home.graph.ask<{ approveApplication: { __typename: string } }>(APPROVE, { id, version }, token),
        ),
      );
      const outcomes = both.map((one) => one.approveApplication.__typename);
      expect(outcomes.filter((one) => one === 'ApprovedApplication')).toHaveLength(1);
      await readyLicence(actor);
      expect(await licencesOf(actor)).toHaveLength(1);
      await until('one notice', async () => (await messages(person.phone, 'LICENCE_READY')).length === 1);
    },
    2 * MINUTES,
  );

  const KILLED: [string, string[], string[]][] = [
    ['applications right after the approval', [], ['applications']],
    ['licences before it hears', ['licences'], []],
    ['workers before they render', ['workers'], []],
    ['identity before it tells the applicant', ['identity'], []],
    ['all four', ['licences', 'workers', 'identity'], ['applications']],
  ];
  it.each(KILLED)(
    'killed between the approval and its consequences: %s; nothing is lost, nothing doubled',
    async (_what, before, after) => {
      const { id, version, actor, person } = await accepted();
      const { token } = await home.as('county');
      for (const part of before) home.house.process(part).child.kill('SIGKILL');
      const answer = await until('approved', async () => {
        const { data } = await home.graph.send(APPROVE, { id, version }, token);
        return data?.approveApplication as { __typename: string } | undefined;
      });
      for (const part of after) home.house.process(part).child.kill('SIGKILL');
      expect(answer.__typename).toBe('ApprovedApplication');

      await until('everybody is back', async () => {
        const states = await Promise.all(
          home.house.parts.map(({ port }) =>
            fetch(`http://127.0.0.1:${port}/readyz`).then(
              ({ ok }) => ok,
              () => false,
            ),
          ),
        );
        return states.every(Boolean);
      });
      const seen = await viewApplication(home.graph, actor, id);
      expect(seen.status).toBe('EFFECTIVE');
      await readyLicence(actor);
      expect(await licencesOf(actor)).toHaveLength(1);
      for (const template of ['APPLICATION_APPROVED', 'LICENCE_READY']) {
        await until(template, async () => (await messages(person.phone, template)).length > 0, 90);
        expect(await messages(person.phone, template)).toHaveLength(1);
      }
    },
    4 * MINUTES,
  );

  it(
    'the database dies and comes back: clear errors meanwhile, no process ends, nothing is lost',
    async () => {
      const { id, version, actor } = await accepted();
      const { token } = await home.as('county');
      const ended = home.said.length;
      home.killDatabase();
      const search = '{ institutions(text: "岭南") { edges { node { name } } } }';
      const codes = new Set<unknown>();
      await until('an answer again', async () => {
        const { data, errors } = await home.graph.send(search);
        for (const error of errors ?? []) codes.add(error.extensions?.code);
        return data?.institutions !== undefined && !errors;
      });
      expect([...codes].filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
      await until('approved', async () => {
        const { data } = await home.graph.send(APPROVE, { id, version }, token);
        return (data?.approveApplication as { __typename?: string } | null)?.__typename === 'ApprovedApplication';
      });
      await readyLicence(actor);
      expect(home.said.slice(ended)).toEqual([]);
    },
    3 * MINUTES,
  );

  if (name === 'Redis') {
    it(
      'the queue is away: what was decided meanwhile arrives when it is back',
      async () => {
        const { id, version, actor } = await accepted();
        const { token } = await home.as('county');
        await queue?.away();
        const { approveApplication } = await home.graph.ask<{ approveApplication: { __typename: string } }>(
          APPROVE,
          { id, version },
          token,
        );
        expect(approveApplication.__typename).toBe('ApprovedApplication');
        await new Promise((resolve) => setTimeout(resolve, 5000));
        expect(await licencesOf(actor)).toEqual([]);
        await queue?.back();
        await readyLicence(actor);
      },
      4 * MINUTES,
    );
  }

  it(
    'a stranger, another county and another person see nothing of an application',
    async () => {
      const { id } = await accepted();
      const { actor: other } = await physician();
      const query = 'query ($id: ID!) { application(id: $id) { id } }';
      expect((await home.graph.send(query, { id })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect((await home.graph.send(query, { id }, other.token)).data).toEqual({ application: null });
      const { officer: otherCounty } = await establish(
        home.graph,
        home.mailbox,
        await home.as('province'),
        { name: '广州市越秀区卫生健康局（演示）', kind: 'TCM', regionCode: '440104', signatory: '周越秀' },
        { name: '徐越明', rights: ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'] },
      );
      expect((await home.graph.send(query, { id }, otherCounty.token)).data).toEqual({ application: null });
      const stolen = await home.graph.ask<{ approveApplication: { __typename: string } }>(
        APPROVE,
        { id, version: 1 },
        otherCounty.token,
      );
      expect(stolen.approveApplication.__typename).toBe('ApplicationNotFound');
    },
    MINUTES,
  );

  it('a forged viewer and a direct call to a subgraph are refused', async () => {
    for (const { name: part, port } of home.house.parts) {
      if (['gateway', 'workers', 'portal'].includes(part)) continue;
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-medreg-viewer': 'forged' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect([part, response.status]).toEqual([part, 401]);
    }
  });
});
