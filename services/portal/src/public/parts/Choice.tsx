import { DownOutlined } from '@ant-design/icons';
import type { ChangeEventHandler } from 'react';

export interface Option {
  value: string;
  label: string;
}

/** A choice as the browser has it: the phone's own wheel, and nothing to fetch first. Form.Item hands it value, onChange and id. */
export function Choice({
  options,
  none,
  ...control
}: {
  options: readonly Option[];
  /** What stands there while nothing is chosen. */
  none: string;
  id?: string;
  value?: string | undefined;
  onChange?: ChangeEventHandler<HTMLSelectElement>;
  'aria-required'?: boolean | 'true' | 'false';
  'aria-invalid'?: boolean | 'true' | 'false';
  'aria-describedby'?: string;
}) {
  return (
    <span className="choice">
      <select {...control} value={control.value ?? ''} data-none={control.value ? undefined : true}>
        <option value="">{none}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <DownOutlined aria-hidden />
    </span>
  );
}
