import { today } from '@medreg/clock';
import { fromColumn } from '../database.ts';
import type { MutationResolvers, QueryResolvers, ScopeMappingResolvers } from '../generated/resolvers.ts';
import {
  agreeScopeMapping,
  commentScopeMapping,
  proposeScopeMapping,
  settleScopeMapping,
} from '../provinces/agree-on-scopes.ts';
import { everyScopeOf } from '../provinces/find-rules.ts';
import { scopeMappings } from '../provinces/list-mappings.ts';
import { availableMappingSteps } from '../provinces/mapping-steps.ts';
import { RULE_DEFINITIONS } from '../provinces/rule-definitions.ts';
import { ScopeEntry } from '../provinces/scope-catalogue.ts';
import { setProvincialRules } from '../provinces/set-rules.ts';
import { submitScopeCatalogue } from '../provinces/submit-catalogue.ts';
import { scopeCatalogue } from '../provinces/view-catalogue.ts';
import { provincialRuleHistory, provincialRules } from '../provinces/view-rules.ts';

/** What provinces decide, and what they agree on with each other. */
export const provincesQuery = {
  provincialRules: (_, input, { deps }) => provincialRules(deps, input),
  provincialRuleHistory: (_, page, { deps }) => provincialRuleHistory(deps, page),
  provincialRuleDefinitions: () => [...RULE_DEFINITIONS],
  scopeCatalogue: (_, input, { deps }) => scopeCatalogue(deps, input),
  scopeMappings: (_, page, { deps, viewer }) => scopeMappings(deps, viewer, page),
} satisfies QueryResolvers;

export const provincesMutation = {
  setProvincialRules: (_, input, { deps, viewer }) => setProvincialRules(deps, viewer, input),
  submitScopeCatalogue: (_, input, { deps, viewer }) => submitScopeCatalogue(deps, viewer, input),
  proposeScopeMapping: (_, input, { deps, viewer }) => proposeScopeMapping(deps, viewer, input),
  agreeScopeMapping: (_, input, { deps, viewer }) => agreeScopeMapping(deps, viewer, input),
  commentScopeMapping: (_, input, { deps, viewer }) => commentScopeMapping(deps, viewer, input),
  settleScopeMapping: (_, input, { deps, viewer }) => settleScopeMapping(deps, viewer, input),
} satisfies MutationResolvers;

export const scopeMapping: ScopeMappingResolvers = {
  state: ({ state }) => state as 'OPEN' | 'PROPOSED' | 'AGREED' | 'SUPERSEDED',
  fromProvince: ({ fromProvinceCode }) => ({ code: fromProvinceCode }),
  fromScope: ({ fromCode, fromName }) => ({ code: fromCode, name: fromName }),
  category: ({ fromCategory }) => ScopeEntry.shape.category.parse(fromCategory),
  toProvince: ({ toProvinceCode }) => ({ code: toProvinceCode }),
  async toScope({ toCode, toProvinceCode }, _, { deps }) {
    if (toCode === null) return null;
    const known = (await everyScopeOf(deps.db, toProvinceCode)).get(toCode);
    return { code: toCode, name: known?.name ?? toCode };
  },
  dueOn: ({ dueOn }) => dueOn && fromColumn(dueOn),
  availableSteps: (mapping, _, { deps, viewer }) => availableMappingSteps(mapping, viewer, today(deps.clock.now())),
};
