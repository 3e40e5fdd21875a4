import { Checkbox } from 'antd';
import type { ReactNode } from 'react';

/**
 * Things to tick, one below the other. A form tells its fields that they are required; a group of boxes must not say so, since each
 * box is not: the label says it.
 */
export function Checklist<Value extends string>({
  id,
  value,
  onChange,
  options,
}: {
  id?: string;
  value?: Value[];
  onChange?: (ticked: Value[]) => void;
  options: { value: Value; label: ReactNode; disabled?: boolean }[];
}) {
  return (
    <Checkbox.Group
      className="checklist"
      {...(id !== undefined && { id })}
      value={value ?? []}
      onChange={(ticked) => onChange?.(ticked as Value[])}
      options={options}
    />
  );
}
