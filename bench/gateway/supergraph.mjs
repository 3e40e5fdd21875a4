// The small graph that every gateway is measured with: an application, its practitioner, her institution - three
// subgraphs that can only be asked one after the other.
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const SUBGRAPHS = {
  applications: `${LINK}
    type Query { applications(first: Int! = 20): [Application!]! }
    type Application @key(fields: "id") { id: ID! number: String! status: String! submittedOn: String! practitioner: Practitioner! }
    type Practitioner @key(fields: "id", resolvable: false) { id: ID! }`,
  qualifications: `${LINK}
    type Practitioner @key(fields: "id") { id: ID! name: String! category: String! institution: Institution }
    type Institution @key(fields: "id", resolvable: false) { id: ID! }`,
  institutions: `${LINK}
    type Institution @key(fields: "id") { id: ID! name: String! level: String! regionCode: String! }`,
};

export const QUERY = `query Applications($first: Int!) {
  applications(first: $first) {
    id
    number
    status
    submittedOn
    practitioner { id name category institution { id name level regionCode } }
  }
}`;

/** @param {(subgraph: string) => string} urlOf */
export function composeBenchGraph(urlOf) {
  const services = Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: urlOf(name), typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new AggregateError(errors, 'the benchmark graph does not compose');
  return supergraphSdl;
}
