import { GraphQLError } from 'graphql';
import type { SmallSubgraph } from './small-service.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
enum CacheControlScope { PUBLIC PRIVATE }
`;

const practitioner = (n: number) => ({
  __typename: 'Practitioner',
  id: `practitioner-${n}`,
  name: `张医师${n}`,
  sex: n % 2 === 0 ? 'FEMALE' : 'MALE',
  notes: n % 3 === 0 ? null : [`note ${n}`, null],
  institution: { __typename: 'Institution', id: `institution-${n % 3}` },
});

/** A person of the register, her institution, and every way in which a subgraph can go wrong. */
export const SMALL_SUBGRAPHS = {
  identity: {
    typeDefs: `${LINK}
      type Query { me: Account, stranger: String! }
      type Mutation { signIn(name: String!): String! }
      type Account @key(fields: "id") { id: ID! seenAs: String! }`,
    resolvers: {
      Query: {
        me: (_root, _args, { viewer }) =>
          viewer?.accountId ? { id: viewer.accountId, seenAs: JSON.stringify(viewer) } : null,
        stranger: (_root, _args, { viewer }) => JSON.stringify(viewer),
      },
      Mutation: { signIn: (_root, { name }) => `token of ${name}` },
    },
  },
  qualifications: {
    typeDefs: `${LINK}
      type Query {
        practitioners(first: Int! = 20): [Practitioner!]!
        practitioner(id: ID!): Practitioner
        openRegister(first: Int! = 20): [Practitioner!]! @cacheControl(maxAge: 60)
        ownFile: String @cacheControl(maxAge: 60, scope: PRIVATE)
        holders(first: Int! = 20): [Holder!]!
        named: [Named!]!
        failing(code: String): String
        broken: Practitioner
        brokenList: [Practitioner!]
        slow: String!
        echo(value: Json, filter: Filter): Json
      }
      type Mutation { rename(id: ID!, name: String!): Practitioner! failingRename: Practitioner }
      scalar Json
      input Filter { sex: Sex! = FEMALE, ids: [ID!] }
      enum Sex { FEMALE MALE }
      interface Named { name: String! }
      union Holder = Practitioner | Company
      type Company implements Named @cacheControl(maxAge: 60) { name: String! }
      type Practitioner implements Named @key(fields: "id") @cacheControl(maxAge: 60) {
        id: ID!
        name: String!
        sex: Sex!
        notes: [String]
        institution: Institution! @cacheControl(maxAge: 60)
        failsSometimes: String
      }
      type Institution @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: {
        practitioners: (_root, { first }) => Array.from({ length: first }, (_, index) => practitioner(index + 1)),
        openRegister: (_root, { first }) => Array.from({ length: first }, (_, index) => practitioner(index + 1)),
        practitioner: (_root, { id }) =>
          /^practitioner-\d+$/.test(id) ? practitioner(Number(id.split('-')[1])) : null,
        ownFile: () => 'own',
        holders: () => [practitioner(1), { __typename: 'Company', name: '公司' }, practitioner(2)],
        named: () => [{ __typename: 'Company', name: '公司' }, practitioner(4)],
        failing: (_root, { code }) => {
          throw new GraphQLError('a secret of the database', { extensions: code ? { code } : {} });
        },
        broken: () => ({ ...practitioner(1), sex: 'MALE', institution: { __typename: 'Institution', id: 'unknown' } }),
        brokenList: () => [practitioner(1), { ...practitioner(2), institution: { id: 'unknown' } }],
        slow: async (_root, _args, { service }) => {
          await service.held;
          return 'at last';
        },
        echo: (_root, { value, filter }) => ({ value, filter }),
      },
      Mutation: {
        rename: (_root, { id, name }) => ({ ...practitioner(1), id, name }),
        failingRename: () => {
          throw new GraphQLError('not yours', { extensions: { code: 'FORBIDDEN' } });
        },
      },
      Practitioner: {
        __resolveReference: ({ id }: { id: string }) => practitioner(Number(id.split('-')[1])),
        failsSometimes: ({ id }: { id: string }) => {
          if (id === 'practitioner-2') throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN' } });
          return 'fine';
        },
      },
    },
  },
  institutions: {
    typeDefs: `${LINK}
      type Query { institution(id: ID!): Institution }
      type Institution @key(fields: "id") @cacheControl(maxAge: 30) {
        id: ID!
        name: String!
        level: String
        secret: String
        staff(first: Int! = 20): [Practitioner!]!
      }
      type Practitioner @key(fields: "id") { id: ID! workplaces: Int! colleague: Practitioner }`,
    resolvers: {
      Query: { institution: (_root, { id }) => ({ id }) },
      Institution: {
        __resolveReference: ({ id }: { id: string }) => (id === 'unknown' ? null : { id }),
        name: ({ id }: { id: string }) => `机构 ${id}`,
        level: () => null,
        secret: ({ id }: { id: string }) => {
          throw new GraphQLError(`hidden ${id}`, {
            extensions: { code: id === 'institution-0' ? 'FORBIDDEN' : 'ODD' },
          });
        },
        staff: (_root, { first }) =>
          Array.from({ length: Math.min(first, 3) }, (_, index) => ({ id: `practitioner-${index + 1}` })),
      },
      Practitioner: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        workplaces: ({ id }: { id: string }) => Number(id.split('-')[1]),
        colleague: () => ({ id: 'practitioner-9' }),
      },
    },
  },
} satisfies Record<string, SmallSubgraph>;
