import type { Viewer } from '@medreg/viewer';
import {
  type DirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';
import { forbidden, unauthenticated } from './errors.ts';

/** One `@access` of the schema. `to` may hold EVERYONE; of `rights` an authority needs one. */
export interface AccessRule {
  to: string[];
  rights: string[];
  withFirstPassword: boolean;
}

/** Every place of a schema that carries or needs a rule, keyed `Type` or `Type.field`. */
export type AccessTable = Map<string, AccessRule>;

/** @returns why the viewer may not ask, or null */
export function refuseAccess(rule: AccessRule, viewer: Viewer) {
  if (rule.to.includes('EVERYONE')) return null;
  if (viewer.kind === 'ANONYMOUS') return unauthenticated();
  if (!rule.to.includes(viewer.kind)) return forbidden();
  if (viewer.mustChangePassword && !rule.withFirstPassword) return forbidden();
  if (viewer.kind !== 'AUTHORITY' || rule.rights.length === 0) return null;
  return rule.rights.some((right) => viewer.rights.some((held) => held === right)) ? null : forbidden();
}

/**
 * Reads every `@access` of a subgraph. Default is deny: a root field or an entity without a rule stops the start.
 * @throws Error naming every place without a rule
 */
export function accessTable(schema: GraphQLSchema): AccessTable {
  const table: AccessTable = new Map();
  const missing: string[] = [];
  for (const type of objectTypes(schema)) {
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    const own = ruleOf(directivesOf(type));
    if (own) table.set(type.name, own);
    else if (directivesOf(type).some((d) => d.name.value === 'key') && resolvable(type)) missing.push(type.name);
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(field.astNode?.directives ?? []);
      if (rule) table.set(`${type.name}.${field.name}`, rule);
      else if (root && !field.name.startsWith('_')) missing.push(`${type.name}.${field.name}`);
    }
  }
  if (missing.length > 0) throw new Error(`No @access rule: ${missing.join(', ')}`);
  return table;
}

/** Puts the rules in front of the resolvers, reference resolvers included. */
export function enforceAccess(schema: GraphQLSchema, table: AccessTable, viewerOf: (context: unknown) => Viewer): void {
  for (const type of objectTypes(schema)) {
    const typeRule = table.get(type.name);
    if (typeRule) guardReference(type, typeRule, viewerOf);
    for (const field of Object.values(type.getFields())) {
      const rules = [typeRule, table.get(`${type.name}.${field.name}`)].filter((rule) => rule !== undefined);
      const strict = rules.filter((rule) => !rule.to.includes('EVERYONE'));
      if (strict.length > 0) guardField(field, strict, viewerOf);
    }
  }
}

function guardField(
  field: GraphQLField<unknown, unknown>,
  rules: AccessRule[],
  viewerOf: (context: unknown) => Viewer,
) {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    for (const rule of rules) {
      const refused = refuseAccess(rule, viewerOf(context));
      if (refused) throw refused;
    }
    return resolve(source, args, context, info);
  };
}

interface ReferenceExtensions {
  apollo?: { subgraph?: { resolveReference?: (reference: unknown, context: unknown, info: unknown) => unknown } };
}

function guardReference(type: GraphQLObjectType, rule: AccessRule, viewerOf: (context: unknown) => Viewer) {
  const subgraph = (type.extensions as ReferenceExtensions).apollo?.subgraph;
  const resolve = subgraph?.resolveReference;
  if (!subgraph || !resolve) return;
  subgraph.resolveReference = (reference, context, info) => {
    const refused = refuseAccess(rule, viewerOf(context));
    if (refused) throw refused;
    return resolve(reference, context, info);
  };
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('_'),
  ) as GraphQLObjectType[];
}

function directivesOf(type: GraphQLObjectType): readonly DirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
}

function resolvable(type: GraphQLObjectType): boolean {
  return directivesOf(type).some((d) => d.name.value === 'key' && argument(d, 'resolvable') !== false);
}

function ruleOf(directives: readonly DirectiveNode[]): AccessRule | undefined {
  const directive = directives.find((candidate) => candidate.name.value === 'access');
  if (!directive) return undefined;
  return {
    to: strings(argument(directive, 'to')),
    rights: strings(argument(directive, 'rights')),
    withFirstPassword: argument(directive, 'withFirstPassword') === true,
  };
}

function argument(directive: DirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((candidate) => candidate.name.value === name);
  return node ? valueFromASTUntyped(node.value) : undefined;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
