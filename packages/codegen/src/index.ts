/** Everything that is generated from the schemas: resolver types, typed questions to siblings, the supergraph. */
export * from './compose.ts';
export * from './generate-client.ts';
export * from './generate-types.ts';
