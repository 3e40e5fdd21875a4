import { Cascader } from 'antd';
import { useTranslation } from 'react-i18next';
import { NATION, pathTo, useRegionTree } from './use-region-tree.ts';

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

/** 行政区划, level by level, each fetched when the one above is opened; every level can be chosen. */
export function RegionPicker({
  value,
  onChange,
  root,
  id,
  disabled,
  allowClear = true,
  placeholder,
  label,
}: {
  value?: string | null | undefined;
  onChange?: (code: string | null) => void;
  /** The division that stands at the top: 000000 shows the provinces. */
  root: string;
  id?: string;
  disabled?: boolean;
  allowClear?: boolean;
  placeholder?: string;
  /** Its name for screen readers, where no form item gives it one. */
  label?: string;
}) {
  const { t } = useTranslation('administration');
  const { tree, load } = useRegionTree(root, value);

  const optionOf = (code: string): Option => {
    const children = tree.children.get(code);
    const node = tree.nodes.get(code);
    const leaf = node?.pseudo === true || (children !== undefined && children.length === 0);
    return {
      value: code,
      label: node?.name ?? code,
      isLeaf: leaf,
      ...(children && children.length > 0 && { children: children.map(optionOf) }),
    };
  };
  const tops = root === NATION ? (tree.children.get(NATION) ?? []) : [root];
  // Of the whole country nothing has to be chosen.
  const chosen = value && value !== NATION ? pathTo(tree, root, value) : undefined;

  return (
    <Cascader<Option>
      className="full-width"
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      options={tops.filter((code) => tree.nodes.has(code)).map(optionOf)}
      value={chosen ?? []}
      changeOnSelect
      expandTrigger="click"
      allowClear={allowClear}
      disabled={disabled === true}
      placeholder={placeholder ?? t('region.choose')}
      loadData={(opened) => {
        const last = opened.at(-1);
        if (last) void load(last.value).catch(() => {});
      }}
      onChange={(codes) => onChange?.(codes?.at(-1)?.toString() ?? null)}
      displayRender={(_, options) =>
        tree.nodes.get(options?.at(-1)?.value ?? value ?? '')?.fullName ??
        tree.nodes.get(value ?? '')?.fullName ??
        value
      }
    />
  );
}
