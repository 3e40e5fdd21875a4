import {
  AgreeScopeMapping,
  CommentScopeMapping,
  ProposeScopeMapping,
  type ScopeMappingsQuery,
  SettleScopeMapping,
} from '../../../generated/authority/rules/scopes.ts';
import { ask } from '../../../graph/ask.ts';

export type Mapping = ScopeMappingsQuery['scopeMappings']['edges'][number]['node'];
export type MappingStep = Mapping['availableSteps'][number];
export interface MappingValues {
  toCode?: string;
  comment?: string;
}

/** Sends a step with the version that the officer has seen. */
export async function takeMappingStep(
  step: MappingStep,
  { id, version }: Mapping,
  { toCode = '', comment = '' }: MappingValues,
) {
  const common = { mappingId: id, version };
  switch (step) {
    case 'PROPOSE':
      return (await ask(ProposeScopeMapping, { ...common, toCode })).proposeScopeMapping;
    case 'AGREE':
      return (await ask(AgreeScopeMapping, common)).agreeScopeMapping;
    case 'COMMENT':
      return (await ask(CommentScopeMapping, { ...common, comment })).commentScopeMapping;
    case 'SETTLE':
      return (await ask(SettleScopeMapping, common)).settleScopeMapping;
  }
}
