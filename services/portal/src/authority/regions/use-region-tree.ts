import { useEffect, useState } from 'react';
import { RegionPath, RegionsBelow, type RegionsBelowQuery } from '../../generated/authority/regions/regions.ts';
import { ask } from '../../graph/ask.ts';
import { queries } from '../../graph/client.ts';

export type RegionNode = RegionsBelowQuery['regions'][number];
export const NATION = '000000';
const HOUR = 3_600_000;

const below = (parentCode: string) =>
  queries.fetchQuery({
    queryKey: ['RegionsBelow', { parentCode }],
    queryFn: () => ask(RegionsBelow, { parentCode }),
    staleTime: HOUR,
  });
const path = (code: string) =>
  queries.fetchQuery({ queryKey: ['RegionPath', { code }], queryFn: () => ask(RegionPath, { code }), staleTime: HOUR });

interface Tree {
  nodes: ReadonlyMap<string, RegionNode>;
  parents: ReadonlyMap<string, string>;
  children: ReadonlyMap<string, readonly string[]>;
}
const EMPTY: Tree = { nodes: new Map(), parents: new Map(), children: new Map() };

function withChildren(tree: Tree, parent: string, regions: readonly RegionNode[]): Tree {
  return {
    nodes: new Map([...tree.nodes, ...regions.map((one) => [one.code, one] as const)]),
    parents: new Map([...tree.parents, ...regions.map((one) => [one.code, parent] as const)]),
    children: new Map([...tree.children, [parent, regions.map(({ code }) => code)]]),
  };
}

/** From a division up to the top, the division first. */
function upward(code: string, answer: Awaited<ReturnType<typeof path>>): RegionNode[] {
  const { region } = answer;
  if (!region || region.code !== code) return [];
  const { parent } = region;
  const above = [parent, parent?.parent, parent?.parent?.parent].filter((one) => one !== null && one !== undefined);
  return [region, ...above].filter((one) => one.code !== NATION);
}

/** Divisions below a root, fetched as somebody opens them; `value` and what lies above it are known from the beginning. */
export function useRegionTree(root: string, value: string | null | undefined) {
  const [tree, setTree] = useState<Tree>(EMPTY);
  const load = async (parent: string) => {
    const { regions } = await below(parent);
    setTree((before) => withChildren(before, parent, regions));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` does not depend on anything else
  useEffect(() => {
    void load(root).catch(() => {});
    if (root === NATION) return;
    void path(root)
      .then((answer) => answer.region && setNode(setTree, answer.region))
      .catch(() => {});
  }, [root]);
  const known = value ? tree.nodes.has(value) : true;
  useEffect(() => {
    if (!value || known) return;
    void path(value)
      .then((answer) => {
        const chain = upward(value, answer);
        setTree((before) => chain.reduce((whole, node, at) => withParent(whole, node, chain[at + 1]?.code), before));
      })
      .catch(() => {});
  }, [value, known]);
  return { tree, load };
}

type SetTree = (change: (before: Tree) => Tree) => void;
const setNode = (setTree: SetTree, node: RegionNode) => setTree((before) => withParent(before, node, undefined));
const withParent = (tree: Tree, node: RegionNode, parent: string | undefined): Tree => ({
  ...tree,
  nodes: new Map([...tree.nodes, [node.code, node]]),
  parents: parent === undefined ? tree.parents : new Map([...tree.parents, [node.code, parent]]),
});

/** Codes from the root down to a division, as a cascader wants them. */
export function pathTo({ parents }: Tree, root: string, code: string): string[] {
  const codes = [code];
  for (let at: string | undefined = code; at !== undefined && at !== root; ) {
    at = parents.get(at);
    if (at !== undefined && at !== NATION) codes.unshift(at);
  }
  return codes;
}
