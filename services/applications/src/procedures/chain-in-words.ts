import { PATH_NAMES, type Path } from '../workflow.ts';
import type { Procedure } from './procedure.ts';

/** 审核流程 of each path, as people read it (domain 5.4). */
export const CHAINS: Readonly<Record<Path, string>> = {
  GENERAL: '个人提交 → 机构审核 → 主管部门受理、审批 → 生效',
  INFO: '个人提交 → 机构审核 → 生效',
  TWO_INSTITUTIONS: '个人提交 → 现执业机构审核 → 拟执业机构审核 → 主管部门受理、审批 → 生效',
  MILITARY: '个人提交 → 军队、武警机构审核 → 地方机构审核 → 主管部门受理、审批 → 军队、武警机构释放 → 生效',
  MILITARY_ON_PAPER: '个人提交 → 地方机构审核 → 主管部门受理、审批 → 军队、武警机构书面释放 → 生效',
  MILITARY_AT_WINDOW: '窗口受理 → 审批 → 军队、武警机构书面释放 → 生效',
  TO_AUTHORITY: '提交 → 主管部门受理、审批 → 生效',
  BY_INSTITUTION: '机构提交 → 主管部门受理、审批 → 生效',
  WAITING: '机构提交 → 待前一业务办结 → 主管部门受理、审批 → 生效',
  INSTITUTION_ALONE: '机构提交 → 生效，告知主管部门',
  WINDOW: '窗口受理 → 审批 → 生效',
  PROVINCE_THEN_NATION: '提交 → 省级主管部门受理、审核并转报 → 国家级主管部门审批 → 生效',
  INSTITUTION_PROVINCE_NATION: '个人提交 → 机构转报 → 省级主管部门受理、审核并转报 → 国家级主管部门审批 → 生效',
  WINDOW_THEN_NATION: '窗口受理 → 省级主管部门审核并转报 → 国家级主管部门审批 → 生效',
  EX_OFFICIO: '主管部门立案 → 告知、听取陈述申辩 → 决定 → 生效或者终止',
};

/** @returns the chains that a channel may take; where the facts decide, those that the definition's function can name */
export function chainInWords(path: Procedure['channels'][keyof Procedure['channels']]): string[] {
  if (path === undefined) return [];
  if (typeof path !== 'function') return [CHAINS[path]];
  // The function names its paths in its own text: a definition is read, not run, here.
  const named = PATH_NAMES.filter(
    (name) => path.toString().includes(`'${name}'`) || path.toString().includes(`"${name}"`),
  );
  return named.map((name) => CHAINS[name]);
}
