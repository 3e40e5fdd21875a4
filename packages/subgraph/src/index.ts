/** The one way to start a subgraph: signed viewer, access rules, masked errors, health, metrics, paging, shutdown. */
export * from './access.ts';
export * from './errors.ts';
export * from './paging.ts';
export * from './scalars.ts';
export * from './subgraph.ts';
