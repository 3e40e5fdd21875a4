/** Synchronous questions between services, in the graph's own language, never to each other's tables. */
export * from './graph-client.ts';
