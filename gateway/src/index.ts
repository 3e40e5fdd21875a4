/**
 * The one door of the graph: identity check, limits, query planning, and the few addresses that are not the graph.
 * Knows no rule of the field. See README.md.
 */
export { createGateway, type Gateway } from './gateway.ts';
export { DEFAULT_LIMITS, FILE_SERVICES, type GatewayOptions, type Limits, type SubgraphOptions } from './options.ts';
export { optionsOf, readSettings } from './settings.ts';
